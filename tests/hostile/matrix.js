// Calls a function with every kind of value in every place, and tells what was wrong.

import {
  argumentPlaces,
  expectedOf,
  kinds,
  outerPlaces,
  PIN,
  parametersOf,
  parametersOfCommand,
  SECRET,
  UNREADABLE,
} from "./cases.js";

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
