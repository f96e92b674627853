import type { CommandInfo, ParameterInfo } from "tesla-commands";

/** The parameters of one call, by their names in the catalogue. */
export type Parameters = Record<string, string | number | boolean | object>;

/** The parameters that a filled form stands for. Fields that are empty or not shown are not sent. */
export function readParameters(command: CommandInfo, form: FormData): Parameters {
  const parameters: Parameters = {};
  for (const parameter of command.parameters) {
    const text = form.get(parameter.name);
    if (typeof text === "string" && text !== "") parameters[parameter.name] = readValue(parameter, text);
  }
  return parameters;
}

/** Whether a field belongs in the form as it is filled now: some make sense only beside one value of another. */
export function isAsked(parameter: ParameterInfo, form: ReadonlyMap<string, string>): boolean {
  const { onlyWith } = parameter;
  return onlyWith === undefined || form.get(onlyWith.parameter) === onlyWith.value;
}

function readValue(parameter: ParameterInfo, text: string): string | number | boolean | object {
  switch (parameter.kind) {
    case "number":
    case "integer":
      return Number(text);
    case "boolean":
      return text === "true";
    case "calendar":
      return looksLikeObject(text) ? parseObject(text) : text;
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
