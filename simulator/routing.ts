/** From a request's path and method to the function that answers it. */

import type { Account } from "./account.ts";
import * as bodies from "./bodies.ts";
import type { Car } from "./car.ts";
import { RequestError } from "./parameters.ts";

/** A request to the API. */
export interface Call {
  account: Account;
  request: Request;
  query: URLSearchParams;
  /** What the path has in the place of each `{name}`. */
  parts: Readonly<Record<string, string>>;
}

type Answer = Response | Promise<Response>;

/** A path with its method. */
export interface Route {
  method: "GET" | "POST" | "DELETE";
  path: RegExp;
  answer(call: Call): Answer;
}

/** Numbers and VINs; other parts of a path may be anything. */
const PARTS: Readonly<Record<string, string>> = { car: "\\d+|[A-Za-z\\d]{17}", site: "\\d+" };

/** @param path below `/api/1/`, for example `energy_sites/{site}/backup` */
export function route(method: Route["method"], path: string, answer: Route["answer"]): Route {
  const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${PARTS[name] ?? "[^/]+"})`);
  return { method, path: new RegExp(`^${pattern}$`), answer };
}

/** A route with `{car}` in its path, by id or VIN. A car that the account doesn't have is 404. */
export function carRoute(
  method: Route["method"],
  path: string,
  answer: (call: Call, car: Car) => Answer,
): Route {
  return route(method, path, (call) => {
    const car = call.account.find(call.parts.car ?? "");
    return car ? answer(call, car) : bodies.notFound();
  });
}

/**
 * Answers a request by one of the routes: 400 or 406 for a wrong request, 405 if only its method is wrong, `undefined` if none
 * has its path.
 */
export async function dispatch(
  routes: readonly Route[],
  path: string,
  account: Account,
  request: Request,
): Promise<Response | undefined> {
  const matches = routes.flatMap((route) => {
    const match = route.path.exec(path);
    return match ? [{ route, parts: match.groups ?? {} }] : [];
  });
  const found = matches.find(({ route }) => route.method === request.method);
  if (!found) return matches.length > 0 ? bodies.wrongMethod() : undefined;
  const query = new URL(request.url).searchParams;
  try {
    return await found.route.answer({ account, request, query, parts: found.parts });
  } catch (problem) {
    if (problem instanceof RequestError) return bodies.error(problem.status, problem.code, problem.message);
    throw problem;
  }
}
