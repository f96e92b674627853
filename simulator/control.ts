/** The remote control of the simulator, for people who test an app of their own: paths under `/simulator/`. */

import { actionNames, isActionName } from "./actions.ts";
import { json } from "./bodies.ts";
import {
  flag,
  integer,
  type Kind,
  optional,
  type Parameters,
  RequestError,
  readGiven,
  readValues,
  required,
  text,
  textOrObject,
  type ValuesOf,
} from "./parameters.ts";
import { signedOrders } from "./signed-orders.ts";
import type { World } from "./world.ts";

/** Answers a request to the control interface; errors are `{"error": "…"}` with a sentence that says what to do. */
export async function control(world: World, request: Request): Promise<Response> {
  const [, path = ""] = /^.*\/simulator\/(.*)$/.exec(new URL(request.url).pathname) ?? [];
  const [subject = "", idOrVin, action, ...tooMuch] = path.split("/");
  try {
    if (subject === "vehicles" && tooMuch.length === 0)
      return await vehicles(world, request, idOrVin, action);
    const order = idOrVin === undefined ? orders.get(subject) : undefined;
    if (!order)
      return sorry(
        404,
        "Known paths are vehicles, vehicles/{id}, vehicles/{id}/{action}, fail, token, reset.",
      );
    return request.method === "POST" ? await order(world, request) : sorry(405, "This path takes POST only.");
  } catch (problem) {
    if (problem instanceof RequestError) return sorry(problem.status, problem.message);
    throw problem;
  }
}

const status: Kind<number | "cut"> = {
  expected: '"cut" or a whole number',
  read: (value, isText) => (value === "cut" ? value : integer.read(value, isText)),
};

const headers: Kind<Record<string, string>> = {
  expected: "an object of texts",
  read(value) {
    if (typeof value !== "object" || value === null) return undefined;
    const fields = Object.entries(value);
    return fields.every(([, field]) => typeof field === "string") ? Object.fromEntries(fields) : undefined;
  },
};

const faultParameters = {
  status: required(status),
  body: optional(textOrObject),
  headers: optional(headers),
  afterEffect: optional(flag),
  times: optional(integer),
  path: optional(text),
};

/** What can be asked of the simulator as a whole, by path. */
const orders = new Map<string, (world: World, request: Request) => Promise<Response>>([
  [
    "fail",
    async (world, request) => {
      const fault = await readParameters(faultParameters, request);
      await complaining(() => world.faults.add(fault));
      return json(200, fault);
    },
  ],
  [
    "token",
    async (world, request) => {
      const { accessToken } = await readParameters({ accessToken: required(text) }, request);
      await complaining(() => world.expireToken(accessToken));
      return json(200, { accessToken });
    },
  ],
  [
    "reset",
    async (world) => {
      world.reset();
      return json(200, world.cars);
    },
  ],
]);

async function vehicles(
  world: World,
  request: Request,
  idOrVin?: string,
  action?: string,
): Promise<Response> {
  if (action === undefined && request.method !== "GET") return sorry(405, "This path takes GET only.");
  if (idOrVin === undefined) return json(200, world.settled());
  const car = world.find(idOrVin);
  if (!car) return sorry(404, `There is no vehicle ${idOrVin}; GET /simulator/vehicles lists them.`);
  if (action === undefined) return json(200, car);
  const order = signedOrders.get(action);
  if (!order && !isActionName(action)) {
    const known = [...actionNames, ...signedOrders.keys()];
    return sorry(404, `There is no action ${action}; known are ${known.join(", ")}.`);
  }
  if (request.method !== "POST") return sorry(405, "An action takes POST only.");
  const given = await readGiven(request);
  if (isActionName(action)) world.act(car, action, given);
  else if (order) {
    const signed = await complaining(() => world.signed(car));
    await complaining(() => order(signed, given));
  }
  return json(200, car);
}

async function readParameters<P extends Parameters>(parameters: P, request: Request): Promise<ValuesOf<P>> {
  return readValues(parameters, await readGiven(request));
}

/** Turns the complaint about an argument into a 400. */
async function complaining<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (problem) {
    throw new RequestError(
      400,
      "invalid_field",
      problem instanceof Error ? problem.message : String(problem),
    );
  }
}

function sorry(status: number, message: string): Response {
  return json(status, { error: message });
}
