/** The remote control of the simulator, for people who test an app of their own: paths under `/simulator/`. */

import type { Account } from "./account.ts";
import { actionNames, isActionName } from "./actions.ts";
import { json } from "./bodies.ts";
import type { Fault } from "./faults.ts";
import {
  checkValues,
  choice,
  decimal,
  flag,
  integer,
  type Kind,
  optional,
  type Parameters,
  RequestError,
  readRequest,
  required,
  text,
  textOrObject,
  type ValuesOf,
} from "./parameters.ts";
import { type AnswerName, recordedAnswers } from "./recorded-answers.ts";
import { signedActions } from "./signed-control.ts";

/** Answers a request to the control interface; errors are `{"error": "…"}` with a sentence that says what to do. */
export async function control(account: Account, request: Request): Promise<Response> {
  const [, path = ""] = /^.*\/simulator\/(.*)$/.exec(new URL(request.url).pathname) ?? [];
  const [subject = "", idOrVin, action, ...tooMuch] = path.split("/");
  try {
    if (subject === "vehicles" && tooMuch.length === 0)
      return await vehicles(account, request, idOrVin, action);
    if (path === "answers") return request.method === "GET" ? json(200, recordedAnswers) : getOnly();
    const operation = idOrVin === undefined ? operations.get(subject) : undefined;
    if (!operation)
      return errorAnswer(
        404,
        "Known paths are vehicles, vehicles/{id}, vehicles/{id}/{action}, answers, fail, token, reset.",
      );
    return request.method === "POST"
      ? await operation(account, request)
      : errorAnswer(405, "This path takes POST only.");
  } catch (problem) {
    if (problem instanceof RequestError) return errorAnswer(problem.status, problem.message);
    throw problem;
  }
}

const status: Kind<number | "cut"> = {
  expected: '"cut" or a whole number',
  read: (value) => (value === "cut" ? value : integer.read(value)),
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
  answer: optional(choice(...(Object.keys(recordedAnswers) as AnswerName[]))),
  status: optional(status),
  body: optional(textOrObject),
  headers: optional(headers),
  afterEffect: optional(flag),
  delayMs: optional(decimal),
  times: optional(integer),
  path: optional(text),
};

/** What can be done to the simulator as a whole, by path. */
const operations = new Map<string, (account: Account, request: Request) => Promise<Response>>([
  [
    "fail",
    async (account, request) => {
      const { answer, ...changes } = await readParameters(faultParameters, request);
      const fault = makeFault(answer, changes);
      await asBadRequest(() => account.faults.add(fault));
      return json(200, fault);
    },
  ],
  [
    "token",
    async (account, request) => {
      const { accessToken } = await readParameters({ accessToken: required(text) }, request);
      await asBadRequest(() => account.expireToken(accessToken));
      return json(200, { accessToken });
    },
  ],
  [
    "reset",
    async (account) => {
      account.reset();
      return json(200, account.cars);
    },
  ],
]);

/** A recorded answer with changes, or a fault of its own. */
function makeFault(
  answer: AnswerName | undefined,
  changes: Omit<ValuesOf<typeof faultParameters>, "answer">,
): Fault {
  const recorded = answer && recordedAnswers[answer];
  const status = changes.status ?? recorded?.status;
  if (status === undefined) throw new RequestError(400, "invalid_request", "missing status or answer param");
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...recorded, ...Object.fromEntries(given), status };
}

async function vehicles(
  account: Account,
  request: Request,
  idOrVin?: string,
  action?: string,
): Promise<Response> {
  if (action === undefined && request.method !== "GET") return getOnly();
  if (idOrVin === undefined) return json(200, account.allCars());
  const car = account.find(idOrVin);
  if (!car) return errorAnswer(404, `There is no vehicle ${idOrVin}; GET /simulator/vehicles lists them.`);
  if (action === undefined) return json(200, car);
  const signedAction = signedActions.get(action);
  if (!signedAction && !isActionName(action)) {
    const known = [...actionNames, ...signedActions.keys()];
    return errorAnswer(404, `There is no action ${action}; known are ${known.join(", ")}.`);
  }
  if (request.method !== "POST") return errorAnswer(405, "An action takes POST only.");
  const values = await readRequest(request);
  if (isActionName(action)) account.act(car, action, values);
  else if (signedAction) {
    const signed = await asBadRequest(() => account.signed(car));
    await asBadRequest(() => signedAction(signed, values));
  }
  return json(200, car);
}

async function readParameters<P extends Parameters>(parameters: P, request: Request): Promise<ValuesOf<P>> {
  return checkValues(parameters, await readRequest(request));
}

/** Answers an invalid argument with 400. */
async function asBadRequest<T>(act: () => T | Promise<T>): Promise<T> {
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

function getOnly(): Response {
  return errorAnswer(405, "This path takes GET only.");
}

function errorAnswer(status: number, message: string): Response {
  return json(status, { error: message });
}
