// Every place where a caller's value gets in, and what must come of it: written from the documentation, apart from
// the code.

import { PIN, SECRET, UNREADABLE } from "./values.js";

/** It resolves. */
const DONE = { codes: ["done"] };

/** It is refused for one of these parameters, and nothing is sent. */
const refused = (...parameters) => ({ codes: ["invalid_argument"], parameters, sent: [0], mayHave: false });

/** The request went out, and nobody knows what came of it. */
const unclear = (...codes) => ({ codes, sent: [1], mayHave: true });

const whatever = () => unclear("bad_response", "network", "timeout");

const isNothing = (value) => value === undefined || value === null;
/** `document.all` is like nothing when it is asked so, and else an object: it may count as either. */
const isAlmostNothing = (value) => typeof value === "undefined" && value !== undefined;
const isObject = (value) => typeof value === "object" && value !== null;
const isText = (value, longest) =>
  typeof value === "string" && value.length <= longest && value.isWellFormed();
const isToken = (value) => typeof value === "string" && value.length <= 16_384 && /^[!-~]+$/.test(value);

function isId(value) {
  if (typeof value === "bigint") return value >= 0n && value < 10n ** 20n;
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0;
  return typeof value === "string" && value.length <= 20 && /^\d+$/.test(value);
}

/** What must come of the value in the place. */
export function expectedOf(place, value) {
  const expected = place.expect(value);
  return isAlmostNothing(value) ? { ...expected, codes: [...expected.codes, "done"] } : expected;
}

/** The property, and whether it can be read. */
function read(object, name) {
  try {
    return { value: object[name], isRead: true };
  } catch {
    return { value: undefined, isRead: false };
  }
}

function isSignal(value) {
  if (!isObject(value) && typeof value !== "function") return false;
  const { value: aborted } = read(value, "aborted");
  const listeners = ["addEventListener", "removeEventListener"].map((name) => read(value, name).value);
  return typeof aborted === "boolean" && listeners.every((it) => typeof it === "function");
}

function isWritable(value) {
  try {
    const json = JSON.stringify(value);
    return json.startsWith("{") && json.length <= 262_144;
  } catch {
    return false;
  }
}

const isCalendar = (value) => (typeof value === "string" ? isText(value, 262_144) : isWritable(value));

/** Whether the parameter takes the value. */
const TAKES = {
  number: ({ min, max }, value) => typeof value === "number" && value >= min && value <= max,
  integer: (it, value) => TAKES.number(it, value) && Number.isInteger(value),
  boolean: (_, value) => typeof value === "boolean",
  choice: ({ choices }, value) => choices.includes(value),
  pin: (_, value) => typeof value === "string" && value.length === 4 && /^\d{4}$/.test(value),
  password: (_, value) => isText(value, 1_024),
  calendar: (_, value) => isCalendar(value),
  object: (_, value) => typeof value !== "string" && isWritable(value),
  text: ({ maxLength }, value) => isText(value, maxLength) && value !== "",
};

/** Whether the option takes the value. */
const OPTIONS = {
  signal: isSignal,
  timeoutMs: (value) => typeof value === "number" && value >= 1 && value < 2 ** 31,
  wake: (value) => typeof value === "boolean",
  onProgress: (value) => typeof value === "function",
};

/** A value that the parameter takes. */
function example({ kind, min, choices }) {
  if (kind === "boolean") return true;
  if (kind === "choice") return choices[0];
  if (kind === "pin") return PIN;
  if (kind === "object") return {};
  if (kind === "text") return "a";
  return kind === "password" || kind === "calendar" ? SECRET : min;
}

/** Parameters that the command takes: the required ones, and `more`. */
export function parametersOf({ parameters }, more = []) {
  const given = {};
  for (const it of parameters) if (it.required || more.includes(it)) given[it.name] = example(it);
  for (const { onlyWith } of more) if (onlyWith) given[onlyWith.parameter] = onlyWith.value;
  return given;
}

function forOption(name, value) {
  if (value === UNREADABLE) return refused(name);
  if (isNothing(value)) return DONE;
  if (!OPTIONS[name](value)) return refused(name);
  if (name === "signal" && value.aborted) return { codes: ["aborted"], sent: [0], mayHave: false };
  return DONE;
}

