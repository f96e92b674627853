/** What the environment may set, checked before anything starts. */

/** A reason not to start. Its message is one line for the person at the terminal: what is wrong and what to do. */
export class StartError extends Error {
  override name = "StartError";
}

/** The environment, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a server listens. */
export interface Address {
  /** `localhost` means both loopback addresses and nothing else. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

/** The settings of `npm start`. */
export interface Settings extends Address {
  /** The API that the proxy relays to; without it there is no proxy. */
  readonly upstream?: URL;
  /** Origins whose pages may use the proxy, besides the server's own. */
  readonly allowOrigins: readonly string[];
}

/**
 * Reads `HOST` (default `localhost`) and `PORT`.
 *
 * @throws StartError when `PORT` is no port
 */
export function readAddress(environment: Environment, defaultPort: number): Address {
  const text = environment.PORT || String(defaultPort);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new StartError(`PORT takes a whole number from 0 to 65535, not "${text}".`);
  }
  return { host: environment.HOST || "localhost", port };
}

/**
 * Reads `HOST`, `PORT` (default 8080), `UPSTREAM` and `ALLOW_ORIGIN`. What is unset or empty is off.
 *
 * @throws StartError for the first setting that is wrong
 */
export function readSettings(environment: Environment): Settings {
  const address = readAddress(environment, 8080);
  const allowOrigins = readOrigins(environment.ALLOW_ORIGIN ?? "");
  return environment.UPSTREAM
    ? { ...address, allowOrigins, upstream: readUpstream(environment.UPSTREAM) }
    : { ...address, allowOrigins };
}

/** No message repeats the text: whoever wrote a password into it does not want to see it in a log. */
function readUpstream(text: string): URL {
  const example = "for example UPSTREAM=https://owner-api.teslamotors.com";
  if (!URL.canParse(text)) throw new StartError(`UPSTREAM is not a URL; give one, ${example}.`);
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new StartError(`UPSTREAM must begin with https://, ${example}.`);
  }
  if (url.username || url.password) {
    throw new StartError("UPSTREAM must not hold a user name or password; the page sends the access token.");
  }
  if (/[?#]/.test(text)) throw new StartError(`UPSTREAM must end before any "?" or "#", ${example}.`);
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw new StartError(
      "UPSTREAM must begin with https:// unless it is on this machine: http would send the access token in the clear.",
    );
  }
  return url;
}

/** Whether a name from a URL, or a `HOST`, means this machine only. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(hostname);
}

/** The parts of a text that are separated by commas. */
export function readList(text = ""): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function readOrigins(text: string): string[] {
  const origins = readList(text);
  for (const origin of origins) {
    if (!/^https?:[^*]+$/.test(origin) || !URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new StartError(
        `ALLOW_ORIGIN takes exact origins separated by commas, such as https://app.example, not "${origin}".`,
      );
    }
  }
  return origins;
}
