/** `/_ak/{domain}`: the owner's phone adds an app's key to a car. */

import { escaped, html, link } from "./answers.ts";
import type { Account, Tesla } from "./tesla.ts";

const TITLE = "Add a virtual key";

/**
 * No source says which key is enrolled where the registered and the hosted one differ. Here it is the registered one.
 */
export function enrolKey(tesla: Tesla, url: URL, account: Account): Response {
  const domain = url.pathname.slice(url.pathname.indexOf("/_ak/") + "/_ak/".length);
  const found = tesla.registered(account.region, domain);
  if (!found) return html(404, TITLE, "<p>This third party isn't registered with Tesla.</p>");
  if (!account.consents.has(found.app.clientId)) {
    const text = "Adding a virtual key for this app is prohibited because you have not granted it access.";
    return html(403, TITLE, `<p>${text}</p>`);
  }
  const vin = url.searchParams.get("vin");
  const cars = tesla.simulator.vehicles.filter((car) => account.hasCars && (vin === null || car.vin === vin));
  const [car] = cars;
  if (!car) return html(404, TITLE, "<p>This account has no such car.</p>");
  if (vin === null || !url.searchParams.has("simulated_allow")) {
    const rows = cars.map((one) => {
      const query = new URLSearchParams({ vin: one.vin, simulated_allow: "" });
      return `<li>${link(`${domain}?${query}`, `Allow it for ${one.displayName}`)}</li>`;
    });
    return html(
      200,
      TITLE,
      `<p>${escaped(domain)} would like to command your car.</p><ul>${rows.join("")}</ul>`,
    );
  }
  if (car.connection !== "online") {
    return html(409, TITLE, `<p>${escaped(car.displayName)} can't be reached. Wake it, and try again.</p>`);
  }
  tesla.simulator.act(car.id, "add_key", { public_key: found.registration.publicKey, role: "fleet_manager" });
  const done = `${escaped(car.displayName)} has the key of ${escaped(domain)}. Go back to the app; it sees that by itself.`;
  return html(200, TITLE, `<p>${done}</p>`);
}
