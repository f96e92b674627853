/** A server with a sign-in, the simulated Tesla behind it, and a browser in front. */

import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { FastifyInstance, InjectOptions } from "fastify";
import { createServer, type ServerOptions } from "../../server/server.ts";
import { WORLD } from "../../server/sign-in/hosts.ts";
import type { Login } from "../../server/sign-in/login.ts";
import { parsePublicKey } from "../../server/sign-in/public-key.ts";
import type { AppSettings } from "../../server/sign-in/settings.ts";
import { createSignIn } from "../../server/sign-in/sign-in.ts";
import type { SimulatedTesla } from "../../simulator/auth/index.ts";
import { app, CLIENT_ID, CLIENT_SECRET, teslaWithApp } from "../sign-in/tesla.ts";
import { builtPage, noCar } from "./helpers.ts";

export const ORIGIN = "http://localhost:8080";

/** A public key, as PEM. */
export function newKey(namedCurve = "P-256"): string {
  return generateKeyPairSync("ec", {
    namedCurve,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }).publicKey;
}

/** A PEM file as the server reads it. */
export function publicKeyOf(pem: string) {
  const key = parsePublicKey(pem);
  if (typeof key === "string") throw new Error(key);
  return key;
}

export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tesla-commands-login-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Started {
  app: FastifyInstance;
  settings: AppSettings;
  login: Login;
  tesla: SimulatedTesla;
  lines: string[];
  /** How many requests of this kind the token endpoint got. */
  sent: (grantType: string) => number;
  browser: () => Browser;
}

/** With Ada's app; what is given changes the settings, the server or Tesla. */
export async function startSignIn(
  t: TestContext,
  more: Partial<AppSettings> = {},
  server: Partial<ServerOptions> = {},
  tesla = teslaWithApp({ apps: [app({ redirectUris: [`${more.origin ?? ORIGIN}/sign-in/callback`] })] }),
): Promise<Started> {
  const settings: AppSettings = {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    hosts: WORLD,
    origin: ORIGIN,
    accounts: [],
    domain: "ada.example",
    publicKey: undefined,
    folder: more.folder ?? (await temporaryFolder(t)),
    ...more,
  };
  const lines: string[] = [];
  const grants: string[] = [];
  const fetch = async (url: string, init?: RequestInit) => {
    if (url === WORLD.token) grants.push(new URLSearchParams(String(init?.body)).get("grant_type") ?? "");
    return tesla.fetch(new Request(url, init));
  };
  const signIn = createSignIn(settings, fetch);
  const started = await createServer({
    simulator: noCar,
    signIn,
    log: (line) => lines.push(line),
    ...server,
    page: await builtPage(t),
  });
  t.after(() => started.close());
  return {
    app: started,
    settings,
    login: signIn.login,
    tesla,
    lines,
    sent: (grantType) => grants.filter((one) => one === grantType).length,
    browser: () => new Browser(started, settings.origin, tesla),
  };
}

/** Requests as the page's browser sends them, with its cookies. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The `Set-Cookie` headers that came. */
  readonly setCookies: string[] = [];

  constructor(
    readonly app: FastifyInstance,
    readonly origin: string,
    readonly tesla: SimulatedTesla,
  ) {}

  async send(method: "GET" | "POST" | "OPTIONS", url: string, more: InjectOptions = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { host: new URL(this.origin).host, ...(cookie && { cookie }), ...more.headers };
    const answer = await this.app.inject({ method, url, ...more, headers });
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) {
      this.setCookies.push(line);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** As the page's own script. */
  post(url: string, body: object = {}, headers: Record<string, string> = {}) {
    return this.send("POST", url, {
      headers: {
        origin: this.origin,
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
        ...headers,
      },
      payload: JSON.stringify(body),
    });
  }

  /** From the button to where Tesla sends the person back to. */
  async authorize(path = "/sign-in/start"): Promise<string> {
    const start = await this.send("GET", path);
    const asked = await this.tesla.fetch(new Request(start.headers.location ?? ""));
    const back = new URL(asked.headers.get("location") ?? "");
    return back.pathname + back.search;
  }

  /** Signs in, and gives where the person ends up. */
  async signIn(path?: string): Promise<string> {
    return String((await this.send("GET", await this.authorize(path))).headers.location);
  }

  async state(): Promise<Record<string, unknown>> {
    return (await this.send("GET", "/sign-in")).json();
  }
}
