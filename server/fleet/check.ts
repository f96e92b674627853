/** `npm run fleet -- check`: what can be found wrong before Tesla is asked. */

import { KEY_PATH } from "../sign-in/hosts.ts";
import type { PublicKey } from "../sign-in/public-key.ts";
import { redirectUri } from "../sign-in/settings.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { done, type Finding, failed, type Print, report } from "./report.ts";

/** What registering needs: without these, nothing can be checked. */
export interface Registrable {
  readonly domain: string;
  readonly publicKey: PublicKey;
}

export async function check(signIn: SignIn, print: Print): Promise<boolean> {
  const ready = registrable(signIn);
  if ("ok" in ready) return report([ready], print);
  const findings = [
    done("CLIENT_ID and the client secret are set."),
    done(`PUBLIC_KEY holds a key of the right kind, and ${ready.domain} is a name that Tesla takes.`),
    await hostedKey(signIn, ready),
  ];
  const isGood = report(findings, print);
  print("");
  for (const line of portal(signIn, ready.domain)) print(line);
  if (isGood) print("\nNext: npm run fleet -- register");
  return isGood;
}

/** The domain and its key, or what is missing. */
export function registrable({ app: { domain, publicKey } }: SignIn): Registrable | Finding {
  if (domain === undefined) {
    return failed("DOMAIN is missing: the host that serves your public key, such as DOMAIN=ada.github.io.");
  }
  if (!publicKey) {
    return failed(
      "PUBLIC_KEY is missing: the path of the PEM file. The page shows the public half of its key under “Signed commands”; `npm run fleet -- key` makes a pair of files.",
    );
  }
  return { domain, publicKey };
}

/** Whether the domain serves the file: Tesla asks for it when the app is registered, and cars later. */
export async function hostedKey(signIn: SignIn, { domain, publicKey }: Registrable): Promise<Finding> {
  const hosted = await signIn.domainKey();
  if (typeof hosted === "string")
    return failed(`${hosted}. Put the file of PUBLIC_KEY there, and try again.`);
  if (hosted.point === publicKey.point)
    return done(`https://${domain}${KEY_PATH} serves the key of PUBLIC_KEY.`);
  return failed(
    `https://${domain}${KEY_PATH} serves another key than PUBLIC_KEY. A new file can take minutes to show: wait, or upload it again.`,
  );
}

/** What to enter at developer.tesla.com, for copying. */
function portal({ app, scopes }: SignIn, domain: string): string[] {
  const titles: Readonly<Record<string, string>> = {
    vehicle_device_data: "Vehicle Information",
    vehicle_cmds: "Vehicle Commands",
    vehicle_charging_cmds: "Vehicle Charging Management",
  };
  // The others come with every sign-in.
  const asked = scopes.filter((scope) => scope in titles).map((scope) => `${titles[scope]} (${scope})`);
  return [
    "Enter in your app at developer.tesla.com:",
    "  OAuth grant type    Authorization Code and Machine-to-Machine",
    `  Allowed origin      https://${domain}`,
    `  Allowed redirect    ${redirectUri(app)}`,
    `  Scopes              ${asked.join(", ")}`,
  ];
}
