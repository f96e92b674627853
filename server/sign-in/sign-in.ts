/** A sign-in as a whole: the app, its login, and who may use it. */

import { join } from "node:path";
import type { StoredLogin } from "tesla-commands/sign-in";
import type { Fetch } from "../upstream.ts";
import { fileStore, memoryStore, type Store } from "./files.ts";
import { Login } from "./login.ts";
import { fetchPublicKey, type PublicKey } from "./public-key.ts";
import { type KeptSessions, Sessions } from "./sessions.ts";
import type { AppSettings } from "./settings.ts";
import { TeslaClient } from "./tesla-client.ts";

/** What a page needs of the car: enough for all commands. `openid` and `offline_access` make the login last. */
export const SCOPES = [
  "openid",
  "offline_access",
  "vehicle_device_data",
  "vehicle_cmds",
  "vehicle_charging_cmds",
];

export interface SignIn {
  readonly app: AppSettings;
  readonly tesla: TeslaClient;
  readonly login: Login;
  readonly sessions: Sessions;
  /** What is asked for. */
  readonly scopes: readonly string[];
  /** Whether all of it is simulated. */
  readonly isSimulated: boolean;
  /** Where the page finds Fleet API. */
  readonly baseUrl: string;
  /** The key that the domain serves; a text says why there is none. */
  readonly domainKey: () => Promise<PublicKey | string>;
}

/** @throws StartError when a file of the login can't be used */
export function createSignIn(app: AppSettings, fetch: Fetch): SignIn {
  const file = <T extends object>(name: string): Store<T> =>
    fileStore(join(app.folder, `${app.clientId}.${name}.json`));
  const { domain } = app;
  return {
    ...parts(app, fetch, file("login"), file("sessions")),
    isSimulated: false,
    baseUrl: "/tesla",
    domainKey: async () => (domain === undefined ? "DOMAIN is not set" : fetchPublicKey(fetch, domain)),
  };
}

/** One that keeps nothing: for a simulated account. */
export function createSimulatedSignIn(
  app: AppSettings,
  fetch: Fetch,
  more: Pick<SignIn, "baseUrl" | "domainKey">,
): SignIn {
  return { ...parts(app, fetch, memoryStore(), memoryStore()), ...more, isSimulated: true };
}

function parts(app: AppSettings, fetch: Fetch, login: Store<StoredLogin>, sessions: Store<KeptSessions>) {
  const tesla = new TeslaClient(app, fetch);
  const needsEmail = app.accounts.some((account) => account.includes("@"));
  return {
    app,
    tesla,
    login: new Login(login, tesla),
    sessions: new Sessions(sessions),
    scopes: needsEmail ? [...SCOPES, "email"] : SCOPES,
  };
}
