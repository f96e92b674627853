import type { CommandInfo, ParameterInfo } from "tesla-commands";
import type { Parameters } from "./parameters.ts";
import { navigationRequest } from "./shared.ts";
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

/** What the page asks for in place of what phones put around an address. */
function address(): ParameterInfo {
  const { address: title, addressHint: description } = texts.share;
  return {
    name: "address",
    wireName: "address",
    title,
    description,
    required: true,
    kind: "text",
    maxLength: 4096,
  };
}
