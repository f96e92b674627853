// The page of a test. Its network, clock and signal are the test's own: it sees all that a call sends, decides
// what comes back and when time passes, and finds what a call leaves behind.

const { fetch: realFetch, setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const realNow = Date.now;

/** How long a call may take, in real milliseconds, until it counts as one that never ends. */
const PATIENCE = 5_000;

/** In each secret of the tests, so that it is recognised wherever it comes out. */
const SECRET = "s3cret";

/** What the tests let functions throw. */
const thrown = new Error("thrown by the test");

/** The page of the test that runs. */
let open;

export class Page {
  #answers;
  #requests = [];
  #given = [];
  #timers = new Map();
  #lastTimer = 0;
  #now = Date.UTC(2026, 0, 1);
  #start = this.#now;
  #passing = false;
  #listeners = 0;
  #unhandled = [];
  #scope;

  /** `functions` are the crate's; `answers` is the source of the list of what the network answers, in order. */
  constructor(functions, answers) {
    // A test that failed has not closed its page, and its calls must not go on in this one.
    open?.close();
    open = this;
    globalThis.setTimeout = (callback, milliseconds, ...given) => {
      this.#lastTimer += 1;
      this.#timers.set(this.#lastTimer, {
        callback: () => callback(...given),
        due: this.#now + milliseconds,
      });
      return this.#lastTimer;
    };
    globalThis.clearTimeout = (timer) => this.#timers.delete(timer);
    Date.now = () => this.#now;
    globalThis.onunhandledrejection = globalThis.onerror = (...given) => this.#unhandled.push(...given);
    globalThis.fetch = () => Promise.reject(new Error("The page's own fetch was not to be called."));

    const network = (...given) => this.#answer(given);
    const controller = new AbortController();
    this.#scope = {
      ...this.#recorded(functions),
      ...helpers,
      network,
      browserFetch: realFetch,
      requests: this.#requests,
      connection: { accessToken: `${SECRET}-token`, fetch: network },
      vehicle: { id: "1492931365719407", accessToken: `${SECRET}-token`, fetch: network },
      controller,
      signal: this.#counted(controller.signal),
      abort: (reason) => () => {
        controller.abort(reason);
        return helpers.never();
      },
      asked: [],
      stages: [],
      listeners: [],
      unhandled: this.#unhandled,
    };
    // A token function that gives the values one after the other, and calls those that are functions.
    this.#scope.tokens = (...values) => {
      return (...request) => {
        this.#scope.asked.push(...request);
        const value = values.shift();
        return typeof value === "function" ? value() : value;
      };
    };
    this.#answers = this.#evaluate(answers);
  }

  /** Gives the browser's own functions back. */
  close() {
    this.#passing = false;
    Object.assign(globalThis, {
      fetch: realFetch,
      setTimeout: realSetTimeout,
      clearTimeout: realClearTimeout,
    });
    Date.now = realNow;
    globalThis.onunhandledrejection = globalThis.onerror = null;
  }

  /**
   * From now on, time passes: whenever nothing else can happen, the next timer is due. All that the tests'
   * network does happens in microtasks, so that no timer comes before an answer that is there.
   */
  passTime() {
    this.#passing = true;
    const pass = () => {
      if (!this.#passing) return;
      const [next] = [...this.#timers].sort(([, one], [, other]) => one.due - other.due);
      if (next) {
        const [timer, { callback, due }] = next;
        this.#timers.delete(timer);
        this.#now = due;
        callback();
      }
      realSetTimeout(pass, 0);
    };
    realSetTimeout(pass, 0);
  }

  /** What the source's call comes to: `resolved …` or `rejected …`, and whatever is wrong besides. */
  async outcome(source) {
    let call;
    try {
      call = this.#evaluate(source);
      if (typeof call === "function") call = call();
    } catch (error) {
      return `threw ${inspect(error)}`;
    }
    let patience;
    const outcome = await Promise.race([
      Promise.resolve(call).then(
        (value) => `resolved ${inspect(value)}`,
        (error) => `rejected ${inspectError(error, this.#given)}`,
      ),
      new Promise((resolve) => {
        patience = realSetTimeout(resolve, PATIENCE, "pending for ever");
      }),
    ]);
    realClearTimeout(patience);
    const left = [`${this.#timers.size} timers`, `${this.#listeners} listeners`].filter(
      (it) => !it.startsWith("0"),
    );
    return left.length === 0 ? outcome : `${outcome}, with ${left.join(" and ")} left behind`;
  }

  /** The value of the source, in a form that is the same for equal values. */
  inspect(source) {
    return inspect(this.#evaluate(source));
  }

  /** The value of the source, as text. */
  text(source) {
    return String(this.#evaluate(source));
  }

  #evaluate(source) {
    return new Function(...Object.keys(this.#scope), `return (${source});`)(...Object.values(this.#scope));
  }

  /** The functions, with their arguments kept. */
  #recorded(functions) {
    const recorded = ([name, call]) => [
      name,
      (...given) => {
        this.#given = given;
        return call(...given);
      },
    ];
    return Object.fromEntries(Object.entries(functions).map(recorded));
  }

  #counted(signal) {
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...given) => {
      this.#listeners += 1;
      addEventListener.apply(signal, given);
    };
    signal.removeEventListener = (...given) => {
      this.#listeners -= 1;
      removeEventListener.apply(signal, given);
    };
    return signal;
  }

  /** Keeps the request, and gives the next answer; a function is called for it. */
  #answer(given) {
    const [url, init] = given;
    // What the browser makes of it is what goes out.
    const request = new Request(url, init);
    const kept = {
      line: request.url.replace(/^[a-z]+:\/\/[^/]+/, `${request.method} `),
      head: [`${request.method} ${request.url}`, ...[...request.headers].map((header) => header.join(": "))],
      body: init.body ?? null,
      authorization: request.headers.get("authorization"),
      credentials: request.credentials,
      redirect: request.redirect,
      referrerPolicy: request.referrerPolicy,
      cache: request.cache,
      signal: init.signal,
      given: given.map((value) => typeof value),
      at: this.#now - this.#start,
    };
    this.#requests.push(kept);
    const answer = this.#answers.length > 0 ? this.#answers.shift() : helpers.respond(501, "not expected");
    return typeof answer === "function" ? answer(init) : Promise.resolve(answer);
  }
}

