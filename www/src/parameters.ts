import type { CommandInfo, ParameterInfo } from "tesla-commands";
import { texts } from "./texts/index.ts";
import { minutesOf } from "./times.ts";
import { fahrenheit, type Scale, type Units } from "./units.ts";

/** The parameters of one call, by their names in the catalogue. */
export type Parameters = Record<string, string | number | boolean | object>;

/** The parameters that a filled form stands for. Fields that are empty or not shown are not sent. */
export function readParameters(command: CommandInfo, form: FormData, units: Units): Parameters {
  const parameters: Parameters = {};
  for (const parameter of command.parameters) {
    const { kind, name } = parameter;
    const text = kind === "days" ? form.getAll(name).join(",") : form.get(name);
    if (typeof text === "string" && text !== "") parameters[name] = readValue(parameter, text, units);
  }
  return parameters;
}

/** How a parameter is shown and typed where that is not as the wire has it. */
export function scaleOf({ unit }: ParameterInfo, { temperature }: Units): Scale | undefined {
  return unit === "°C" && temperature === "F" ? fahrenheit : undefined;
}

/** Whether a value is a secret, which the page neither keeps nor shows. */
export function isSecret({ kind }: ParameterInfo): boolean {
  return kind === "pin" || kind === "password";
}

/** Whether the wire counts a time of the day, in minutes after midnight. */
export function isTimeOfDay({ unit, max }: ParameterInfo): boolean {
  return unit === "min" && max === 24 * 60 - 1;
}

/** Whether a field belongs in the form as it is filled now: some make sense only beside one value of another. */
export function isAsked(parameter: ParameterInfo, form: ReadonlyMap<string, string>): boolean {
  const { onlyWith } = parameter;
  return onlyWith === undefined || form.get(onlyWith.parameter) === onlyWith.value;
}

function readValue(parameter: ParameterInfo, text: string, units: Units): string | number | boolean | object {
  switch (parameter.kind) {
    case "number":
    case "integer":
      if (isTimeOfDay(parameter)) return minutesOf(text) ?? Number.NaN;
      return scaleOf(parameter, units)?.toWire(Number(text)) ?? Number(text);
    case "boolean":
      return text === "true";
    case "calendar":
      return looksLikeObject(text) ? parseObject(text) : text;
    case "object":
      return parseObject(text);
    default:
      return text;
  }
}

/** Text that is meant as a JSON object, right or wrong; any other calendar text is sent as it stands. */
export function looksLikeObject(text: string): boolean {
  return text.trimStart().startsWith("{");
}

/** The object that a JSON text stands for; throws the parser's SyntaxError where it stands for none. */
export function parseObject(text: string): object {
  return JSON.parse(text) as object;
}

/** One of a parameter's choices in the page's language; without words for it, "auto_seat" is "Auto seat", and "AutoSeat"
 * too. */
export function choiceWords(choice: string): string {
  const words = choice.replace(/_|(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return texts.field.choices[choice] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
