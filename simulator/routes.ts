/** The API as clients use it to read, wake and command a car. What else it has is in `reads/`. */

import type { Account } from "./account.ts";
import * as bodies from "./bodies.ts";
import type { Car } from "./car.ts";
import { vehicleSummary } from "./data/summary.ts";
import { vehicleData } from "./data/vehicle-data.ts";
import { energyProduct } from "./energy-site.ts";
import { checkValues, readRequest } from "./parameters.ts";
import { type Call, carRoute, dispatch, type Route, route } from "./routing.ts";
import { runSignedCommand } from "./signed-command.ts";

const routes: readonly Route[] = [
  route("GET", "vehicles", listVehicles),
  route("GET", "products", listProducts),
  carRoute("GET", "vehicles/{car}", (_call, car) => bodies.answer(vehicleSummary(car))),
  carRoute("GET", "vehicles/{car}/vehicle_data", readData),
  carRoute("POST", "vehicles/{car}/wake_up", wakeUp),
  carRoute("POST", "vehicles/{car}/command/{name}", answerCommand),
  carRoute("POST", "vehicles/{car}/signed_command", ({ account, request, parts }, car) =>
    // Unlike other paths this one takes no id: the VIN is part of what is signed.
    parts.car === car.vin ? runSignedCommand(account, car, request) : bodies.notFound(),
  ),
];

/** Answers a request as the servers would. It finds `/api/1/…` behind any prefix in the URL's path. */
export async function answerRequest(account: Account, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.endsWith("/status") && !pathname.includes("/api/1/")) return bodies.status();
  const [, path] = /^.*\/api\/1\/(.*)$/.exec(pathname) ?? [];
  if (path === undefined) return bodies.notFound();
  const refusal = checkToken(account, request);
  if (refusal) return refusal;
  const response = await dispatch(routes, path, account, request);
  if (response) return response;
  const { otherRoutes } = await import("./reads/index.ts");
  return (await dispatch(otherRoutes, path, account, request)) ?? bodies.notFound();
}

function checkToken(account: Account, request: Request): Response | undefined {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined) return bodies.unauthorized();
  const status = account.checkToken(token);
  if (status === "valid") return undefined;
  return status === "expired" ? bodies.unauthorized() : bodies.invalidToken();
}

/** Fleet API gives the list in pages. A page beyond the last one is empty. */
function listVehicles({ account, query }: Call): Response {
  if (account.vehicleListGone) return bodies.fleetOnly();
  const perPage = readPositive(query, "per_page") ?? account.vehiclesPerPage;
  return bodies.page(account.allCars().map(vehicleSummary), readPositive(query, "page") ?? 1, perPage);
}

function readPositive(query: URLSearchParams, name: string): number | undefined {
  const value = Number(query.get(name));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function listProducts({ account }: Call): Response {
  return bodies.list([...account.allCars().map(vehicleSummary), energyProduct(account.energySite)]);
}

/** Unlike the summary, the data comes from the car itself: it must be awake, and being asked keeps it so. */
function readData({ account, query }: Call, car: Car): Response {
  if (car.connection !== "online") return bodies.vehicleUnavailable();
  const now = account.now();
  car.lastUsedAt = now;
  return bodies.answer(vehicleData(car, now, query.get("endpoints")));
}

/**
 * Answers at once with the vehicle as it was; only a later read tells that it is online. The reference shows a list of
 * one here, the servers of today send the object itself. An owner's car out of reach has been seen both to answer 408
 * and to answer with `"state":"offline"`; 408 is the documented failure.
 */
function wakeUp({ account }: Call, car: Car): Response {
  if (car.connection === "offline") return bodies.vehicleUnavailable();
  const response = bodies.answer(vehicleSummary(car));
  car.lastUsedAt = account.now();
  if (car.connection === "asleep") {
    car.connection = "waking";
    car.onlineAt = account.now() + car.traits.wakeMs;
    account.changed(car);
  }
  return response;
}

/**
 * An unknown command and `wake_up` in the wrong place get 404: to this API both are unknown paths. (Tesla's signing
 * proxy answers 400 `invalid_command` instead.) The server looks at the parameters before it asks the car, so a bad
 * request to a sleeping car is 400, not 408.
 */
async function answerCommand({ account, request, parts }: Call, car: Car): Promise<Response> {
  // A page that only looks at the car does without.
  const { commands, runCommand } = await import("./commands/index.ts");
  const command = commands.get(parts.name ?? "");
  if (!command?.plain) return bodies.notFound();
  if (car.traits.signingRequired) return bodies.signingRequired();
  const values = checkValues(command.parameters, await readRequest(request));
  if (!car.remoteAccess) return bodies.remoteAccessOff();
  if (car.connection !== "online") return bodies.vehicleUnavailable();
  const outcome = runCommand(car, command, values, account.now());
  if (outcome.result) account.changed(car);
  return bodies.answer(outcome);
}
