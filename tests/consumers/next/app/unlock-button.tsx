"use client";

import { doorUnlock, isTeslaCommandError } from "tesla-commands";
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
        {state.status === "failed" && explain(state.error)}
      </output>
    </>
  );
}

function explain(error: unknown): string {
  return isTeslaCommandError(error) ? `${error.code}: ${error.message}` : String(error);
}
