import type { CommandInfo } from "tesla-commands";
import { type Car, hasInternet } from "./connection.ts";
import { isSecret, type Parameters } from "./parameters.ts";
import type { Exchange } from "./recorder.ts";

/** Stands where a PIN or a password was. */
const hidden = "••••";

/** The names of a command's secrets, as a caller writes them or as the wire has them. */
export function secretsOf(command: CommandInfo, name: "name" | "wireName"): string[] {
  return command.parameters.filter(isSecret).map((one) => one[name]);
}

/** The call that this page made, as an app would write it: token and secrets left out. */
export function callOf({ vehicle, simulated }: Car, command: CommandInfo, parameters: Parameters): string {
  const { id, baseUrl, key, parameters: form, bluetooth } = vehicle;
  const internet = [
    "accessToken",
    `baseUrl: ${JSON.stringify(baseUrl)}`,
    ...(form === "query" ? ['parameters: "query"'] : []),
    ...(simulated ? ["fetch: simulator.fetch"] : []),
  ];
  const fields = [
    `id: ${JSON.stringify(String(id))}`,
    ...(hasInternet(vehicle) ? internet : []),
    ...(key ? ["key"] : []),
    ...(bluetooth ? ["bluetooth"] : []),
  ];
  const secrets = secretsOf(command, "name");
  const values = Object.entries(parameters).map(
    ([name, value]) => `${name}: ${JSON.stringify(secrets.includes(name) ? hidden : value)}`,
  );
  const given = [
    "vehicle",
    ...(command.parameters.length > 0 ? [values.length > 0 ? `{ ${values.join(", ")} }` : "{}"] : []),
    "{ wake: true }",
  ];
  return [
    `const vehicle = { ${fields.join(", ")} };`,
    `await ${command.function}(${given.join(", ")});`,
  ].join("\n");
}

/** The requests, one after the other, in the form that HTTP clients of editors read. */
export function requestsOf(exchanges: readonly Exchange[]): string {
  const texts: string[] = [];
  let before = "";
  for (const { status, ...request } of exchanges) {
    const text = requestOf(request);
    // While a car wakes, the same look at it goes out again and again.
    if (text === before)
      texts[texts.length - 1] = `${text}\n\n# again and again, at last: ${status ?? "no answer"}`;
    else texts.push(`${text}\n\n# ${status ?? "no answer"}`);
    before = text;
  }
  return texts.join("\n\n###\n\n");
}

function requestOf({ method, url, contentType, body }: Exchange): string {
  const head = [`${method} ${url}`, "authorization: Bearer {{token}}"];
  if (contentType) head.push(`content-type: ${contentType}`);
  return body === "" ? head.join("\n") : `${head.join("\n")}\n\n${body}`;
}
