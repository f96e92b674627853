// The JavaScript part of a call: it reads the caller's arguments, exchanges a request with the server, calls the caller's
// functions, and waits. Rust makes every decision.
//
// The caller may pass anything: a getter or a proxy that throws, a thenable. Each property is read once, and nothing here
// throws. Functions that return a promise return one with a `cancel` method; it rejects only with a `failure`.

/** The longest text that is copied into the module, in UTF-16 code units. The module's memory never shrinks. */
const LONGEST_TEXT = 262_144;

/** The longest body that is read, in UTF-16 code units. The longest of the API, all data of a car, has about 20,000. */
const LONGEST_BODY = 2 << 20;

/** What each chunk of a body counts in addition to its length, so that endless empty chunks come to an end too. */
const PIECE = 1_024;

/** The headers of an unsuccessful response that matter, and the longest value of one. */
const HEADERS = ["retry-after", "ratelimit-reset", "x-ratelimit-reset", "alt-svc"];
const LONGEST_HEADER = 4_096;

/** The longest message of an error that is passed on. */
const LONGEST_MESSAGE = 1_024;

/** The origin of the page, or of the worker; none outside a browser. */
const ORIGIN = globalThis.location?.origin;

const VEHICLE = ["id", "parameters", "baseUrl", "accessToken", "fetch", "key", "bluetooth"];
const OPTIONS = ["signal", "timeoutMs", "wake", "onProgress", "endpoints", "role", "anyName"];

/**
 * Reads the arguments of a call. `names` are those of the command's parameters, with commas between them.
 *
 * Returns the properties as they are, and also `data`, a description of all of them as JSON for `arguments.rs`; `numbers`, the
 * numeric parameters in the order of their names, with NaN for the others; and `start`, the time.
 */
export function readArguments(vehicle, params, names, options) {
  const given = { start: Date.now() };
  const values = readParams(params, names);
  const isRead = Array.isArray(values);
  given.numbers = isRead ? values.map((value) => (typeof value === "number" ? value : Number.NaN)) : [];
  const described = { params: isRead ? values.map((value) => describeValue("params", value)) : values };
  describeObject("vehicle", vehicle, VEHICLE, given, described);
  describeObject("options", options ?? {}, OPTIONS, given, described);
  given.data = JSON.stringify(described);
  return given;
}

/** The same without the signal and the listener, for work that other calls wait for too. */
export function unbound(given) {
  return { ...given, signal: undefined, onProgress: undefined };
}

/** Sends a request, and reads the response to its end. `body` is JSON, and may be missing. */
export function send(given, method, url, authorization, body, milliseconds) {
  return bounded(given.signal, milliseconds, async (scope) => {
    const fetch = given.fetch ?? globalThis.fetch;
    if (typeof fetch !== "function") return { failure: "no fetch" };
    const controller = new AbortController();
    scope.undo = () => controller.abort();
    const init = {
      method,
      headers: { Authorization: authorization, Accept: "application/json" },
      signal: controller.signal,
      // The API identifies the caller by the token. With cookies, CORS headers could not be `*`.
      credentials: "omit",
      referrerPolicy: "no-referrer",
      // Following a redirect may turn a command into a read, or send the token to another host.
      redirect: "manual",
    };
    if (body !== undefined) {
      init.headers["Content-Type"] = "application/json";
      init.body = body;
    }
    // With `no-store`, Chromium sends a preflight request to another origin before each command.
    if (method === "GET" || isOwnOrigin(url)) init.cache = "no-store";
    scope.sent = true;
    const response = await fetch(url, init);
    return await readResponse(response, scope);
  });
}

/** Calls the caller's token function. */
export function requestToken(given, refresh, milliseconds) {
  return bounded(given.signal, milliseconds, async () => {
    try {
      const token = await given.accessToken({ refresh });
      return { text: typeof token === "string" && token.length <= LONGEST_TEXT ? token : undefined };
    } catch (cause) {
      return { failure: "thrown", cause, ...describeError(cause) };
    }
  });
}

/** What an error of this package says, such as one of the sign-in's. Any other one may hold secrets. */
function describeError(error) {
  const [name, code, message, status] = ["name", "code", "message", "status"].map((it) => read(error, it));
  if (name !== "TeslaCommandError" || typeof code !== "string" || typeof message !== "string") return {};
  return {
    code: code.slice(0, LONGEST_MESSAGE),
    message: message.slice(0, LONGEST_MESSAGE),
    status: Number.isInteger(status) && status >= 0 && status <= 999 ? status : undefined,
  };
}

