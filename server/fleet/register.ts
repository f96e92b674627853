/** `npm run fleet -- register`: registers the app's domain and key in each region. */

import type { Region } from "../sign-in/hosts.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { type ApiAnswer, TokenError } from "../sign-in/tesla-client.ts";
import { whyFetchFailed } from "../upstream.ts";
import { hostedKey, type Registrable, registrable } from "./check.ts";
import { done, type Finding, failed, type Print, report } from "./report.ts";

export const REGION_NAMES: Readonly<Record<Region, string>> = {
  NA: "North America, Asia-Pacific",
  EU: "Europe, Middle East, Africa",
  CN: "China",
};

/** May be repeated: what is registered stays so, and what is missing is added. */
export async function register(signIn: SignIn, print: Print): Promise<boolean> {
  const ready = registrable(signIn);
  if ("ok" in ready) return report([ready], print);
  const hosted = await hostedKey(signIn, ready);
  if (!report([hosted], print)) return false;
  const outcomes = new Map<Region, boolean>();
  for (const region of signIn.app.hosts.regions) {
    const finding = await registerIn(region, signIn, ready);
    outcomes.set(region, report([finding], print));
  }
  return conclude(signIn, outcomes, print);
}

/** One region is enough, if it is the account's. */
async function conclude(
  signIn: SignIn,
  outcomes: ReadonlyMap<Region, boolean>,
  print: Print,
): Promise<boolean> {
  const region = (await signIn.login.info())?.region;
  const isGood = region === undefined ? [...outcomes.values()].includes(true) : outcomes.get(region) === true;
  if (!isGood) {
    print("\nNothing is lost. Fix the problem above, and run the command again.");
    return false;
  }
  if ([...outcomes.values()].includes(false)) {
    const whose =
      region === undefined
        ? "A car works only in a region that is registered."
        : "Your account's region is registered.";
    print(`\nNot every region is registered. ${whose}`);
  }
  print(`\nNext: npm start, open ${signIn.app.origin}, and sign in. Then: npm run fleet -- status`);
  return true;
}

async function registerIn(
  region: Region,
  { tesla }: SignIn,
  { domain, publicKey }: Registrable,
): Promise<Finding> {
  const where = REGION_NAMES[region];
  try {
    const token = await tesla.partnerToken(region);
    const answer = await tesla.api(region, "POST", "/api/1/partner_accounts", token, { domain });
    if (answer.status !== 200) return failed(`${where}: ${whyNot(answer, domain)}`);
    const registered = answer.response?.public_key ?? (await registeredKey(tesla, region, token, domain));
    if (registered === publicKey.point) return done(`${where}: registered, with the key of PUBLIC_KEY.`);
    return failed(
      `${where}: registered, but with another key than PUBLIC_KEY. Check what ${domain} serves, and run this again.`,
    );
  } catch (error) {
    return failed(`${where}: ${whyNoAnswer(error)}`);
  }
}

/** The point of the key that is registered; undefined where the domain is not. */
export async function registeredKey(
  tesla: SignIn["tesla"],
  region: Region,
  token: string,
  domain: string,
): Promise<unknown> {
  const path = `/api/1/partner_accounts/public_key?domain=${domain}`;
  const { status, response } = await tesla.api(region, "GET", path, token);
  return status === 200 ? response?.public_key : undefined;
}

export function whyNoAnswer(error: unknown): string {
  if (error instanceof TokenError) {
    return error.code === "unauthorized_client"
      ? "Tesla does not know CLIENT_ID with this secret, or the app lacks the grant type Machine-to-Machine. Compare both at developer.tesla.com."
      : `${error.message} Try again later.`;
  }
  return `no answer came (${whyFetchFailed(error)}). Check the connection, and try again.`;
}

/** One sentence for each way that Tesla is known to refuse. */
function whyNot({ status, reason }: ApiAnswer, domain: string): string {
  if (status === 400 && /invalid domain/i.test(reason)) {
    return `Tesla does not accept ${domain} as a domain. Use a host name in lower case, without https:// or a path.`;
  }
  if (status === 412 && /root domain/i.test(reason)) {
    return `the allowed origin of your app has another root domain than ${domain}. Enter https://${domain} as allowed origin at developer.tesla.com.`;
  }
  if (status === 412 || status === 421) {
    return "Tesla says that the app does not belong to this region. Check at developer.tesla.com that it is active.";
  }
  if (status === 422 && /public key/i.test(reason)) {
    return "another app has this key, perhaps an older one of your own, or the host still serves the old file. Make a new key (npm run fleet -- key), publish it, and run this again; cars have to be paired again.";
  }
  if (status === 422 && /domain/i.test(reason)) {
    return `another app has the domain ${domain}. Use that app's CLIENT_ID and secret, or another domain or subdomain.`;
  }
  if (status === 424) {
    return `Tesla could not get the key from ${domain}, although this machine can. Switch off bot protection and redirects there, check the certificate, and wait some minutes after a change.`;
  }
  if (status === 401 || status === 403) {
    return `Tesla refused the app (${status}${reason && `: ${reason}`}). Check its scopes and its billing at developer.tesla.com.`;
  }
  return `Tesla answered with status ${status}${reason && `: ${reason}`}. Try again later.`;
}
