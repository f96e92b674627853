/** What the simulated Tesla remembers: apps, accounts, logins, and the hosts that serve public keys. */

import type { Simulator } from "../index.ts";
import { Pending } from "../pending.ts";
import type { TeslaFault } from "./faults.ts";

/** The parts of the world that Fleet API is divided into. */
export type Region = "NA" | "EU" | "CN";

/** The real addresses: tokens name them as their audience, and a 421 names one. */
export const FLEET_HOSTS: Readonly<Record<Region, string>> = {
  NA: "https://fleet-api.prd.na.vn.cloud.tesla.com",
  EU: "https://fleet-api.prd.eu.vn.cloud.tesla.com",
  CN: "https://fleet-api.prd.cn.vn.cloud.tesla.cn",
};

/** An app as its owner entered it in the portal. */
export interface App {
  clientId: string;
  clientSecret: string;
  /** Compared letter for letter. */
  redirectUris: string[];
  /** Where the key may be hosted: a registered domain must have the same root domain. */
  allowedOrigin: string;
  /** What it may ask for. */
  scopes: string[];
  /** Whether it may have partner tokens ("machine-to-machine"). */
  machineToMachine: boolean;
  /** The registered domain and key, by region. */
  registrations: Partial<Record<Region, Registration>>;
}

/** What `partner_accounts` has registered. */
export interface Registration {
  domain: string;
  /** The uncompressed point, 130 hexadecimal digits. */
  publicKey: string;
}

/** A person's account. */
export interface Account {
  sub: string;
  name: string;
  email: string;
  region: Region;
  /** Whether the simulated cars are this person's. */
  hasCars: boolean;
  /** What the person has allowed, by client id. */
  consents: Map<string, Set<string>>;
}

/** A code that waits to be exchanged. */
export interface Code {
  clientId: string;
  redirectUri: string;
  account: Account;
  scopes: string[];
  challenge: string | null;
  madeAt: number;
}

/** A chain of refresh tokens, of which each takes the place of the one before. */
export interface Login {
  clientId: string;
  account: Account;
  requested: string[];
  current: string;
  currentSince: number;
  /** The token that was used last, and when it was first used. */
  used: { token: string; at: number } | null;
  ended: boolean;
}

/** An access token. */
export interface Access {
  clientId: string;
  expiresAt: number;
  scopes: string[];
  /** Whose it is; a partner token has a region instead. */
  account?: Account;
  partnerOf?: Region;
}

export interface TeslaOptions {
  /** The cars. Only its public interface is used. */
  simulator: Simulator;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
  /** Default: none; `addApp` adds one later. */
  apps?: readonly App[];
  /** Default: Ada, who has the cars, and Bo, who has none; both in Europe. */
  accounts?: readonly Omit<Account, "consents">[];
  /** How Tesla gets `https://{domain}/.well-known/…`. Default: what `host` was given. */
  fetchKey?: (domain: string) => Promise<Response>;
}

const ACCOUNTS: readonly Omit<Account, "consents">[] = [
  {
    sub: "5e1c0a7d-ada0-4000-8000-000000000001",
    name: "Ada",
    email: "ada@example.com",
    region: "EU",
    hasCars: true,
  },
  {
    sub: "5e1c0a7d-b000-4000-8000-000000000002",
    name: "Bo",
    email: "bo@example.com",
    region: "EU",
    hasCars: false,
  },
];

/** The state behind all addresses. */
export class Tesla {
  readonly simulator: Simulator;
  readonly now: () => number;
  readonly faults = new Pending<TeslaFault>();
  readonly apps: App[];
  readonly accounts: Account[];
  readonly codes = new Map<string, Code>();
  readonly logins: Login[] = [];
  readonly access = new Map<string, Access>();
  /** What domains serve, for the default `fetchKey`. */
  readonly hosted = new Map<string, string>();
  readonly fetchKey: (domain: string) => Promise<Response>;

  constructor({ simulator, now = Date.now, apps = [], accounts = ACCOUNTS, fetchKey }: TeslaOptions) {
    this.simulator = simulator;
    this.now = now;
    this.apps = [...apps];
    this.accounts = accounts.map((account) => ({ ...account, consents: new Map() }));
    this.fetchKey =
      fetchKey ??
      (async (domain) => {
        const pem = this.hosted.get(domain);
        return pem === undefined
          ? new Response("<h1>Not found</h1>", { status: 404, headers: { "content-type": "text/html" } })
          : new Response(pem, { headers: { "content-type": "application/x-pem-file" } });
      });
  }

  app(clientId: string | null): App | undefined {
    return this.apps.find((app) => app.clientId === clientId);
  }

  account(sub: string | null): Account | undefined {
    return this.accounts.find((account) => account.sub === sub);
  }

  /** The registration of a domain in a region, and whose it is. */
  registered(region: Region, domain: string): { app: App; registration: Registration } | undefined {
    for (const app of this.apps) {
      const registration = app.registrations[region];
      if (registration?.domain === domain) return { app, registration };
    }
    return undefined;
  }
}

/** Random text, as codes and tokens are made of. */
export function randomText(bytes = 32): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
