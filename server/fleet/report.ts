/** What a check, or a step, came to: one plain sentence each. */

export interface Finding {
  readonly ok: boolean;
  /** A sentence; of a failure it says what to do. */
  readonly text: string;
}

export const done = (text: string): Finding => ({ ok: true, text });
export const failed = (text: string): Finding => ({ ok: false, text });

export type Print = (line: string) => void;

/** Prints the findings, and says whether all are good. */
export function report(findings: readonly Finding[], print: Print): boolean {
  for (const { ok, text } of findings) print(`${ok ? "✓" : "✗"} ${text}`);
  return findings.every(({ ok }) => ok);
}
