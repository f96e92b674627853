/** `/api/1/partner_accounts`: an app registers its domain and key in a region. */

import { pointOfPem } from "../keys.ts";
import { apiError, json } from "./answers.ts";
import type { Access, App, Region, Tesla } from "./tesla.ts";

export async function partnerAccounts(
  tesla: Tesla,
  request: Request,
  region: Region | undefined,
  access: Access,
): Promise<Response> {
  const app = tesla.app(access.clientId);
  if (!app || access.partnerOf === undefined) return apiError(403, "Only partner tokens are taken here.");
  if (region !== undefined && access.partnerOf !== region) return apiError(421, "out of region");
  const url = new URL(request.url);
  if (url.pathname.endsWith("/partner_accounts/public_key") && request.method === "GET") {
    return publicKey(tesla, access.partnerOf, url.searchParams.get("domain") ?? "");
  }
  if (!url.pathname.endsWith("/partner_accounts") || request.method !== "POST")
    return apiError(404, "not_found");
  let domain: unknown;
  try {
    ({ domain } = Object(await request.json()));
  } catch {
    return apiError(400, "invalid_json");
  }
  return register(tesla, app, access.partnerOf, domain);
}

function publicKey(tesla: Tesla, region: Region, domain: string): Response {
  const found = tesla.registered(region, domain);
  if (!found) return apiError(421, "out of region");
  return json(200, { response: { public_key: found.registration.publicKey } });
}

async function register(tesla: Tesla, app: App, region: Region, domain: unknown): Promise<Response> {
  if (typeof domain !== "string" || !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain)) {
    return apiError(400, `Invalid domain: ${domain}`);
  }
  if (rootOf(domain) !== rootOf(new URL(app.allowedOrigin).hostname)) {
    return apiError(412, `Root domain ${rootOf(domain)} must match registered allowed origin`);
  }
  const publicKey = await fetchPoint(tesla, domain);
  if (publicKey === undefined) return apiError(424, "");
  for (const other of tesla.apps) {
    const theirs = other.registrations[region];
    if (other === app || !theirs) continue;
    if (theirs.publicKey === publicKey)
      return apiError(422, "Validation failed: Public key hash has already been taken");
    if (theirs.domain === domain) return apiError(422, "Validation failed: Domain has already been taken");
  }
  app.registrations[region] = { domain, publicKey };
  const { clientId } = app;
  return json(200, {
    response: {
      account_id: "0c7d-simulated",
      client_id: clientId,
      domain,
      name: "Simulated app",
      public_key: publicKey,
    },
  });
}

/** Good enough for names in tests: real lists know of endings such as "co.uk". */
function rootOf(domain: string): string {
  return domain.split(".").slice(-2).join(".");
}

/** The key that the domain serves. Undefined if it does not serve one in the way that Tesla wants. */
async function fetchPoint(tesla: Tesla, domain: string): Promise<string | undefined> {
  try {
    const response = await tesla.fetchKey(domain);
    return response.status === 200 && !response.redirected ? pointOfPem(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}