/** What the tests' sources are written with. */
const helpers = {
  thrown,
  /** A response; an object as body is sent as JSON, and empty text as no body. */
  respond(status, body = "", headers = {}) {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return new Response(text === "" ? null : helpers.stream(text), { status, headers });
  },
  /** A body that is there at once. That of a response of text comes in a task of its own, after timers. */
  stream(...pieces) {
    return new ReadableStream({
      start(controller) {
        for (const piece of pieces) {
          controller.enqueue(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
        }
        controller.close();
      },
    });
  },
  ok: async () => helpers.respond(200, { response: { result: true, reason: "" } }),
  refused: (reason) => helpers.respond(200, { response: { result: false, reason } }),
  asleep: async () =>
    helpers.respond(408, { response: null, error: "vehicle unavailable", error_description: "" }),
  state: (state) => helpers.respond(200, { response: { id: 1492931365719407, state } }),
  expired: async () => helpers.respond(401),
  never: () => new Promise(() => {}),
  /** `setTemps(vehicle, …)`: `set_temps`. */
  wireName: (call) => call.replace(/\(.*/s, "").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  /** The global object of another document, whose kinds of objects are all others. */
  otherFrame() {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    return frame.contentWindow;
  },
  /** An object that can't be read. */
  broken: new Proxy(
    {},
    {
      get() {
        throw thrown;
      },
      ownKeys() {
        throw thrown;
      },
      getPrototypeOf() {
        throw thrown;
      },
    },
  ),
  /** An object of which not even the kind can be told. */
  revoked() {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
};

/** The error's properties, and whatever is wrong with it or comes out in it. */
function inspectError(error, given) {
  if (!(error instanceof Error)) return inspect(error);
  const { message, stack } = error;
  const names = Object.getOwnPropertyNames(error).filter((name) => name !== "message" && name !== "stack");
  const fields = Object.fromEntries(names.map((name) => [name, error[name]]));
  const flaws = [];
  if (!message.startsWith(`${error.command}: `) || !message.endsWith(".")) {
    flaws.push(`, with the message ${inspect(message)}`);
  }
  const { cause: _given, ...own } = fields;
  const secrets = [SECRET, ...(error.code === "invalid_argument" ? given.flatMap(leaves) : [])];
  // Numbers and names of all kinds are in the lines of a stack that tell places.
  const told = {
    message,
    stack: stack.replace(/^ +at .*$/gm, ""),
    properties: Object.values(own).map(inspect).join(),
  };
  for (const secret of secrets) {
    for (const [where, text] of Object.entries(told)) {
      if (text.includes(secret)) flaws.push(`, with ${secret} in the ${where}: ${text}`);
    }
  }
  return inspect(fields) + flaws.join("");
}

/** The texts and numbers in a value, but those of a single character. */
function leaves(value) {
  try {
    if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
    const text = ["string", "number", "bigint"].includes(typeof value) ? String(value) : "";
    return text.length > 1 ? [text] : [];
  } catch {
    return [];
  }
}

function inspect(value) {
  if (value === thrown) return "thrown";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(inspect).join(", ")}]`;
  if (typeof value !== "object" || value === null || value instanceof Error) return String(value);
  const members = Object.keys(value).sort();
  return `{ ${members.map((name) => `${name}: ${inspect(value[name])}`).join(", ")} }`;
}
