/** The Owner API: which path and method lead where, and which answer each gets. */

import type { Account } from "./account.ts";
import * as bodies from "./bodies.ts";
import type { Car } from "./car.ts";
import { commands, runCommand } from "./commands/index.ts";
import { checkValues, RequestError, readRequest } from "./parameters.ts";
import { runSignedCommand } from "./signed-command.ts";
import { energySite, vehicleData, vehicleSummary } from "./vehicle-data.ts";

/** Answers a request as the servers would. It finds `/api/1/…` behind any prefix in the URL's path. */
export async function route(account: Account, request: Request): Promise<Response> {
  const [, path] = /^.*\/api\/1\/(.*)$/.exec(new URL(request.url).pathname) ?? [];
  if (path === undefined) return bodies.notFound();
  const refusal = checkToken(account, request);
  if (refusal) return refusal;

  const [collection, idOrVin, ...rest] = path.split("/");
  if (idOrVin === undefined) return readList(account, collection, request.method);
  const car = collection === "vehicles" ? account.find(idOrVin) : undefined;
  if (!car) return bodies.notFound();

  const [action, name, ...tooMuch] = rest;
  if (action === undefined) return read(request, () => bodies.answer(vehicleSummary(car)));
  if (action === "command" && name !== undefined && tooMuch.length === 0) {
    return answerCommand(account, car, name, request);
  }
  if (name !== undefined) return bodies.notFound();
  if (action === "vehicle_data") return read(request, () => readData(account, car));
  if (action === "wake_up") return wakeUp(account, car, request.method);
  // Unlike other paths this one takes no id: the VIN is part of what is signed.
  if (action === "signed_command" && idOrVin === car.vin) return runSignedCommand(account, car, request);
  return bodies.notFound();
}

function checkToken(account: Account, request: Request): Response | undefined {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined) return bodies.unauthorized();
  const status = account.checkToken(token);
  if (status === "valid") return undefined;
  return status === "expired" ? bodies.unauthorized() : bodies.invalidToken();
}

function read(request: Request, respond: () => Response): Response {
  return request.method === "GET" ? respond() : bodies.wrongMethod();
}

function readList(account: Account, collection: string | undefined, method: string): Response {
  if (collection !== "vehicles" && collection !== "products") return bodies.notFound();
  if (method !== "GET") return bodies.wrongMethod();
  if (collection === "vehicles" && account.vehicleListGone) return bodies.fleetOnly();
  const vehicles = account.allCars().map(vehicleSummary);
  return bodies.list(collection === "products" ? [...vehicles, energySite] : vehicles);
}

/** Unlike the summary, the data comes from the car itself: it must be awake, and being asked keeps it so. */
function readData(account: Account, car: Car): Response {
  if (car.connection !== "online") return bodies.vehicleUnavailable();
  const now = account.now();
  car.lastUsedAt = now;
  return bodies.answer(vehicleData(car, now));
}

/**
 * Answers at once with the vehicle as it was; only a later read tells that it is online. The reference shows a list of
 * one here, the servers of today send the object itself. An owner's car out of reach has been seen both to answer 408
 * and to answer with `"state":"offline"`; 408 is the documented failure.
 */
function wakeUp(account: Account, car: Car, method: string): Response {
  if (method !== "POST") return bodies.wrongMethod();
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
 * proxy answers 400 `invalid_command` instead.) The server looks at the parameters before it asks
 * the car, so a bad request to a sleeping car is 400, not 408.
 */
async function answerCommand(account: Account, car: Car, name: string, request: Request): Promise<Response> {
  const command = commands.get(name);
  if (!command) return bodies.notFound();
  if (request.method !== "POST") return bodies.wrongMethod();
  if (car.traits.signingRequired) return bodies.signingRequired();
  try {
    const values = checkValues(command.parameters, await readRequest(request));
    if (!car.remoteAccess) return bodies.remoteAccessOff();
    if (car.connection !== "online") return bodies.vehicleUnavailable();
    const outcome = runCommand(car, command, values, account.now());
    if (outcome.result) account.changed(car);
    return bodies.answer(outcome);
  } catch (problem) {
    if (problem instanceof RequestError) return bodies.error(problem.status, problem.code, problem.message);
    throw problem;
  }
}
