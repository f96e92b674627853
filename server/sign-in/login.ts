/** The login: one refresh token of one account, renewed for everybody who may use it. */

import { createHash } from "node:crypto";
import { readToken, refreshingToken, type StoredLogin, type TokenInfo } from "tesla-commands/sign-in";
import type { Kept } from "./files.ts";
import type { TeslaClient } from "./tesla-client.ts";

/** A second renewal because of a refusal comes no sooner: what refuses every token would otherwise renew without end. */
const BETWEEN_REFUSALS = 30_000;

/** Three months without use end a login, so it is used once a week. */
const LONGEST_REST = 7 * 24 * 3_600_000;

export interface CurrentToken {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | undefined;
}

export class Login {
  readonly #kept: Kept<StoredLogin>;
  readonly #accessToken: (request: { refresh: boolean }) => string | Promise<string>;
  #renewedAt = Number.NEGATIVE_INFINITY;
  /** A renewal because of a refusal, which all wait for whose token was refused. */
  #renewing: Promise<string> | undefined;

  constructor(kept: Kept<StoredLogin>, tesla: TeslaClient) {
    this.#kept = kept;
    this.#accessToken = refreshingToken({
      load: kept.read,
      save: kept.write,
      refresh: (refreshToken, { signal }) => tesla.refresh(refreshToken, signal),
      lock: kept.lock,
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
    return this.#kept.lock(() => this.#kept.write(login));
  }

  end(): Promise<void> {
    return this.#kept.lock(() => this.#kept.write(undefined));
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
    return { accessToken, expiresAt: (await this.#kept.read())?.expiresAt };
  }

  async #inPlaceOf(refused: string): Promise<string> {
    if (Date.now() - this.#renewedAt >= BETWEEN_REFUSALS) {
      this.#renewedAt = Date.now();
      this.#renewing = Promise.resolve(this.#accessToken({ refresh: true })).finally(() => {
        this.#renewing = undefined;
      });
    }
    return this.#renewing ?? refused;
  }

  /** What the newest access token says, even if it has expired. Undefined without a login. */
  async info(): Promise<TokenInfo | undefined> {
    const login = await this.#kept.read();
    return login && readToken(login.accessToken ?? "");
  }

  /** Renews a login that was not used for a week. */
  async keep(): Promise<void> {
    const login = await this.#kept.read();
    if (login && Date.now() - (login.rotatedAt ?? 0) > LONGEST_REST)
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
