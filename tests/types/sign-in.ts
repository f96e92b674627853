/** The declarations of `tesla-commands/sign-in`, as an app sees them. Compiled, never run. */

import type { TokenFunction, Vehicle } from "tesla-commands";
import {
  authorizeUrl,
  readCallback,
  readToken,
  refreshingToken,
  type SignInStart,
  type StoredLogin,
  type TokenInfo,
  tokenFrom,
} from "tesla-commands/sign-in";

export const vehicle: Vehicle = { id: "1", accessToken: tokenFrom("/sign-in/token"), baseUrl: "/tesla" };
export const other: TokenFunction = tokenFrom(new URL("https://app.example/token"), { fetch });

export const renewed: TokenFunction = refreshingToken({
  load: (): StoredLogin | null => JSON.parse(sessionStorage.getItem("login") ?? "null"),
  save: (login) => sessionStorage.setItem("login", JSON.stringify(login)),
  refresh: (refreshToken: string, { signal }: { signal: AbortSignal }) =>
    fetch("/refresh", { method: "POST", body: refreshToken, signal }),
});
refreshingToken({
  load: async () => undefined,
  save: async (_login?: StoredLogin) => {},
  refresh: () => fetch("/refresh"),
  lock: (work) => work(),
});
// @ts-expect-error: it must be told how to renew.
refreshingToken({ load: () => undefined, save: () => {} });

export const info: TokenInfo = readToken("eyJ");
export const region: "NA" | "EU" | "CN" | undefined = info.region;

export async function signIn(): Promise<string> {
  const started: SignInStart = await authorizeUrl({
    clientId: "a",
    redirectUri: "https://a.example/",
    scopes: ["openid"],
  });
  // @ts-expect-error: the scopes are missing.
  await authorizeUrl({ clientId: "a", redirectUri: "https://a.example/" });
  // @ts-expect-error: the state is missing.
  readCallback(started.url);
  return readCallback(location.href, started).code;
}
