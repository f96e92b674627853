import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { refreshingToken, type StoredLogin } from "tesla-commands/sign-in";
import { failure, HTML, json } from "./failures.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A store, a token endpoint that answers by the next of these, and what happened, in order. */
function setUp(t: TestContext, login: StoredLogin | null | undefined, ...answers: (() => unknown)[]) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOW });
  const steps: unknown[] = [];
  const store = { login };
  const options = {
    load: () => structuredClone(store.login),
    save: (login?: StoredLogin) => {
      steps.push(login === undefined ? "forget" : ["save", login]);
      store.login = structuredClone(login);
    },
    refresh: async (token: string) => {
      steps.push(["send", token]);
      const answer = answers.shift();
      assert(answer, "one request too many");
      return answer() as Response;
    },
  };
  return { time: t.mock.timers, steps, store, options, accessToken: refreshingToken(options) };
}

const tokens = (access_token: string, refresh_token?: string) => () =>
  json(200, { access_token, refresh_token, expires_in: 28_800, token_type: "Bearer" });
const loginRequired = () => json(401, { error: "login_required", error_description: "Login required" });

test("a refresh token alone is enough to begin, and the new tokens are stored before they are given out", async (t) => {
  const { accessToken, steps } = setUp(t, { refreshToken: "R1" }, tokens("A1", "R2"));
  const token = accessToken({ refresh: false });
  Promise.resolve(token).then(() => steps.push("given"));
  assert.equal(await token, "A1");
  await new Promise(setImmediate);
  const login = {
    refreshToken: "R2",
    previous: "R1",
    rotatedAt: NOW,
    accessToken: "A1",
    expiresAt: NOW + 8 * HOUR,
  };
  assert.deepEqual(steps, [["send", "R1"], ["save", login], "given"]);
});

test("a stored token is used until a minute before it expires, by every function that shares the store", async (t) => {
  const login = { refreshToken: "R1", accessToken: "A1", expiresAt: NOW + 8 * HOUR };
  const { accessToken, options, time, steps } = setUp(t, login, tokens("A2", "R2"));
  time.tick(8 * HOUR - MINUTE);
  assert.equal(await accessToken({ refresh: false }), "A1");
  time.tick(1);
  assert.equal(await accessToken({ refresh: false }), "A2");
  assert.equal(await refreshingToken(options)({ refresh: false }), "A2");
  assert.equal(steps.length, 2);
});

test("a refused token is renewed if it is still the stored one", async (t) => {
  const login = { refreshToken: "R1", accessToken: "A1", expiresAt: NOW + 8 * HOUR };
  const { accessToken, steps } = setUp(t, login, tokens("A2", "R2"));
  assert.equal(await accessToken({ refresh: false }), "A1");
  const [one, two] = await Promise.all([accessToken({ refresh: true }), accessToken({ refresh: true })]);
  assert.deepEqual([one, two], ["A2", "A2"]);
  assert.equal(steps.length, 2);
});

test("a refusal of an older token takes the stored one, and renews nothing", async (t) => {
  const login = { refreshToken: "R1", accessToken: "A1", expiresAt: NOW + 8 * HOUR };
  const { accessToken, steps, store } = setUp(t, login);
  assert.equal(await accessToken({ refresh: false }), "A1");
  store.login = { refreshToken: "R2", accessToken: "A2", expiresAt: NOW + 8 * HOUR };
  assert.equal(await accessToken({ refresh: true }), "A2");
  assert.deepEqual(steps, []);
});

test("calls that come together are one renewal", async (t) => {
  const { accessToken, steps } = setUp(t, { refreshToken: "R1" }, tokens("A1", "R2"));
  const given = await Promise.all(Array.from({ length: 5 }, () => accessToken({ refresh: false })));
  assert.deepEqual(given, ["A1", "A1", "A1", "A1", "A1"]);
  assert.equal(steps.length, 2);
});

test("no answer but login_required and invalid_grant, with 400 or 401, ends the login", async (t) => {
  const cut = () => {
    throw new TypeError("fetch failed");
  };
  const half = () =>
    new Response(new ReadableStream({ start: (controller) => controller.error(new Error("cut")) }));
  const cases: [answer: () => unknown, code: string][] = [
    [() => new Response(HTML, { status: 403, headers: { "content-type": "text/html" } }), "http"],
    [() => new Response(HTML, { status: 401 }), "http"],
    [() => json(400, { error: "unauthorized_client" }), "http"],
    [() => json(400, { error: "invalid_request" }), "http"],
    [() => json(429, { error: "rate_limited" }), "http"],
    [() => json(500, { error: "login_required" }), "http"],
    [() => json(503, { error: "invalid_grant" }), "http"],
    [() => json(200, { error: "login_required" }), "bad_response"],
    [() => new Response(HTML), "bad_response"],
    [() => json(200, {}), "bad_response"],
    [() => json(200, { access_token: ["A1"] }), "bad_response"],
    [() => new Response(null, { status: 204 }), "http"],
    [cut, "network"],
    [half, "network"],
    [() => undefined, "network"],
  ];
  for (const [answer, code] of cases) {
    await t.test(`${code}: ${answer}`, async (t) => {
      const { accessToken, store, time, steps } = setUp(
        t,
        { refreshToken: "R1" },
        answer,
        tokens("A1", "R2"),
      );
      const error = await failure(accessToken({ refresh: false }));
      assert.equal(error.code, code);
      assert.match(error.message, /Try again later\.$/);
      assert.deepEqual(store.login, { refreshToken: "R1", retryAt: NOW + 5000, pause: 10_000 });
      time.tick(5000);
      assert.equal(await accessToken({ refresh: false }), "A1");
      assert.deepEqual(
        steps.filter((step) => Array.isArray(step) && step[0] === "send"),
        [
          ["send", "R1"],
          ["send", "R1"],
        ],
      );
    });
  }
});

