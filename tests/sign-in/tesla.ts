/** A simulated Tesla with one app, and a person who has signed in to it. */

import { type App, createTesla, type SimulatedTesla, type TeslaOptions } from "../../simulator/auth/index.ts";
import { createSimulator } from "../../simulator/index.ts";

export const CLIENT_ID = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
export const CLIENT_SECRET = "ta-secret.that-nobody-may-see";
export const REDIRECT_URI = "http://localhost:8080/sign-in/callback";
export const SCOPES = [
  "openid",
  "offline_access",
  "vehicle_device_data",
  "vehicle_cmds",
  "vehicle_charging_cmds",
];
export const TOKEN_ENDPOINT = "https://fleet-auth.prd.vn.cloud.tesla.com/oauth2/v3/token";
export const AUTHORIZE_ENDPOINT = "https://auth.tesla.com/oauth2/v3/authorize";

export function app(more: Partial<App> = {}): App {
  return {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    redirectUris: [REDIRECT_URI],
    allowedOrigin: "https://ada.example",
    scopes: [...SCOPES, "vehicle_location", "email"],
    machineToMachine: true,
    registrations: {},
    ...more,
  };
}

/** Ada is signed in at once when an app asks. */
export function teslaWithApp(options: Partial<TeslaOptions> = {}): SimulatedTesla {
  const tesla = createTesla({ simulator: createSimulator(), apps: [app()], ...options });
  const [ada] = tesla.accounts;
  if (ada) tesla.consent({ account: ada.sub });
  return tesla;
}

/** Posts a form to the token endpoint. */
export function post(tesla: SimulatedTesla, form: Record<string, string>): Promise<Response> {
  return tesla.fetch(new Request(TOKEN_ENDPOINT, { method: "POST", body: new URLSearchParams(form) }));
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

/** The tokens of a person who signs in, as any client gets them. */
export async function signIn(tesla: SimulatedTesla, scopes: readonly string[] = SCOPES): Promise<Tokens> {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: scopes.join(" "),
    state: "any",
  });
  const back = await tesla.fetch(new Request(`${AUTHORIZE_ENDPOINT}?${query}`));
  const code = new URL(back.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const answer = await post(tesla, {
    grant_type: "authorization_code",
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    code,
    redirect_uri: REDIRECT_URI,
  });
  return (await answer.json()) as Tokens;
}

/** Asks the token endpoint to renew a login, as the package's `refresh` has to. */
export function sendRefresh(tesla: SimulatedTesla, refreshToken: string): Promise<Response> {
  return post(tesla, { grant_type: "refresh_token", client_id: CLIENT_ID, refresh_token: refreshToken });
}

/** Whether Tesla takes the access token. */
export async function isTaken(tesla: SimulatedTesla, accessToken: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const url = "https://fleet-api.prd.eu.vn.cloud.tesla.com/api/1/users/region";
  return (await tesla.fetch(new Request(url, { headers }))).status === 200;
}
