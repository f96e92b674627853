// Every kind of value that JavaScript has, the hostile ones among them. Texts have the secret in them, so that it is
// seen wherever a value comes out.

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
