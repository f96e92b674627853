// What every error of the package is, and what it keeps to itself.

/** In each secret of the tests, so that it is recognised wherever it comes out. */
export const SECRET = "s3cret";

/** A PIN, which can't have it in it. */
export const PIN = "4711";

const CODES = [
  "invalid_argument",
  "aborted",
  "timeout",
  "network",
  "unauthorized",
  "forbidden",
  "signing_required",
  "not_found",
  "unavailable",
  "rate_limited",
  "wrong_region",
  "http",
  "rejected",
  "bad_response",
];

/** What each property is, where the error has it. */
const PROPERTIES = {
  message: "string",
  stack: "string",
  name: "string",
  code: "string",
  command: "string",
  mayHaveSucceeded: "boolean",
  parameter: "string",
  status: "number",
  reason: "string",
  retryAfterMs: "number",
  baseUrl: "string",
};

/** What is wrong with the error of a command: empty if nothing is. */
export function flawsOf(error, command) {
  if (!(error instanceof Error)) return ["it is no Error"];
  const flaws = [];
  const names = Reflect.ownKeys(error);
  for (const name of names) {
    const known = PROPERTIES[name];
    if (name !== "cause" && typeof error[name] !== known) flaws.push(`its ${String(name)} is no ${known}`);
  }
  for (const name of ["name", "code", "command", "mayHaveSucceeded", "message", "stack"])
    if (!names.includes(name)) flaws.push(`it has no ${name}`);
  if (flaws.length > 0) return flaws;
  if (error.name !== "TeslaCommandError") flaws.push(`its name is ${error.name}`);
  if (!CODES.includes(error.code)) flaws.push(`its code is ${error.code}`);
  if (error.command !== command) flaws.push(`its command is ${error.command}`);
  if (!error.message.startsWith(`${command}: `) || !error.message.endsWith("."))
    flaws.push(`its message is ${error.message}`);
  if ((error.code === "invalid_argument") !== names.includes("parameter")) flaws.push("its parameter");
  for (const name of names.filter((name) => name !== "cause")) {
    // Numbers and names of all kinds are in the lines of a stack that tell places.
    const told = String(error[name]).replace(/^ +at .*$/gm, "");
    if (told.includes(SECRET) || told.includes(PIN)) flaws.push(`its ${name} tells a secret: ${told}`);
  }
  return flaws;
}
