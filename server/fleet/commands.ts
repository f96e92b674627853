/** The commands of `npm run fleet`, by name. */

import { type Environment, readAddress } from "../settings.ts";
import { requireAppSettings } from "../sign-in/settings.ts";
import { createSignIn, type SignIn } from "../sign-in/sign-in.ts";
import type { Fetch } from "../upstream.ts";
import { check } from "./check.ts";
import { key } from "./key.ts";
import { register } from "./register.ts";
import type { Print } from "./report.ts";
import { status } from "./status.ts";

const COMMANDS: Readonly<Record<string, (signIn: SignIn, print: Print) => Promise<boolean>>> = {
  check,
  register,
  status,
};

const USAGE = `npm run fleet -- check      checks your settings, key and domain, and shows what to enter at developer.tesla.com
npm run fleet -- register   registers your domain and key with Tesla
npm run fleet -- status     shows what is registered, who is signed in, and which cars have the key
npm run fleet -- key        makes a pair of key files, for an app that loads the private one`;

/**
 * Runs a command, and says whether all is well.
 *
 * @throws StartError for a setting that is wrong
 */
export async function runFleet(
  args: readonly string[],
  environment: Environment,
  print: Print,
  fetch: Fetch,
): Promise<boolean> {
  const [name = "", ...more] = args;
  if (name === "key" && more.length === 0) return key(environment.PUBLIC_KEY, print);
  const command = Object.hasOwn(COMMANDS, name) && more.length === 0 ? COMMANDS[name] : undefined;
  if (!command) {
    print(USAGE);
    return name === "";
  }
  const app = requireAppSettings(environment, readAddress(environment, 8080));
  return command(createSignIn(app, fetch), print);
}
