/** `npm run fleet -- status`: what is registered, who is signed in, and which cars have the key. */

import type { TeslaCommandError } from "tesla-commands";
import { renderUnicodeCompact } from "uqr";
import type { Region } from "../sign-in/hosts.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { type Registrable, registrable } from "./check.ts";
import { REGION_NAMES, registeredKey, whyNoAnswer } from "./register.ts";
import { done, type Finding, failed, type Print, report } from "./report.ts";

export async function status(signIn: SignIn, print: Print): Promise<boolean> {
  const ready = registrable(signIn);
  if ("ok" in ready) return report([ready], print);
  const regions: Finding[] = [];
  for (const region of signIn.app.hosts.regions) regions.push(await registration(region, signIn, ready));
  report(regions, print);
  const isKnown = report(await cars(signIn), print);
  const link = signIn.app.hosts.enrol + ready.domain;
  print(`\nTo pair the key with a car, open this on the phone that has the Tesla app:\n\n${link}\n`);
  // A dark terminal shows it with light squares, which phones read as well.
  print(renderUnicodeCompact(link));
  return isKnown && regions.some(({ ok }) => ok);
}

async function registration(
  region: Region,
  { tesla }: SignIn,
  { domain, publicKey }: Registrable,
): Promise<Finding> {
  const where = REGION_NAMES[region];
  try {
    const registered = await registeredKey(tesla, region, await tesla.partnerToken(region), domain);
    if (registered === publicKey.point)
      return done(`${where}: ${domain} is registered with the key of PUBLIC_KEY.`);
    return registered === undefined
      ? failed(`${where}: ${domain} is not registered. Run: npm run fleet -- register`)
      : failed(
          `${where}: ${domain} is registered with another key than PUBLIC_KEY. Run: npm run fleet -- register`,
        );
  } catch (error) {
    return failed(`${where}: ${whyNoAnswer(error)}`);
  }
}

/** The login, and what Fleet API says of each car of the account. */
async function cars({ app, login, tesla }: SignIn): Promise<Finding[]> {
  const info = await login.info();
  if (!info) return [failed(`Nobody has signed in yet. Run npm start, open ${app.origin}, and sign in.`)];
  const { region } = info;
  if (!region) {
    return [
      failed(
        "The access token names no known region. Sign in again. If that does not help, please report it.",
      ),
    ];
  }
  let accessToken: string;
  try {
    ({ accessToken } = await login.token());
  } catch (error) {
    const { code, message } = error as TeslaCommandError;
    const what =
      code === "unauthorized" ? `The login has ended: open ${app.origin}, and sign in again.` : message;
    return [failed(what)];
  }
  const signedIn = done(`Signed in, ${REGION_NAMES[region]}; allowed: ${(info.scopes ?? []).join(", ")}.`);
  try {
    const list = await tesla.api(region, "GET", "/api/1/vehicles", accessToken);
    if (list.status !== 200) return [signedIn, failed(whyNoList(list.status, list.reason))];
    const vehicles = Array.isArray(list.response) ? (list.response as Vehicle[]) : [];
    const findings: Finding[] = [];
    // Tesla advises to ask for one car at a time.
    for (const vehicle of vehicles) findings.push(await pairing(tesla, region, accessToken, vehicle));
    return [signedIn, ...(findings.length > 0 ? findings : [failed("The account has no car.")])];
  } catch (error) {
    return [signedIn, failed(whyNoAnswer(error))];
  }
}

interface Vehicle {
  vin: string;
  display_name?: string;
}

async function pairing(
  tesla: SignIn["tesla"],
  region: Region,
  token: string,
  { vin, display_name }: Vehicle,
): Promise<Finding> {
  const name = `${display_name || "Car"} (…${vin.slice(-4)})`;
  const path = "/api/1/vehicles/fleet_status";
  const { status, reason, response } = await tesla.api(region, "POST", path, token, { vins: [vin] });
  if (status !== 200)
    return failed(`${name}: Tesla answered with status ${status}${reason && `: ${reason}`}.`);
  const { key_paired_vins, vehicle_info } = response as {
    key_paired_vins?: string[];
    vehicle_info?: Record<string, { vehicle_command_protocol_required?: boolean }>;
  };
  const isPaired = key_paired_vins?.includes(vin) ?? false;
  if (isPaired) return done(`${name}: has the key.`);
  return vehicle_info?.[vin]?.vehicle_command_protocol_required === false
    ? done(`${name}: takes plain commands, and needs no key.`)
    : failed(`${name}: does not have the key yet. Open the link below on the phone.`);
}

function whyNoList(status: number, reason: string): string {
  if (status === 412)
    return "The app is not registered in the region of the account. Run: npm run fleet -- register";
  if (status === 403)
    return `A permission is missing (${reason}). Sign in again, and allow everything that is asked for.`;
  return `Tesla answered with status ${status}${reason && `: ${reason}`}. Try again later.`;
}
