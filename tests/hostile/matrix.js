// What a hostile caller passes and where, in one file: the test runner's server has four threads, each of the browser's
// connections keeps one, and a fifth file that is loaded at the same time may wait for ever.

// 1. Every kind of value that JavaScript has, the hostile ones among them. Texts contain the secret, so that it is seen
// wherever a value comes out.

/** In each secret of the tests, so that it is recognised wherever it comes out. */
export const SECRET = "s3cret";

/** A PIN, which can't have it in it. */
export const PIN = "4711";

const thrown = () => {
  throw new Error(`thrown with ${SECRET}`);
};

const TRAPS = [
  "apply",
  "construct",
  "defineProperty",
  "deleteProperty",
  "get",
  "getOwnPropertyDescriptor",
  "getPrototypeOf",
  "has",
  "isExtensible",
  "ownKeys",
  "preventExtensions",
  "set",
  "setPrototypeOf",
];

/** In the place of a property: reading it throws. */
export const UNREADABLE = Symbol("a getter that throws");

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** Rejected, and known to be: nobody has to look at it. */
function rejected(reason) {
  const promise = Promise.reject(reason);
  promise.catch(() => {});
  return promise;
}

function circular() {
  const object = {};
  object.self = object;
  return object;
}

function nested(levels) {
  let object = {};
  for (let level = 0; level < levels; level += 1) object = { object };
  return object;
}

function generator() {
  return (function* () {
    yield SECRET;
  })();
}

function detached() {
  const { buffer } = new Uint8Array(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

// Large ones are made once: nobody may change them.
const HUGE = SECRET.repeat(2 ** 24);
const DEEP = Object.freeze(nested(20_000));
const LARGE = Object.freeze(
  Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])),
);

