/** Where Tesla is: the addresses for a sign-in, and Fleet API in each region. */

import type { TokenInfo } from "tesla-commands/sign-in";

export type Region = NonNullable<TokenInfo["region"]>;

/** Not found by discovery: the published metadata names a token endpoint that is not to be used any more. */
export interface TeslaHosts {
  readonly authorize: string;
  readonly token: string;
  readonly userInfo: string;
  /** The page where people take back what they allowed an app. */
  readonly revoke: string;
  /** What comes before the domain in the link that enrols its key. */
  readonly enrol: string;
  /** Fleet API. A path may come before `/api/1/…`. */
  readonly api: Readonly<Record<Region, string>>;
  /** The regions that an app has to be registered in. */
  readonly regions: readonly Region[];
}

/** How requests name Fleet API of a region as their audience, wherever it is reached. */
export const AUDIENCES: Readonly<Record<Region, string>> = {
  NA: "https://fleet-api.prd.na.vn.cloud.tesla.com",
  EU: "https://fleet-api.prd.eu.vn.cloud.tesla.com",
  CN: "https://fleet-api.prd.cn.vn.cloud.tesla.cn",
};

export const WORLD: TeslaHosts = {
  authorize: "https://auth.tesla.com/oauth2/v3/authorize",
  token: "https://fleet-auth.prd.vn.cloud.tesla.com/oauth2/v3/token",
  userInfo: "https://auth.tesla.com/oauth2/v3/userinfo",
  revoke: "https://auth.tesla.com/user/revoke/consent",
  enrol: "https://tesla.com/_ak/",
  api: AUDIENCES,
  regions: ["NA", "EU"],
};

/** Apps and accounts of China are apart from all others. */
export const CHINA: TeslaHosts = {
  authorize: "https://auth.tesla.cn/oauth2/v3/authorize",
  token: "https://auth.tesla.cn/oauth2/v3/token",
  userInfo: "https://auth.tesla.cn/oauth2/v3/userinfo",
  revoke: "https://auth.tesla.cn/user/revoke/consent",
  enrol: "https://tesla.cn/_ak/",
  api: AUDIENCES,
  regions: ["CN"],
};

/** Where Tesla, and cars, look for the public key of a domain. */
export const KEY_PATH = "/.well-known/appspecific/com.tesla.3p.public-key.pem";