test("pauses after failures grow from 5 seconds to 5 minutes, and all tabs keep to them", async (t) => {
  const unavailable = () => new Response(HTML, { status: 503 });
  const answers = [...Array.from({ length: 9 }, () => unavailable), tokens("A1", "R2"), unavailable];
  const { accessToken, options, time, steps, store } = setUp(t, { refreshToken: "R1" }, ...answers);
  const sent = () => steps.filter((step) => Array.isArray(step) && step[0] === "send").length;
  const other = refreshingToken(options);
  const pauses = [5, 10, 20, 40, 80, 160, 300, 300, 300];
  for (const [index, pause] of pauses.entries()) {
    assert.equal((await failure(accessToken({ refresh: false }))).code, "http");
    assert.equal(sent(), index + 1);
    time.tick(pause * 1000 - 1);
    for (const tab of [accessToken, other]) {
      const error = await failure(tab({ refresh: false }));
      assert.equal(error.code, "network");
      assert.match(error.message, /The last refresh failed\. Try again later\.$/);
    }
    time.tick(1);
  }
  assert.equal(await other({ refresh: false }), "A1");
  time.tick(8 * HOUR);
  assert.equal((await failure(accessToken({ refresh: false }))).code, "http");
  assert.equal(store.login?.retryAt, Date.now() + 5000);
});

test("a pause that a clock has put far into the future holds nobody up", async (t) => {
  const { accessToken } = setUp(t, { refreshToken: "R1", retryAt: NOW + DAY }, tokens("A1", "R2"));
  assert.equal(await accessToken({ refresh: false }), "A1");
});

test("login_required and invalid_grant end the login: nothing is kept, and the person is asked to sign in again", async (t) => {
  for (const [status, error] of [
    [401, "login_required"],
    [400, "login_required"],
    [400, "invalid_grant"],
    [401, "invalid_grant"],
  ] as const) {
    await t.test(`${status} ${error}`, async (t) => {
      const over = () => json(status, { error, error_description: "The password was changed" });
      const { accessToken, steps } = setUp(t, { refreshToken: "R1" }, over);
      const failed = await failure(accessToken({ refresh: false }));
      assert.equal(failed.code, "unauthorized");
      assert.equal(failed.message, "sign_in: Sign in again: The password was changed");
      assert.equal(failed.reason, "The password was changed");
      assert.deepEqual(steps, [["send", "R1"], "forget"]);
      assert.match(
        (await failure(accessToken({ refresh: false }))).message,
        /Sign in again: there is no login$/,
      );
    });
  }
});

test("the previous refresh token is tried once, within its 24 hours, before the login is given up", async (t) => {
  const login = { refreshToken: "R2", previous: "R1", rotatedAt: NOW - DAY + 1 };
  await t.test("it rescues the login", async (t) => {
    const { accessToken, store } = setUp(t, login, loginRequired, tokens("A3", "R3"));
    assert.equal(await accessToken({ refresh: false }), "A3");
    assert.deepEqual(store.login, {
      refreshToken: "R3",
      previous: "R1",
      rotatedAt: NOW,
      accessToken: "A3",
      expiresAt: NOW + 8 * HOUR,
    });
  });
  await t.test("it is refused too", async (t) => {
    const { accessToken, steps } = setUp(t, login, loginRequired, loginRequired);
    assert.equal((await failure(accessToken({ refresh: false }))).code, "unauthorized");
    assert.deepEqual(steps, [["send", "R2"], ["send", "R1"], "forget"]);
  });
  await t.test("its answer is lost: both are kept", async (t) => {
    const { accessToken, store } = setUp(t, login, loginRequired, () => json(503, {}));
    assert.equal((await failure(accessToken({ refresh: false }))).code, "http");
    assert.equal(store.login?.refreshToken, "R2");
    assert.equal(store.login?.previous, "R1");
  });
  await t.test("after 24 hours it is not tried", async (t) => {
    const { accessToken, steps } = setUp(t, { ...login, rotatedAt: NOW - DAY }, loginRequired);
    assert.equal((await failure(accessToken({ refresh: false }))).code, "unauthorized");
    assert.deepEqual(steps, [["send", "R2"], "forget"]);
  });
  await t.test("where there is none, none is tried", async (t) => {
    const { accessToken, steps } = setUp(t, { refreshToken: "R2", rotatedAt: NOW - HOUR }, loginRequired);
    assert.equal((await failure(accessToken({ refresh: false }))).code, "unauthorized");
    assert.deepEqual(steps, [["send", "R2"], "forget"]);
  });
  await t.test("one that is the current one is not tried again", async (t) => {
    const { accessToken, steps } = setUp(t, { ...login, previous: "R2" }, loginRequired);
    assert.equal((await failure(accessToken({ refresh: false }))).code, "unauthorized");
    assert.deepEqual(steps, [["send", "R2"], "forget"]);
  });
});