/** The names of the values and what makes a new one of each. `frame` is the global object of another document. */
export function kinds(frame) {
  const all = {
    undefined: () => undefined,
    null: () => null,
    true: () => true,
    false: () => false,
    ...Object.fromEntries(
      [0, -0, 1, -1, 0.5, 21, 60, 2 ** 31, 2 ** 53, 1e21, 5e-324, Number.NaN, Infinity, -Infinity].map(
        (it) => [`number ${Object.is(it, -0) ? "-0" : it}`, () => it],
      ),
    ),
    ...Object.fromEntries([0n, 1n, -1n, 10n ** 18n, 10n ** 300n].map((it) => [`bigint ${it}`, () => it])),
    "empty text": () => "",
    blank: () => " ",
    "a digit": () => "7",
    text: () => `${SECRET}-text`,
    "text with a line break": () => `${SECRET}\r\nX-More: 1`,
    "text with a null character": () => `${SECRET}\0`,
    "half a character, the first": () => `${SECRET}\ud800`,
    "half a character, the second": () => `\udc00${SECRET}`,
    "text of other scripts": () => `${SECRET} 車 🚗 ‮`,
    "huge text": () => HUGE,
    __proto__: () => "__proto__",
    symbol: () => Symbol(SECRET),
    "known symbol": () => Symbol.iterator,
    object: () => ({}),
    "object of secrets": () => ({ [SECRET]: SECRET, toString: () => SECRET }),
    "frozen object": () => Object.freeze({}),
    "sealed object": () => Object.seal({}),
    "object without a prototype": () => Object.create(null),
    "object that inherits": () => Object.create({ [SECRET]: SECRET }),
    "object with a symbol": () => ({ [Symbol(SECRET)]: SECRET }),
    "object whose conversion throws": () => ({ toString: thrown, valueOf: thrown, toJSON: thrown }),
    "object whose primitive throws": () => ({ [Symbol.toPrimitive]: thrown }),
    "object with unreadable properties": () =>
      new Proxy({}, { get: (_, name) => (name === "then" ? undefined : thrown()) }),
    "circular object": circular,
    "deep object": () => DEEP,
    "large object": () => LARGE,
    "iterable that throws": () => ({ [Symbol.iterator]: thrown }),
    array: () => [],
    "array of text": () => [SECRET],
    "sparse array": () => new Array(1_000),
    function: () => () => {},
    "function that throws": () => thrown,
    "function that gives text": () => () => SECRET,
    "async function": () => async () => SECRET,
    "generator function": () => generator,
    "bound function": () => Math.max.bind(null, 1),
    class: () => class {},
    "String object": () => new String(SECRET),
    "Number object": () => new Number(21),
    "Boolean object": () => new Boolean(true),
    "boxed symbol": () => Object(Symbol(SECRET)),
    Date: () => new Date(0),
    "invalid Date": () => new Date(Number.NaN),
    RegExp: () => /s3cret/g,
    Map: () => new Map([[SECRET, SECRET]]),
    Set: () => new Set([SECRET]),
    WeakMap: () => new WeakMap(),
    Error: () => new Error(SECRET),
    "our error": () => Object.assign(new Error(SECRET), { name: "TeslaCommandError", code: SECRET }),
    promise: () => Promise.resolve(SECRET),
    "rejected promise": () => rejected(new Error(SECRET)),
    "promise rejected with nothing": () => rejected(undefined),
    "pending promise": () => new Promise(() => {}),

    "promise of an odd kind": () =>
      Object.assign(Promise.resolve(), { constructor: { [Symbol.species]: 42 } }),
    // biome-ignore-start lint/suspicious/noThenProperty: that is what they are here for.
    "promise whose then throws": () => Object.assign(Promise.resolve(), { then: thrown }),
    thenable: () => ({ then: (take) => take(SECRET) }),
    "thenable that throws": () => ({ then: thrown }),
    "thenable that can't be read": () => Object.defineProperty({}, "then", { get: thrown }),
    "thenable that never calls": () => ({ then() {} }),
    "thenable that calls twice": () => ({ then: (take, give) => [take({}), give(SECRET), take(SECRET)] }),
    "thenable of thenables": () => ({ then: (take) => take({ then: (_, give) => give(SECRET) }) }),
    // biome-ignore-end lint/suspicious/noThenProperty: see above.
    iterator: generator,
    ArrayBuffer: () => new ArrayBuffer(8),
    "detached ArrayBuffer": detached,
    Uint8Array: () => new Uint8Array(8),
    Float64Array: () => new Float64Array(8),
    DataView: () => new DataView(new ArrayBuffer(8)),
    Blob: () => new Blob([SECRET]),
    URL: () => new URL("https://127.0.0.1:9"),
    FormData: () => new FormData(),
    Headers: () => new Headers({ "retry-after": SECRET }),
    Request: () => new Request("https://127.0.0.1:9"),
    Response: () => new Response("hello"),
    "read Response": () => {
      const response = new Response("hello");
      response.body.getReader();
      return response;
    },
    "Response of an error": () => Response.error(),
    AbortController: () => new AbortController(),
    AbortSignal: () => new AbortController().signal,
    "aborted AbortSignal": () => AbortSignal.abort(SECRET),
    Event: () => new Event("abort"),
    EventTarget: () => new EventTarget(),
    element: () => document.createElement("form"),
    "document.all": () => document.all,
    "global object": () => globalThis,
    "revoked proxy": () => revoked({}),
    "revoked proxy of a function": () => revoked(() => {}),
    "proxy of a function": () => new Proxy(() => SECRET, {}),
    "proxy of which all throws": () => new Proxy({}, new Proxy({}, { get: thrown })),
    "proxy of a function of which all throws": () => new Proxy(() => {}, new Proxy({}, { get: thrown })),
  };
  for (const trap of TRAPS) all[`proxy that throws on ${trap}`] = () => new Proxy({}, { [trap]: thrown });
  const { Object: Other, Array: List, Function: Code, Error: Fault, Promise: Later, Date: Time } = frame;
  Object.assign(all, {
    "object of another frame": () => new Other(),
    "array of another frame": () => new List(),
    "function of another frame": () => new Code(),
    "error of another frame": () => new Fault(SECRET),
    "promise of another frame": () => Later.resolve(SECRET),
    "date of another frame": () => new Time(0),
    "bytes of another frame": () => new frame.Uint8Array(8),
    "response of another frame": () => new frame.Response("hello"),
    "signal of another frame": () => new frame.AbortController().signal,
    "another frame": () => frame,
  });
  return Object.entries(all);
}