function forOptions(value) {
  if (isNothing(value)) return DONE;
  if (!isObject(value)) return refused("options");
  for (const name of Object.keys(OPTIONS)) {
    const { value: option, isRead } = read(value, name);
    const expected = isRead ? forOption(name, option) : refused(name);
    if (expected !== DONE) return expected;
  }
  return DONE;
}

function forVehicle({ isList }, value) {
  if (isList) {
    return isObject(value) ? refused("parameters", "baseUrl", "accessToken", "key") : refused("connection");
  }
  return refused(isObject(value) ? "id" : "vehicle");
}

function forParameter(parameter, value) {
  const { name, required, onlyWith, kind } = parameter;
  if (value === UNREADABLE) return refused(name);
  if (isNothing(value)) return required || onlyWith ? refused(name) : DONE;
  return TAKES[kind](parameter, value) ? DONE : refused(name);
}

function forParameters({ parameters }, value) {
  if (isNothing(value)) return parameters.some(({ required }) => required) ? refused("params") : DONE;
  if (!isObject(value)) return refused("params");
  try {
    if (Reflect.ownKeys(value).some((key) => typeof key === "string")) return refused("params");
  } catch {
    return refused("params");
  }
  for (const parameter of parameters) {
    const { value: given, isRead } = read(value, parameter.name);
    const isTaken = isNothing(given) ? !parameter.required : TAKES[parameter.kind](parameter, given);
    if (!isRead || !isTaken) return refused(parameter.name);
  }
  return DONE;
}

const with_ = (object, name, value) => {
  const get = () => {
    throw new Error(SECRET);
  };
  return Object.defineProperty({ ...object }, name, {
    enumerable: true,
    ...(value === UNREADABLE ? { get } : { value }),
  });
};

/** What a token function gave, after so many requests. */
const asked = (sent) => (value) =>
  isToken(value)
    ? DONE
    : { codes: ["done", "invalid_argument", "unauthorized", "timeout"], parameters: ["accessToken"], sent };

/** The places among the arguments of a function: what each makes of the usual ones, and what must come of it. */
export function argumentPlaces(it) {
  const vehicle = (name, expect) => ({
    name: `vehicle.${name}`,
    change: (call, value) => ({ ...call, vehicle: with_(call.vehicle, name, value) }),
    expect: (value) => (value === UNREADABLE ? refused(name) : expect(value)),
    isProperty: true,
  });
  return [
    {
      name: "vehicle",
      change: (call, value) => ({ ...call, vehicle: value }),
      expect: (value) => forVehicle(it, value),
    },
    ...(it.isList ? [] : [vehicle("id", (value) => (isId(value) ? DONE : refused("id")))]),
    vehicle("accessToken", (value) => {
      if (typeof value === "function") return asked([0, 1])(value);
      return isToken(value) ? DONE : refused("accessToken");
    }),
    vehicle("baseUrl", (value) => (isNothing(value) || value === "" ? DONE : refused("baseUrl"))),
    vehicle("parameters", (value) => (isNothing(value) ? DONE : refused("parameters"))),
    vehicle("key", (value) => (isNothing(value) ? DONE : refused("key"))),
    vehicle("fetch", (value) => {
      if (isNothing(value)) return DONE;
      return typeof value === "function" ? { ...whatever(), sent: [0] } : refused("fetch");
    }),
    ...(it.parameters.length === 0
      ? []
      : [
          {
            name: "params",
            change: (call, value) => ({ ...call, params: value }),
            expect: (value) => forParameters(it, value),
          },
        ]),
    ...it.parameters.map((parameter) => ({
      name: `params.${parameter.name}`,
      change: (call, value) => ({
        ...call,
        params: with_(parametersOf(it, [parameter]), parameter.name, value),
      }),
      expect: (value) => forParameter(parameter, value),
      isProperty: true,
    })),
    { name: "options", change: (call, value) => ({ ...call, options: value }), expect: forOptions },
    ...Object.keys(OPTIONS).map((name) => ({
      name: `options.${name}`,
      change: (call, value) => ({ ...call, options: with_(call.options, name, value) }),
      expect: (value) => forOption(name, value),
      isProperty: true,
    })),
    { name: "this", change: (call, value) => ({ ...call, self: value }), expect: () => DONE },
  ];
}