/** Waits for the time to pass. It ends with the failure `timeout`. */
export function pause(given, milliseconds) {
  return bounded(given.signal, milliseconds, () => new Promise(() => {}));
}

/** Waits for a promise. */
export function within(given, milliseconds, promise) {
  return bounded(given.signal, milliseconds, async () => ({ value: await promise }));
}

/** Tells the caller how far the call is. An exception of the listener does not affect the call. */
export function reportProgress(given, stage, signed, bluetooth) {
  // The clock may have been set back.
  const elapsedMs = Math.max(0, Date.now() - given.start);
  const progress = { stage, elapsedMs };
  if (signed) progress.signed = true;
  if (bluetooth) progress.bluetooth = true;
  try {
    given.onProgress?.(progress);
  } catch {}
}

/**
 * Does the work, an async function, until it is done, the signal aborts or the time is over, and then removes its timer and its
 * listener. Returns a promise for the result of the work. It rejects with the `failure`, its `cause`, and whether a request was
 * `sent`. Its `cancel` method ends the work.
 */
function bounded(signal, milliseconds, work) {
  const scope = { isOver: false, sent: false, undo: undefined };
  let resolve;
  let reject;
  const promise = new Promise((...settle) => {
    [resolve, reject] = settle;
  });
  if (read(signal, "aborted") === true) {
    promise.cancel = () => {};
    reject({ failure: "aborted", sent: false });
    return promise;
  }
  const finish = (outcome) => {
    if (scope.isOver) return;
    scope.isOver = true;
    clearTimeout(timer);
    listen(signal, "removeEventListener", abort);
    if (!outcome.failure) return resolve(outcome);
    reject({ ...outcome, sent: scope.sent });
    scope.undo?.();
  };
  const abort = () => finish({ failure: "aborted" });
  promise.cancel = abort;
  const timer = setTimeout(() => finish({ failure: "timeout" }), milliseconds);
  listen(signal, "addEventListener", abort);
  // A signal that is not a browser's may call its listener at once.
  if (!scope.isOver) work(scope).then(finish, (cause) => finish({ failure: "thrown", cause }));
  return promise;
}

function listen(signal, how, listener) {
  // A signal that accepts no listener never ends a call.
  try {
    signal?.[how]("abort", listener);
  } catch {}
}

/** The status and the text of a response, and the headers of an unsuccessful one. */
async function readResponse(response, scope) {
  const status = read(response, "status");
  const isStatus = typeof status === "number" && status >= 200 && status <= 999;
  // A redirect that is not followed has the status 0 in a browser, as a response that never came has.
  if (!isStatus && read(response, "type") !== "opaqueredirect") return { failure: "not a response" };
  const body = await readBody(response, scope);
  if (body.failure) return body;
  return {
    status: isStatus ? status : 0,
    text: body.text,
    headers: status < 400 ? undefined : copyHeaders(response),
  };
}

/**
 * The text of the body. It is read in chunks, so that an endless body is not kept in memory. If the body is not a stream,
 * `text()` reads it.
 */
async function readBody(response, scope) {
  const stream = read(response, "body");
  // A web stream has a reader, and a Node stream an iterator. Both return `{ done, value }`.
  const open = read(stream, "getReader") ?? read(stream, Symbol.asyncIterator);
  if (typeof open !== "function") return readText(response);
  const reader = open.call(stream);
  const next = read(reader, "read") ?? read(reader, "next");
  if (typeof next !== "function") return { failure: "not a response" };
  const abort = scope.undo;
  scope.undo = () => {
    abort();
    // Not every fetch function stops at the signal.
    cancel(reader);
  };
  if (scope.isOver) {
    scope.undo();
    return {};
  }
  const decoder = new TextDecoder();
  let text = "";
  for (let left = LONGEST_BODY; left > 0; left -= PIECE) {
    const { done, value } = await next.call(reader);
    if (scope.isOver) return {};
    if (!done && !isBytes(value)) return { failure: "not a response" };
    const piece = done ? decoder.decode() : decoder.decode(value, { stream: true });
    left -= piece.length;
    if (left < 0) break;
    text += piece;
    if (done) return { text };
  }
  return { failure: "too long" };
}

