import type { CommandInfo, ParameterInfo } from "tesla-commands";
import type { Parameters } from "./parameters.ts";
import { texts, translated } from "./texts/index.ts";

/** A command as the page asks for it, in the page's language: mostly parameter by parameter, as the catalogue has it. */
export function presented(command: CommandInfo): CommandInfo {
  return command.name === "navigation_request"
    ? { ...translated(command), parameters: [address()] }
    : translated(command);
}

/** The command's own parameters, of those that the page asked for. */
export function catalogued({ name }: CommandInfo, asked: Parameters): Parameters {
  return name === "navigation_request" ? navigationRequest(String(asked.address ?? "")) : asked;
}

/** The longest text that the car's navigation takes from here. */
export const longestAddress = 4096;

/** An address, a link or the name of a place as the parameters of `navigation_request`: as a phone shares it. */
function navigationRequest(address: string): Parameters {
  return {
    type: "share_ext_content_raw",
    value: { "android.intent.extra.TEXT": address },
    locale: navigator.language,
    timestampMs: String(Date.now()),
  };
}

/** The one field that the page shows instead of the four that phones send with an address. */
function address(): ParameterInfo {
  const { address: title, addressHint: description } = texts.share;
  return {
    name: "address",
    wireName: "address",
    title,
    description,
    required: true,
    kind: "text",
    maxLength: longestAddress,
  };
}
