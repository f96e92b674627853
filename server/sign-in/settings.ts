/** What the environment may set about an app of Fleet API, checked before anything starts. */

import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Address, type Environment, isLoopback, readList, StartError } from "../settings.ts";
import { CHINA, type TeslaHosts, WORLD } from "./hosts.ts";
import { type PublicKey, parsePublicKey } from "./public-key.ts";

/** An app of Fleet API, as its owner entered it in Tesla's portal. */
export interface AppSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly hosts: TeslaHosts;
  /** Where people open the page. The redirect URI is below it. */
  readonly origin: string;
  /** The accounts that may sign in, by e-mail address or id. Empty: the first one that does, and no other after it. */
  readonly accounts: readonly string[];
  /** The domain that serves the public key. */
  readonly domain: string | undefined;
  readonly publicKey: PublicKey | undefined;
  /** The folder of the login. */
  readonly folder: string;
}

/** Where Tesla sends the user back to. Tesla compares it letter for letter. */
export function redirectUri({ origin }: Pick<AppSettings, "origin">): string {
  return `${origin}/sign-in/callback`;
}

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Reads `CLIENT_ID`, `CLIENT_SECRET_FILE` or `CLIENT_SECRET`, `ORIGIN`, `ACCOUNT`, `DOMAIN`, `PUBLIC_KEY`, `REGION` and
 * `LOGIN_FOLDER`. Undefined where no app is set.
 *
 * @throws StartError for the first setting that is wrong. Its message repeats no secret.
 */
export function readAppSettings(environment: Environment, address: Address): AppSettings | undefined {
  const clientId = environment.CLIENT_ID;
  if (!clientId) {
    const other = ["CLIENT_SECRET", "CLIENT_SECRET_FILE", "ACCOUNT"].find((name) => environment[name]);
    if (other === undefined) return undefined;
    throw new StartError(
      `${other} is set, but CLIENT_ID is missing. Copy it from your app at developer.tesla.com.`,
    );
  }
  if (!/^[\w-]+$/.test(clientId)) {
    throw new StartError("CLIENT_ID takes letters, digits and hyphens, as developer.tesla.com shows it.");
  }
  const origin = readOrigin(environment.ORIGIN, address);
  return {
    clientId,
    clientSecret: readSecret(environment),
    hosts: readRegion(environment.REGION),
    origin,
    accounts: readAccounts(environment.ACCOUNT, origin, address),
    domain: readDomain(environment.DOMAIN),
    publicKey: readPublicKey(environment.PUBLIC_KEY),
    folder: readFolder(environment),
  };
}

/**
 * As `readAppSettings`.
 *
 * @throws StartError also if no app is set
 */
export function requireAppSettings(environment: Environment, address: Address): AppSettings {
  const settings = readAppSettings(environment, address);
  if (!settings) throw new StartError("CLIENT_ID is missing. Copy it from your app at developer.tesla.com.");
  return settings;
}

function readSecret({ CLIENT_SECRET: secret, CLIENT_SECRET_FILE: path }: Environment): string {
  if (secret && path)
    throw new StartError("CLIENT_SECRET and CLIENT_SECRET_FILE are both set. Set one of them.");
  if (secret) return secret;
  if (!path) {
    throw new StartError(
      "CLIENT_SECRET_FILE is missing. Write the client secret of your app into a file that only you can read, and give its path.",
    );
  }
  const text = readPrivateFile("CLIENT_SECRET_FILE", path).trim();
  if (text === "" || /\s/.test(text)) {
    throw new StartError("CLIENT_SECRET_FILE must hold the client secret, and nothing else.");
  }
  return text;
}

/** @throws StartError when the file is missing, or others on this machine can read it */
export function readPrivateFile(name: string, path: string): string {
  try {
    const { mode } = statSync(path);
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw new StartError(`${name}: other users of this machine can read ${path}. Run: chmod 600 ${path}`);
    }
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${name}: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function readRegion(text: string | undefined): TeslaHosts {
  if (!text) return WORLD;
  if (text.toLowerCase() === "cn") return CHINA;
  throw new StartError("REGION takes only cn, for apps of developer.tesla.cn. Leave it out for all others.");
}

function readOrigin(text: string | undefined, { host, port }: Address): string {
  if (!text) {
    if (isLoopback(host)) return `http://localhost:${port}`;
    throw new StartError(
      "ORIGIN is missing: with HOST set, give the address at which people open the page, such as ORIGIN=https://car.example.",
    );
  }
  const isExact = URL.canParse(text) && new URL(text).origin === text;
  if (!isExact)
    throw new StartError("ORIGIN takes scheme and host, and no path, such as https://car.example.");
  const { protocol, hostname } = new URL(text);
  if (protocol !== "https:" && !isLoopback(hostname)) {
    throw new StartError(
      "ORIGIN must begin with https:// unless it is on this machine: cookies would go in the clear.",
    );
  }
  return text;
}

/** Whoever signs in first could take a server that others reach, and whoever signs in spends the owner's money. */
function readAccounts(text: string | undefined, origin: string, { host }: Address): string[] {
  const accounts = readList(text?.toLowerCase());
  if (accounts.length === 0 && !(isLoopback(host) && isLoopback(new URL(origin).hostname))) {
    throw new StartError(
      "ACCOUNT is missing: others can reach this server, so name the Tesla account that may sign in, by its e-mail address.",
    );
  }
  return accounts;
}

function readDomain(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const wrong = whatIsWrong(text);
  if (wrong) throw new StartError(`DOMAIN ${wrong}, such as ada.github.io.`);
  return text;
}

function whatIsWrong(domain: string): string | undefined {
  if (/[:/]/.test(domain)) return "takes the name of a host alone, without https://, port or path";
  if (domain !== domain.toLowerCase()) return "must be in lower case";
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)) {
    return "takes the name of a host that everybody can reach";
  }
  if (domain.includes("tesla")) return 'must not contain "tesla", which Tesla refuses: use another one';
  return undefined;
}

function readPublicKey(path: string | undefined): PublicKey | undefined {
  if (!path) return undefined;
  let pem: string;
  try {
    pem = readFileSync(path, "utf8");
  } catch (error) {
    throw new StartError(`PUBLIC_KEY: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const key = parsePublicKey(pem);
  if (typeof key === "string") throw new StartError(`PUBLIC_KEY: ${path} ${key}.`);
  return key;
}

/** By default where programs keep their state. Never in the project: there it could be served, or committed. */
function readFolder({ LOGIN_FOLDER, XDG_STATE_HOME }: Environment): string {
  const folder = resolve(
    LOGIN_FOLDER || join(XDG_STATE_HOME || join(homedir(), ".local", "state"), "tesla-commands"),
  );
  const below = relative(PROJECT, folder);
  if (!below.startsWith("..") && !isAbsolute(below)) {
    throw new StartError(
      "LOGIN_FOLDER must be outside this project, where the login could be served or committed.",
    );
  }
  return folder;
}
