/** The page's side of the sign-in: what it asks the server, and Fleet API about the account's cars. */

import { isTeslaCommandError } from "tesla-commands/rest";
import { tokenFrom } from "tesla-commands/sign-in";
import { noteLogin, rememberSignIn } from "./login.ts";

/** What the server says of its sign-in. */
export interface SignIn {
  /** Whether account and cars are simulated. */
  simulated: boolean;
  signedIn: boolean;
  /** Where Fleet API is reached. */
  baseUrl: string;
  /** The domain of the app, which serves its public key; `null` where none is set. */
  domain: string | null;
  /** The link that gives a car the key of the domain. */
  keyLink: string | null;
  /** What the page needs and the person has not allowed. */
  missingScopes: readonly string[];
  /** Why Tesla ended the last login. */
  reason: string | null;
}

/** The server's name is another one than that in the address: only its own page may sign in. */
export interface Elsewhere {
  elsewhere: string;
}

/** How a car wants its commands. */
export type FleetStatus =
  | { kind: "plain" }
  /** Signed ones only. `paired`: it knows the key that the app is registered with. */
  | { kind: "signed"; paired: boolean }
  /** No answer says it; the status where there was one. */
  | { kind: "unknown"; status: number | undefined };

/** The key that the domain of the app serves; without one, the reason. */
export type DomainKey = { publicKey: string } | { publicKey: null; reason: string };

/** How long the server may take. */
const patienceMs = 20_000;
/** How long to wait for a server that may not be there at all. */
const offerPatienceMs = 4_000;

/** Other tabs hold tokens of their own. */
const tabs = new BroadcastChannel("tesla-commands sign-in");
tabs.addEventListener("message", () => void checkLogin());

let tokens = tokenFrom("sign-in/token");

/** The access token of the login. Notes when there is none any more. */
export async function token(request: { refresh: boolean }): Promise<string> {
  try {
    const accessToken = await tokens(request);
    noteLogin(undefined);
    return accessToken;
  } catch (error) {
    if (isTeslaCommandError(error) && error.code === "unauthorized") await checkLogin();
    throw error;
  }
}

/** Asks the server whether it offers a sign-in, and who is signed in. Undefined where it offers none. */
export async function readSignIn(): Promise<SignIn | Elsewhere | undefined> {
  let status: number;
  let answer: { configured?: boolean; error_description?: string };
  try {
    const response = await fetch("sign-in", {
      cache: "no-store",
      signal: AbortSignal.timeout(offerPatienceMs),
    });
    status = response.status;
    answer = Object(await response.json());
  } catch {
    // Static hosts know no such address.
    return undefined;
  }
  if (status === 421) return { elsewhere: String(answer.error_description) };
  if (answer.configured !== true) return undefined;
  const signIn = answer as SignIn;
  if (signIn.signedIn) rememberSignIn(true);
  return signIn;
}

/** Lets the other tabs know that this browser has just signed in. */
export function shareSignIn(): void {
  tabs.postMessage("signed in");
}

/**
 * Ends the login, for every browser that has it.
 *
 * @returns the page at Tesla where the person can take back the permission too
 */
export async function signOut(): Promise<string | undefined> {
  const response = await fetch("sign-in/out", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
    signal: AbortSignal.timeout(patienceMs),
  });
  // 401: it has ended before.
  if (!response.ok && response.status !== 401) throw new Error(`status ${response.status}`);
  const { revokeUrl } = Object(await response.json());
  rememberSignIn(false);
  tokens = tokenFrom("sign-in/token");
  noteLogin({ reason: null });
  tabs.postMessage("signed out");
  return typeof revokeUrl === "string" ? revokeUrl : undefined;
}

/** The key that the domain serves. Rejects where the server does not answer. */
export async function readDomainKey(): Promise<DomainKey> {
  const response = await fetch("sign-in/key", { signal: AbortSignal.timeout(patienceMs) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

/** Whether two PEM files hold the same key, however their lines are broken. */
export function isSameKey(one: string | null | undefined, other: string | undefined): boolean {
  return typeof one === "string" && other !== undefined && bare(one) === bare(other);
}

function bare(pem: string): string {
  return pem.replace(/-----[^-]*-----|\s/g, "");
}

/** Publishes a key at the simulated domain, as a person does at the host of theirs. */
export async function publishSimulatedKey({ baseUrl }: SignIn, publicKey: string): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(`${baseUrl}/key`, { method: "PUT", body: publicKey, signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
}

/** Asks Fleet API how a car wants its commands. Never rejects. */
export async function readFleetStatus({ baseUrl }: SignIn, vin: string): Promise<FleetStatus> {
  try {
    let response = await askFleetStatus(baseUrl, vin, false);
    if (response.status === 401) response = await askFleetStatus(baseUrl, vin, true);
    if (!response.ok) return { kind: "unknown", status: response.status };
    const { key_paired_vins: paired, vehicle_info: info } = Object(Object(await response.json()).response);
    const isRequired = Object(Object(info)[vin]).vehicle_command_protocol_required;
    if (isRequired === false) return { kind: "plain" };
    if (isRequired === true) return { kind: "signed", paired: Array.isArray(paired) && paired.includes(vin) };
    return { kind: "unknown", status: response.status };
  } catch {
    return { kind: "unknown", status: undefined };
  }
}

async function askFleetStatus(baseUrl: string, vin: string, refresh: boolean): Promise<Response> {
  return fetch(`${baseUrl}/api/1/vehicles/fleet_status`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await token({ refresh })}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ vins: [vin] }),
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
  });
}

/** A token that is still held may be that of a login which has ended. */
async function checkLogin(): Promise<void> {
  tokens = tokenFrom("sign-in/token");
  const signIn = await readSignIn();
  if (!signIn || "elsewhere" in signIn) return;
  noteLogin(signIn.signedIn ? undefined : { reason: signIn.reason });
}
