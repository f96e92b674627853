import type { CommandInfo } from "tesla-commands";
import { shareNames } from "./deep-link.ts";
import { type Pin, parsePin, pinOf } from "./pins.ts";
import { longestAddress } from "./presented.ts";

/** What an address, a share or a paste asks for. Nothing is sent before the person presses. */
export type Asked = { from: "link" | "share" | "paste"; pin: Pin } | { from: "link"; unknown: true };

/** Reads what an address asks for: `#run=` with a command, or what another app shared. */
export function askedBy(url: URL, commands: readonly CommandInfo[]): Asked | undefined {
  const shared = sharedText(url.searchParams);
  if (shared !== undefined) return askedToNavigate("share", shared, commands);
  const run = /^#run=(.*)$/s.exec(url.hash)?.[1];
  if (run === undefined) return undefined;
  const pin = parsePin(run, commands);
  return pin ? { from: "link", pin } : { from: "link", unknown: true };
}

/** Asks to send an address, a link or the name of a place to the car's navigation. */
export function askedToNavigate(
  from: "share" | "paste",
  text: string,
  commands: readonly CommandInfo[],
): Asked | undefined {
  const address = text.trim().slice(0, longestAddress);
  const command = commands.find(({ name }) => name === "navigation_request");
  return command && address !== "" ? { from, pin: pinOf(command, { address }) } : undefined;
}

/** What was shared, as one text. Apps differ in where they put the link: in the text, in its own part, or in both. */
function sharedText(query: URLSearchParams): string | undefined {
  const part = (name: string): string => query.get(name)?.trim() ?? "";
  const text = part(shareNames.text);
  const url = part(shareNames.url);
  const both = text.includes(url) ? text : `${text}\n${url}`;
  const whole = both.trim() || part(shareNames.title);
  return whole === "" ? undefined : whole;
}
