/** Who else may use a car: drivers, and invitations to become one. */

import type { Invitation } from "../account.ts";
import * as bodies from "../bodies.ts";
import type { Car } from "../car.ts";
import { type Call, carRoute, type Route, route } from "../routing.ts";

export const sharingRoutes: readonly Route[] = [
  // The list leaves the owner out, and no invitation has been accepted.
  carRoute("GET", "vehicles/{car}/drivers", () => bodies.list([])),
  carRoute("DELETE", "vehicles/{car}/drivers", () => bodies.notFound()),
  carRoute("GET", "vehicles/{car}/invitations", ({ account }, car) =>
    bodies.page(invitationsTo(account.invitations, car), 1, 25),
  ),
  carRoute("POST", "vehicles/{car}/invitations", invite),
  carRoute("POST", "vehicles/{car}/invitations/{id}/revoke", ({ account, parts }, car) => {
    const invitation = invitationsTo(account.invitations, car).find(({ id_s }) => id_s === parts.id);
    if (!invitation) return bodies.notFound();
    account.invitations = account.invitations.filter((other) => other !== invitation);
    return bodies.answer(true);
  }),
  // A code that this account made is for another account.
  route("POST", "invitations/redeem", () => bodies.notFound()),
];

function invitationsTo(invitations: readonly Invitation[], { vin }: Car): Invitation[] {
  return invitations.filter((invitation) => invitation.vin === vin);
}

function invite({ account }: Call, { vin }: Car): Response {
  const id = 429_509_621_657 + account.invitations.length;
  const code = `simulated-${id}`;
  const invitation: Invitation = {
    id,
    owner_id: 429_511_308_124,
    share_user_id: null,
    product_id: vin,
    state: "pending",
    code,
    expires_at: new Date(account.now() + 86_400_000).toISOString(),
    revoked_at: null,
    product_type: "vehicle",
    share_type: "customer",
    id_s: String(id),
    vin,
    share_link: `https://www.tesla.com/_rs/1/${code}`,
  };
  account.invitations = [...account.invitations, invitation];
  return bodies.answer(invitation);
}
