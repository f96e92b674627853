"use client";

import { useEffect, useRef, useState } from "react";
import init, { type RequestOptions } from "tesla-commands";

export type CommandState = { status: "idle" | "sending" | "done" } | { status: "failed"; error: unknown };

/** Sends one command at a time, says how far it is, and stops waiting when the component goes. */
export function useCommand(command: (options: RequestOptions) => Promise<unknown>) {
  const [state, setState] = useState<CommandState>({ status: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function send() {
    if (running.current) return; // A second press must not send it twice.
    running.current = new AbortController();
    setState({ status: "sending" });
    try {
      await init(); // Loads on the first call; later ones return at once.
      await command({ signal: running.current.signal });
      setState({ status: "done" });
    } catch (error) {
      setState({ status: "failed", error });
    } finally {
      running.current = undefined;
    }
  }

  return { state, send };
}