async function cancel(reader) {
  try {
    await (read(reader, "cancel") ?? read(reader, "return"))?.call(reader);
  } catch {}
}

/** The text of a body that is not a stream. */
async function readText(response) {
  const method = read(response, "text");
  const text = typeof method === "function" ? await method.call(response) : undefined;
  if (typeof text !== "string") return { failure: "not a response" };
  return text.length > LONGEST_BODY ? { failure: "too long" } : { text };
}

function read(object, name) {
  try {
    return object?.[name];
  } catch {}
}

/** Whether it is bytes, of this or another document. */
function isBytes(value) {
  return ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

function copyHeaders(response) {
  const headers = new Headers();
  for (const name of HEADERS) {
    try {
      const value = response.headers.get(name);
      if (typeof value === "string" && value.length <= LONGEST_HEADER) headers.set(name, value);
    } catch {}
  }
  return headers;
}

const isAbsolute = (url) => /^https?:/i.test(url);

/** Whether the URL is relative, or begins with the page's origin as the browser spells it. */
function isOwnOrigin(url) {
  return ORIGIN !== undefined && (url.startsWith(`${ORIGIN}/`) || !isAbsolute(url));
}

/** The URL that was valid last. An app has one, and parsing it for each call would cost some microseconds. */
let validUrl;

function isUrl(text) {
  if (text !== validUrl && canParse(text)) validUrl = text;
  return text === validUrl;
}

function canParse(text) {
  return isAbsolute(text) ? URL.canParse(text) : URL.canParse(text, globalThis.location?.href);
}

/** The values of the parameters, in the order of their names, or the reason why there are none. */
function readParams(params, names) {
  if (params === undefined || params === null) return "none";
  if (!isObject(params)) return "not an object";
  const known = names === "" ? [] : names.split(",");
  try {
    if (!Object.getOwnPropertyNames(params).every((key) => known.includes(key))) return "unknown";
  } catch {
    return "unreadable";
  }
  return known.map((name) => readProperty(params, name));
}

/** Describes the object and the properties that it has, and keeps them in `given`. */
function describeObject(name, object, names, given, described) {
  described[name] = describeValue(name, object);
  if (!isObject(object)) return;
  for (const name of names) {
    const value = readProperty(object, name);
    if (value === undefined || value === null) continue;
    described[name] = describeValue(name, value);
    given[name] = value;
  }
}

const UNREADABLE = Symbol("unreadable");

function readProperty(object, name) {
  try {
    return object[name];
  } catch {
    return UNREADABLE;
  }
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}

/** The kind of the value, and after a colon the value itself if text can contain it. */
function describeValue(name, value) {
  if (value === undefined || value === null) return null;
  switch (typeof value) {
    case "string":
      if (value.length > LONGEST_TEXT) return "too long";
      return name === "baseUrl" && !isUrl(value) ? "other" : `text:${value}`;
    case "number":
      return Number.isFinite(value) ? `number:${value}` : "other";
    case "boolean":
    case "bigint":
      return `${typeof value}:${value}`;
    case "function":
      return `function:${identify(value)}`;
    case "object":
      if (name === "params" || name === "endpoints") return describeJson(value);
      return name === "signal" && isSignal(value) ? "signal" : "object";
    default:
      return value === UNREADABLE ? "unreadable" : "other";
  }
}

/** The value as JSON, if JSON can contain all of it. `JSON.stringify` alone omits what it can't write. */
function describeJson(value) {
  const check = (_key, value) => {
    if (typeof value === "function" || typeof value === "symbol") throw value;
    if (typeof value === "number" && !Number.isFinite(value)) throw value;
    return value;
  };
  try {
    const json = JSON.stringify(value, check);
    return json.length > LONGEST_TEXT ? "too long" : `json:${json}`;
  } catch {
    return "other";
  }
}

function isSignal(value) {
  // A listener that can't be removed would leak.
  const has = (name) => typeof read(value, name) === "function";
  return typeof read(value, "aborted") === "boolean" && has("addEventListener") && has("removeEventListener");
}

/** A number for each function, by which calls find the state that they share. The map keeps no function alive. */
const identities = new WeakMap();
let lastIdentity = 0;

function identify(value) {
  if (!identities.has(value)) {
    lastIdentity += 1;
    identities.set(value, lastIdentity);
  }
  return identities.get(value);
}
