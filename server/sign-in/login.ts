/** The login: one refresh token of one account, renewed for everybody who may use it. */

import { createHash } from "node:crypto";
import { readToken, refreshingToken, type StoredLogin, type TokenInfo } from "tesla-commands/sign-in";
import type { Store } from "./files.ts";
import type { TeslaClient } from "./tesla-client.ts";

/** How soon after a refusal another one may start a renewal: a server that refuses every token would otherwise cause endless renewals. */
const MIN_REFRESH_INTERVAL = 30_000;

/** Three months without use end a login, so it is used once a week. */
const KEEP_ALIVE_AFTER = 7 * 24 * 3_600_000;

export interface CurrentToken {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | undefined;
}

export class Login {
  readonly #store: Store<StoredLogin>;
  readonly #accessToken: (request: { refresh: boolean }) => string | Promise<string>;
  #renewedAt = Number.NEGATIVE_INFINITY;
  /** The renewal that a refusal started. Every caller whose token was refused waits for it. */
  #renewing: Promise<string> | undefined;

  constructor(store: Store<StoredLogin>, tesla: TeslaClient) {
    this.#store = store;
    this.#accessToken = refreshingToken({
      load: store.read,
      save: store.write,
      refresh: (refreshToken, { signal }) => tesla.refresh(refreshToken, signal),
      lock: store.lock,
    });
  }

  /** The tokens of a sign-in take the place of those before. */
  begin({ refresh_token, access_token, expires_in }: Tokens): Promise<void> {
    const login: StoredLogin = {
      refreshToken: refresh_token,
      accessToken: access_token,
      rotatedAt: Date.now(),
    };
    if (expires_in !== undefined) login.expiresAt = Date.now() + expires_in * 1000;
    return this.#store.lock(() => this.#store.write(login));
  }

  end(): Promise<void> {
    return this.#store.lock(() => this.#store.write(undefined));
  }

  /**
   * The access token, renewed if need be.
   *
   * @param refused the hash of one that was refused; it is renewed if it is still the current one
   * @throws TeslaCommandError `unauthorized` when the login has ended
   */
  async token(refused?: string): Promise<CurrentToken> {
    let accessToken = await this.#accessToken({ refresh: false });
    if (refused === hashOf(accessToken)) accessToken = await this.#inPlaceOf(accessToken);
    return { accessToken, expiresAt: (await this.#store.read())?.expiresAt };
  }

  async #inPlaceOf(refused: string): Promise<string> {
    if (Date.now() - this.#renewedAt >= MIN_REFRESH_INTERVAL) {
      this.#renewedAt = Date.now();
      this.#renewing = Promise.resolve(this.#accessToken({ refresh: true })).finally(() => {
        this.#renewing = undefined;
      });
    }
    return this.#renewing ?? refused;
  }

  /** What the newest access token says, even if it has expired. Undefined without a login. */
  async info(): Promise<TokenInfo | undefined> {
    const login = await this.#store.read();
    return login && readToken(login.accessToken ?? "");
  }

  /** Renews a login that was not used for a week. */
  async keepAlive(): Promise<void> {
    const login = await this.#store.read();
    if (login && Date.now() - (login.rotatedAt ?? 0) > KEEP_ALIVE_AFTER)
      await this.#accessToken({ refresh: false });
  }
}

/** What the token endpoint sends for a code. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in?: number | undefined;
}

/** As the page names a token that was refused. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