/** The places outside: what fetch, the token function, the signal and the listener give. `ok` answers with yes. */
export function outerPlaces(ok) {
  const fetched = (name, answer, expect) => ({
    name,
    change: (call, value) => ({ ...call, answers: [(request) => answer(value, request)] }),
    expect,
  });
  const token = (name, answers, accessToken, expect) => ({
    name,
    change: (call, value) => ({
      ...call,
      answers: [...answers],
      vehicle: { ...call.vehicle, accessToken: (asked) => accessToken(value, asked) },
    }),
    expect,
  });
  const raise = (value) => {
    throw value;
  };
  const fail = (value) => Promise.reject(value);
  const expired = () => ({ status: 401, text: () => "" });
  const failed = (sent) => (value) => ({ codes: ["unauthorized"], sent, mayHave: false, cause: value });
  const lost = (value) => ({ ...unclear("network"), cause: value });
  const ofResponse = (member, expect) =>
    fetched(`response.${member}`, (value) => with_(ok(), member, value), expect);

  return [
    fetched("what fetch returns", (value) => value, whatever),
    fetched("what fetch throws", raise, lost),
    fetched("what fetch rejects with", fail, lost),
    ofResponse("status", whatever),
    ofResponse("headers", () => DONE),
    ofResponse("body", () => DONE),
    ofResponse("text", (value) =>
      typeof value === "function" ? { ...whatever(), isServers: true } : whatever(),
    ),
    fetched(
      "a header",
      (value) => ({ ...ok(), headers: { get: () => value } }),
      () => DONE,
    ),
    fetched(
      "what headers throw",
      (value) => ({ ...ok(), headers: { get: () => raise(value) } }),
      () => DONE,
    ),
    fetched(
      "the text of a response",
      (value) => ({ status: 200, text: () => value }),
      () => ({
        ...whatever(),
        isServers: true,
      }),
    ),
    fetched("a reader", (value) => ({ status: 200, body: { getReader: () => value } }), whatever),
    fetched("what a reader gives", (value) => reader({ read: () => value }), whatever),
    fetched("what a reader throws", (value) => reader({ read: () => raise(value) }), lost),
    fetched("a piece of a body", (value) => pieces({ value }, { done: true }), whatever),
    fetched("whether a body is done", (value) => pieces({ done: value }, { done: true }), whatever),
    fetched("what cancelling gives", (value) => reader({ read: () => 42, cancel: () => value }), whatever),
    fetched(
      "what cancelling throws",
      (value) => reader({ read: () => 42, cancel: () => raise(value) }),
      whatever,
    ),
    token("a token", [], (value) => value, asked([0, 1])),
    token("what a token function throws", [], raise, failed([0])),
    token("what a token function rejects with", [], fail, failed([0])),
    token("a new token", [expired], (value, { refresh }) => (refresh ? value : "old"), asked([1, 2])),
    token(
      "what a refresh throws",
      [expired],
      (value, { refresh }) => (refresh ? raise(value) : "old"),
      failed([1]),
    ),
    token(
      "what a refresh rejects with",
      [expired],
      (value, { refresh }) => (refresh ? fail(value) : "old"),
      failed([1]),
    ),
    {
      name: "the reason of an abort",
      change: (call, value) => {
        const controller = new AbortController();
        const abort = () => {
          controller.abort(value);
          return new Promise(() => {});
        };
        return { ...call, answers: [abort], options: { ...call.options, signal: controller.signal } };
      },
      expect: () => unclear("aborted"),
    },
    {
      name: "what onProgress returns",
      change: (call, value) => ({ ...call, options: { ...call.options, onProgress: () => value } }),
      expect: () => DONE,
    },
    {
      name: "what onProgress throws",
      change: (call, value) => ({ ...call, options: { ...call.options, onProgress: () => raise(value) } }),
      expect: () => DONE,
    },
  ];
}

const reader = (members) => ({ status: 200, body: { getReader: () => members } });

function pieces(...list) {
  return reader({ read: () => list.shift() });
}
