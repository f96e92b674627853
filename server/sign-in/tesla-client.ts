/** What the server asks of Tesla: tokens, and a few calls of Fleet API. */

import * as oauth from "oauth4webapi";
import { type Fetch, whyFetchFailed } from "../upstream.ts";
import { AUDIENCES, type Region } from "./hosts.ts";
import type { AppSettings } from "./settings.ts";

/** A token request that failed. The message says why, and holds no secret. */
export class TokenError extends Error {
  override name = "TokenError";

  /**
   * @param code Tesla's word for it; undefined where the answer was none of OAuth, such as a page of HTML
   */
  constructor(
    readonly code: string | undefined,
    message: string,
  ) {
    super(message);
  }
}

/** An answer of Fleet API. */
export interface ApiAnswer {
  readonly status: number;
  /** `response` of the body; undefined where there is none. */
  readonly response: Record<string, unknown> | undefined;
  /** The server's own words about a failure. */
  readonly reason: string;
}

const TIMEOUT = 30_000;

export class TeslaClient {
  readonly #app: AppSettings;
  readonly #fetch: Fetch;
  readonly #server: oauth.AuthorizationServer;
  readonly #client: oauth.Client;
  readonly #secret: oauth.ClientAuth;

  constructor(app: AppSettings, fetch: Fetch) {
    this.#app = app;
    this.#fetch = fetch;
    const { authorize, token, userInfo } = app.hosts;
    this.#server = { issuer: new URL(authorize).origin, token_endpoint: token, userinfo_endpoint: userInfo };
    this.#client = { client_id: app.clientId };
    this.#secret = oauth.ClientSecretPost(app.clientSecret);
  }

  /** Exchanges a code for the first tokens of a login. */
  async exchange(code: string, codeVerifier: string, redirectUri: string) {
    const audience = AUDIENCES[code.startsWith("EU_") ? "EU" : (this.#app.hosts.regions[0] ?? "NA")];
    const fields = { code, code_verifier: codeVerifier, redirect_uri: redirectUri, audience };
    const response = await this.#send(this.#secret, "authorization_code", fields);
    const tokens = await this.#process(response);
    if (!tokens.refresh_token) throw new TokenError("no_refresh_token", "Tesla sent no refresh token.");
    return { ...tokens, refresh_token: tokens.refresh_token };
  }

  /** Sends a refresh request, which takes no secret; the package's `refreshingToken` reads the response. */
  refresh(refreshToken: string, signal: AbortSignal): Promise<Response> {
    return oauth.refreshTokenGrantRequest(
      this.#server,
      this.#client,
      oauth.None(),
      refreshToken,
      this.#options(signal),
    );
  }

  /** A token for the partner endpoints of a region. */
  async partnerToken(region: Region): Promise<string> {
    const fields = { audience: AUDIENCES[region], scope: "openid" };
    const response = await this.#send(this.#secret, "client_credentials", fields);
    return (await this.#process(response)).access_token;
  }

  /** The e-mail address of an account, if its access token has the scope for it. */
  async email(accessToken: string): Promise<string | undefined> {
    const options = {
      headers: { authorization: `Bearer ${accessToken}` },
      signal: AbortSignal.timeout(TIMEOUT),
    };
    let response: Response;
    let fields: ReturnType<typeof fieldsOf>;
    try {
      response = await this.#fetch(this.#app.hosts.userInfo, options);
      fields = fieldsOf(await response.text());
    } catch (error) {
      throw unreachable(error, "Tesla's server for accounts");
    }
    const { email, email_verified } = fields;
    return response.status === 200 && typeof email === "string" && email_verified !== false
      ? email
      : undefined;
  }

  /** Calls Fleet API of a region. Rejects where no answer comes. */
  async api(
    region: Region,
    method: "GET" | "POST",
    path: string,
    token: string,
    body?: object,
  ): Promise<ApiAnswer> {
    const response = await this.#fetch(this.#app.hosts.api[region] + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      signal: AbortSignal.timeout(TIMEOUT),
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const fields = fieldsOf(text);
    const reason = [fields.error_description, fields.error].find(
      (words) => typeof words === "string" && words !== "",
    );
    return {
      status: response.status,
      response: typeof fields.response === "object" ? (fields.response ?? undefined) : undefined,
      reason: String(reason ?? "").slice(0, 300),
    };
  }

  async #send(auth: oauth.ClientAuth, grantType: string, fields: Record<string, string>): Promise<Response> {
    const options = this.#options(AbortSignal.timeout(TIMEOUT));
    try {
      return await oauth.genericTokenEndpointRequest(
        this.#server,
        this.#client,
        auth,
        grantType,
        fields,
        options,
      );
    } catch (error) {
      throw unreachable(error);
    }
  }

  async #process(response: Response): Promise<oauth.TokenEndpointResponse> {
    try {
      return await oauth.processGenericTokenEndpointResponse(
        this.#server,
        this.#client,
        await withoutIdToken(response),
      );
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError) {
        const words = error.error_description ?? error.error;
        throw new TokenError(
          error.error,
          `Tesla's server for tokens answered ${error.status}: ${words.slice(0, 300)}.`,
        );
      }
      const kind = `status ${response.status}, and nothing that can be read`;
      throw new TokenError(undefined, `Tesla's server for tokens answered with ${kind}.`);
    }
  }

  #options(signal: AbortSignal) {
    return {
      signal,
      [oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<"POST", URLSearchParams>) =>
        this.#fetch(url, { ...init, signal: init.signal ?? signal }),
      // Only simulated hosts have addresses without TLS.
      [oauth.allowInsecureRequests]: this.#app.hosts.token.startsWith("http:"),
    };
  }
}

function unreachable(error: unknown, server = "Tesla's server for tokens"): TokenError {
  return new TokenError(undefined, `${server} can't be reached: ${whyFetchFailed(error)}.`);
}

/** Nothing needs it, and its issuer differs from source to source, so that it could only fail. */
async function withoutIdToken(response: Response): Promise<Response> {
  const { id_token, ...fields } = fieldsOf(await response.text());
  const headers = { "content-type": response.headers.get("content-type") ?? "" };
  return new Response(JSON.stringify(fields), { status: response.status, headers });
}

function fieldsOf(text: string): { [name: string]: unknown; response?: Record<string, unknown> | null } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
