"use client";

import { doorUnlock } from "tesla-commands";
import { useCommand } from "./use-command";

export function UnlockButton() {
  const { state, send } = useCommand(async (options) => {
    const vehicle = await (await fetch("/vehicle.json")).json();
    return doorUnlock(vehicle, options);
  });
  return (
    <>
      <button type="button" onClick={send} disabled={state.status === "sending"}>
        Unlock
      </button>
      <output>
        {state.status === "sending" && "Sending…"}
        {state.status === "done" && "Unlocked."}
        {state.status === "failed" && `${state.error.code}: ${state.error.message}`}
      </output>
    </>
  );
}