test("a person who has signed in anew during a renewal stays signed in, whatever becomes of the old login", async (t) => {
  for (const [name, answer] of [
    ["it has ended", loginRequired],
    ["it is renewed", tokens("A2", "R2")],
    ["Tesla does not answer", () => json(503, {})],
  ] as const) {
    await t.test(name, async (t) => {
      const simulation = setUp(t, { refreshToken: "R1" }, () => {
        simulation.store.login = { refreshToken: "new" };
        return answer();
      });
      await Promise.resolve(simulation.accessToken({ refresh: false })).catch(() => {});
      assert.deepEqual(simulation.store.login, { refreshToken: "new" });
    });
  }
});

test("a server that sends no new refresh token leaves the old one in use", async (t) => {
  const { accessToken, store } = setUp(t, { refreshToken: "R1" }, tokens("A1"));
  assert.equal(await accessToken({ refresh: false }), "A1");
  assert.equal(store.login?.refreshToken, "R1");
});

test("a token without a lifetime is used until it is refused", async (t) => {
  const { accessToken, time } = setUp(
    t,
    { refreshToken: "R1" },
    () => json(200, { access_token: "A1", refresh_token: "R2" }),
    tokens("A2", "R3"),
  );
  assert.equal(await accessToken({ refresh: false }), "A1");
  time.tick(30 * DAY);
  assert.equal(await accessToken({ refresh: false }), "A1");
  assert.equal(await accessToken({ refresh: true }), "A2");
});

test("without a login nothing is sent and nothing is overwritten", async (t) => {
  for (const login of [undefined, null]) {
    await t.test(String(login), async (t) => {
      const { accessToken, steps } = setUp(t, login);
      const error = await failure(accessToken({ refresh: false }));
      assert.equal(error.code, "unauthorized");
      assert.deepEqual(steps, []);
    });
  }
});

test("a store that does not take the new tokens: they are not used, and the same refresh token is sent again", async (t) => {
  const { options, steps } = setUp(t, { refreshToken: "R1" }, tokens("A1", "R2"), tokens("A2", "R3"));
  const full = new Error("The disk is full.");
  let isFull = true;
  const accessToken = refreshingToken({
    ...options,
    save: (login) => {
      if (isFull) throw full;
      options.save(login);
    },
  });
  await assert.rejects(Promise.resolve(accessToken({ refresh: false })), full);
  isFull = false;
  assert.equal(await accessToken({ refresh: false }), "A2");
  assert.deepEqual(
    steps.filter((step) => Array.isArray(step) && step[0] === "send"),
    [
      ["send", "R1"],
      ["send", "R1"],
    ],
  );
});

test("a server's words are passed on without the refresh token that it was sent, and not without end", async (t) => {
  const words = `Unknown token R1-secret ${"x".repeat(1000)}`;
  const { accessToken } = setUp(t, { refreshToken: "R1-secret" }, () =>
    json(400, { error: "e", error_description: words }),
  );
  const error = await failure(accessToken({ refresh: false }));
  assert.doesNotMatch(error.message + JSON.stringify(error), /R1-secret/);
  assert(error.message.length < 400);
});

test("an answer that does not come is given up after 30 seconds, and the request is ended", async (t) => {
  const { options, time } = setUp(t, { refreshToken: "R1" });
  let signal: AbortSignal | undefined;
  const accessToken = refreshingToken({
    ...options,
    refresh: (_, options) => {
      signal = options.signal;
      return new Promise(() => {});
    },
  });
  const failed = failure(accessToken({ refresh: false }));
  await new Promise(setImmediate);
  time.tick(30_000);
  assert.equal((await failed).code, "network");
  assert.equal(signal?.aborted, true);
});

test("where the browser has Web Locks, a tab waits for the other, and then takes what that has stored", async (t) => {
  const { options, store, steps } = setUp(t, { refreshToken: "R1" });
  let enter = () => {};
  const names: string[] = [];
  const locks = {
    async request<T>(name: string, work: () => Promise<T>): Promise<T> {
      names.push(name);
      await new Promise<void>((resolve) => {
        enter = resolve;
      });
      return work();
    },
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
  t.after(() => {
    if (before) Object.defineProperty(globalThis, "navigator", before);
    else Reflect.deleteProperty(globalThis, "navigator");
  });
  const token = refreshingToken(options)({ refresh: false });
  await new Promise(setImmediate);
  store.login = { refreshToken: "R2", accessToken: "A2", expiresAt: NOW + HOUR };
  enter();
  assert.equal(await token, "A2");
  assert.equal(names.length, 1);
  assert.deepEqual(steps, []);
});