// 2. Every place where a caller's value gets in, and what the call must end with: written from the documentation, apart
// from the code.

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

/** What must come of the value in the place. What exists only signed fails once its arguments are right: there is no key. */
export function expectedOf(place, value, { signedOnly }) {
  const expected = place.expect(value);
  const codes = isAlmostNothing(value) ? [...expected.codes, "done"] : expected.codes;
  if (!signedOnly) return { ...expected, codes };
  const isRefused = codes.includes("invalid_argument");
  const isTaken = codes.some((code) => code !== "invalid_argument");
  return {
    ...expected,
    codes: [...(isRefused ? ["invalid_argument"] : []), ...(isTaken ? ["signing_required"] : [])],
    sent: [0],
    mayHave: false,
  };
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

/** Whether JSON can hold all of it: a function in it would be left out, and a number that is not finite would become null. */
function isWritable(value) {
  const check = (_, inner) => {
    if (typeof inner === "function" || typeof inner === "symbol") throw inner;
    if (typeof inner === "number" && !Number.isFinite(inner)) throw inner;
    return inner;
  };
  try {
    const json = JSON.stringify(value, check);
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
  choice: ({ choices, numbers }, value) => choices.includes(value) || numbers?.includes(value),
  days: (_, value) => value === "All",
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

/** What commands want of their values together, which the parameters do not tell. */
const TOGETHER = {
  set_scheduled_charging: { time: { required: true } },
  add_charge_schedule: { startTime: { required: true } },
  update_charge_on_solar_feature: { upperChargeLimit: { given: 100 } },
};

/** The parameters of a command, and what else it wants of them. */
export function parametersOfCommand({ name, parameters }) {
  return parameters.map((parameter) => ({ ...parameter, ...TOGETHER[name]?.[parameter.name] }));
}

/** A value that the parameter takes. */
function example({ kind, min, choices, given }) {
  if (given !== undefined) return given;
  if (kind === "boolean") return true;
  if (kind === "days") return "All";
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

// Calls a function with every kind of value in every place, and tells what was wrong.

const CODES = [
  "invalid_argument",
  "aborted",
  "timeout",
  "network",
  "unauthorized",
  "forbidden",
  "signing_required",
  "not_found",
  "unavailable",
  "rate_limited",
  "wrong_region",
  "http",
  "rejected",
  "bad_response",
];

/** What each property is, where the error has it. */
const PROPERTIES = {
  message: "string",
  stack: "string",
  name: "string",
  code: "string",
  command: "string",
  mayHaveSucceeded: "boolean",
  parameter: "string",
  status: "number",
  reason: "string",
  retryAfterMs: "number",
  baseUrl: "string",
};

/** What is wrong with the error of a command: empty if nothing is. */
export function flawsOf(error, command) {
  if (!(error instanceof Error)) return ["it is no Error"];
  const flaws = [];
  const names = Reflect.ownKeys(error);
  for (const name of names) {
    const known = PROPERTIES[name];
    if (name !== "cause" && typeof error[name] !== known) flaws.push(`its ${String(name)} is no ${known}`);
  }
  for (const name of ["name", "code", "command", "mayHaveSucceeded", "message", "stack"])
    if (!names.includes(name)) flaws.push(`it has no ${name}`);
  if (flaws.length > 0) return flaws;
  if (error.name !== "TeslaCommandError") flaws.push(`its name is ${error.name}`);
  if (!CODES.includes(error.code)) flaws.push(`its code is ${error.code}`);
  if (error.command !== command) flaws.push(`its command is ${error.command}`);
  if (!error.message.startsWith(`${command}: `) || !error.message.endsWith("."))
    flaws.push(`its message is ${error.message}`);
  if ((error.code === "invalid_argument") !== names.includes("parameter")) flaws.push("its parameter");
  for (const name of names.filter((name) => name !== "cause")) {
    // Numbers and names of all kinds are in the lines of a stack that tell places.
    const told = String(error[name]).replace(/^ +at .*$/gm, "");
    if (told.includes(SECRET) || told.includes(PIN)) flaws.push(`its ${name} tells a secret: ${told}`);
  }
  return flaws;
}

/** After how many turns of the event loop, in which nothing else can happen, a call is taken for one that waits. */
const TURNS = 20;

/** How many timers may end a call that waits: that of the request, and those of what comes before it. */
const PATIENCE = 4;

/** What the browser's own functions are replaced by, so that each timer is seen, and no request leaves the page. */
class Surroundings {
  timers = new Map();
  complaints = [];
  #own = {};
  #channel = new MessageChannel();

  constructor(fetch) {
    let last = 0;
    const setTimeout = (callback, milliseconds, ...given) => {
      last += 1;
      this.timers.set(last, { milliseconds, callback: () => callback(...given) });
      return last;
    };
    const clearTimeout = (timer) => this.timers.delete(timer);
    for (const [name, value] of Object.entries({ fetch, setTimeout, clearTimeout })) {
      this.#own[name] = globalThis[name];
      globalThis[name] = value;
    }
    globalThis.onunhandledrejection = (event) => this.#complain(event, event.reason);
    globalThis.onerror = (message) => this.#complain(undefined, message);
  }

  #complain(event, what) {
    event?.preventDefault();
    this.complaints.push(`the page was told of ${what instanceof Error ? what.stack : typeof what}`);
    return true;
  }

  close() {
    Object.assign(globalThis, this.#own, { onunhandledrejection: null, onerror: null });
  }

  turn() {
    return new Promise((done) => {
      this.#channel.port1.onmessage = done;
      this.#channel.port2.postMessage(undefined);
    });
  }

  /** Lets the next timer come. */
  tick() {
    const [next] = [...this.timers].sort(([, one], [, other]) => one.milliseconds - other.milliseconds);
    if (!next) return;
    this.timers.delete(next[0]);
    next[1].callback();
  }
}

/** What the call comes to: `{ value }`, `{ error }`, `{ thrown }`, or nothing if it never ends. */
async function outcomeOf(make, surroundings) {
  let outcome;
  try {
    const call = make();
    if (!(call instanceof Promise)) return { thrown: `gave ${typeof call} and no promise` };
    call.then(
      (value) => {
        outcome = { value };
      },
      (error) => {
        outcome = { error };
      },
    );
  } catch (error) {
    return { thrown: `threw ${error?.stack ?? error}` };
  }
  // What comes in microtasks alone is there after one turn.
  for (let ticks = 0; !outcome && ticks < PATIENCE; ticks += 1) {
    for (let turns = 0; !outcome && turns < TURNS; turns += 1) await surroundings.turn();
    if (!outcome) surroundings.tick();
  }
  if (!outcome) await surroundings.turn();
  return outcome ?? {};
}

/** What the server says when all is well, by what is called. */
const ANSWERS = {
  vehicles: '{"response":[]}',
  vehicle_data: '{"response":{"id":1,"state":"online"}}',
  wake_up: '{"response":{"id":1,"state":"online"}}',
};

/** What is wrong with an outcome, in words. */
function flawsOfOutcome({ value, error, thrown }, expected, sent, command) {
  if (thrown !== undefined) return [thrown];
  if (error === undefined && value === undefined) return ["never ended"];
  if (error === undefined) return expected.codes.includes("done") ? [] : ["resolved"];
  const { codes, parameters, mayHave, cause, isServers } = expected;
  const flaws = flawsOf(error, command).filter((flaw) => !isServers || !flaw.includes("tells a secret"));
  const { code, parameter, mayHaveSucceeded } = error;
  if (!codes.includes(code)) flaws.push(`gave ${code}: ${error.message}`);
  if (parameter !== undefined && !parameters?.includes(parameter)) flaws.push(`named ${parameter}`);
  // No car does anything for a read.
  const isRead = command === "vehicles" || command === "vehicle_data";
  if (mayHave !== undefined && (mayHave && !isRead) !== mayHaveSucceeded)
    flaws.push(`mayHaveSucceeded: ${mayHaveSucceeded}`);
  if ("cause" in expected && !("cause" in error && Object.is(error.cause, cause)))
    flaws.push("lost the cause");
  if (expected.sent && !expected.sent.includes(sent)) flaws.push(`sent ${sent} requests`);
  return flaws;
}

/** One function of each kind: all of a kind do the same with what comes from outside. */
const SAMPLES = ["wakeUp", "doorUnlock", "setTemps", "listVehicles", "vehicleData"];

/** The functions that send something to a car or ask for cars, by name. */
export function namesOf(functions) {
  return [...functions.commands().map((info) => info.function), "listVehicles", "vehicleData"];
}

/**
 * Tries the function with this name in `functions`, those of the package or of the crate. Gives what was wrong. What
 * comes from outside of a call is tried with all functions only if `isWhole`.
 */
export async function flawsOfFunction(functions, name, isWhole = false) {
  const call = functions[name];
  const info = functions.commands().find((info) => info.function === name);
  const command = info?.name ?? { listVehicles: "vehicles", vehicleData: "vehicle_data" }[name];
  const it = {
    isList: name === "listVehicles",
    parameters: info ? parametersOfCommand(info) : [],
    signedOnly: info?.signedOnly ?? false,
  };
  const yes = ANSWERS[command] ?? '{"response":{"result":true,"reason":""}}';
  const ok = () => ({ status: 200, headers: { get: () => null }, text: () => yes });

  let answers = [];
  let sent = 0;
  const network = (request) => {
    sent += 1;
    return answers.length > 0 ? answers.shift()(request) : ok();
  };
  const surroundings = new Surroundings(network);
  const frame = document.createElement("iframe");
  document.body.append(frame);
  const made = kinds(frame.contentWindow);

  const { signal } = new AbortController();
  let listeners = 0;
  for (const [method, change] of [
    ["addEventListener", 1],
    ["removeEventListener", -1],
  ]) {
    const own = signal[method];
    signal[method] = (...given) => {
      listeners += change;
      own.apply(signal, given);
    };
  }
  const vehicle = { ...(it.isList ? {} : { id: "1" }), accessToken: `${SECRET}-token`, fetch: network };
  const usual = {
    self: undefined,
    vehicle,
    params: parametersOf(it),
    options: { signal, timeoutMs: 5 },
    answers: [],
  };
  const run = (changed) => {
    ({ answers } = changed);
    sent = 0;
    const given = it.parameters.length > 0 ? [changed.vehicle, changed.params] : [changed.vehicle];
    return outcomeOf(() => Reflect.apply(call, changed.self, [...given, changed.options]), surroundings);
  };

  const flaws = [];
  const places = [...argumentPlaces(it), ...(isWhole || SAMPLES.includes(name) ? outerPlaces(ok) : [])];
  for (const place of places) {
    const values = place.isProperty ? [...made, ["a getter that throws", () => UNREADABLE]] : made;
    for (const [kind, make] of values) {
      const value = make();
      const outcome = await run(place.change(usual, value));
      const wrong = flawsOfOutcome(outcome, expectedOf(place, value, it), sent, command);
      if (surroundings.timers.size > 0) wrong.push(`left ${surroundings.timers.size} timers`);
      if (listeners > 0) wrong.push(`left ${listeners} listeners`);
      wrong.push(...surroundings.complaints.splice(0));
      surroundings.timers.clear();
      listeners = 0;
      flaws.push(...wrong.map((flaw) => `${name}, ${place.name}, ${kind}: ${flaw}`));
    }
    // The module is as good as before.
    const { value, error } = await run(usual);
    const isAlive = it.signedOnly ? error?.code === "signing_required" : value !== undefined;
    if (!isAlive) flaws.push(`${name}: the module is dead after ${place.name}`);
  }
  await surroundings.turn();
  flaws.push(...surroundings.complaints.map((complaint) => `${name}: ${complaint}`));
  surroundings.close();
  frame.remove();
  return flaws;
}
