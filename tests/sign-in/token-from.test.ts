import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { type TestContext, test } from "node:test";
import { tokenFrom } from "tesla-commands/sign-in";
import { failure, HTML, json } from "./failures.ts";

const HOUR = 3_600_000;

/** A server that answers each request by the next of these, and keeps what it was asked. */
function server(...answers: (() => Response | Promise<Response>)[]) {
  const bodies: unknown[] = [];
  const calls: [url: unknown, init: RequestInit | undefined][] = [];
  const fetch = async (url: unknown, init?: RequestInit) => {
    calls.push([url, init]);
    bodies.push(JSON.parse(String(init?.body)));
    const answer = answers.shift();
    if (!answer) throw new Error("one request too many");
    return answer();
  };
  return { fetch: fetch as typeof globalThis.fetch, bodies, calls };
}

function clock(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_800_000_000_000 });
  return t.mock.timers;
}

const token = (accessToken: string, expiresAt?: number) => () => json(200, { accessToken, expiresAt });

test("a token is asked for once, and used until a minute before it expires", async (t) => {
  const time = clock(t);
  const { fetch, calls } = server(token("one", Date.now() + 8 * HOUR), token("two", Date.now() + 16 * HOUR));
  const accessToken = tokenFrom("/sign-in/token", { fetch });
  assert.equal(await accessToken({ refresh: false }), "one");
  time.tick(8 * HOUR - 60_000);
  assert.equal(await accessToken({ refresh: false }), "one");
  time.tick(1);
  assert.equal(await accessToken({ refresh: false }), "two");
  const [[url, init]] = calls as [[string, RequestInit]];
  const { signal, ...rest } = init;
  assert.equal(url, "/sign-in/token");
  assert(signal instanceof AbortSignal);
  assert.deepEqual(rest, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  assert.equal(calls.length, 2);
});

test("calls that come together share one request", async () => {
  const { fetch, calls } = server(token("one"));
  const accessToken = tokenFrom(new URL("https://app.example/token"), { fetch });
  const tokens = await Promise.all([1, 2, 3].map(() => accessToken({ refresh: false })));
  assert.deepEqual(tokens, ["one", "one", "one"]);
  assert.equal(calls[0]?.[0], "https://app.example/token");
});

test("after a refusal the server is told which token that was, by its hash alone", async () => {
  const { fetch, bodies } = server(token("one"), token("two"));
  const accessToken = tokenFrom("/token", { fetch });
  await accessToken({ refresh: false });
  assert.deepEqual(await Promise.all([accessToken({ refresh: true }), accessToken({ refresh: true })]), [
    "two",
    "two",
  ]);
  assert.deepEqual(bodies, [
    {},
    { refresh: true, not: createHash("sha256").update("one").digest("base64url") },
  ]);
});

test("a refusal during a plain request takes what that brings, if it is another token", async () => {
  let answer = (_: Response) => {};
  const { fetch, bodies } = server(
    token("one", 1),
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const accessToken = tokenFrom("/token", { fetch });
  await accessToken({ refresh: false });
  const plain = accessToken({ refresh: false });
  const renewed = accessToken({ refresh: true });
  await new Promise(setImmediate);
  answer(json(200, { accessToken: "two" }));
  assert.deepEqual(await Promise.all([plain, renewed]), ["two", "two"]);
  assert.equal(bodies.length, 2);
});

test("only 401 asks the person to sign in again, with the server's words", async () => {
  const { fetch } = server(
    () =>
      json(401, { response: null, error: "login_required", error_description: "The password has changed" }),
    () => new Response(null, { status: 401 }),
  );
  const accessToken = tokenFrom("/token", { fetch });
  const error = await failure(accessToken({ refresh: false }));
  assert.equal(error.message, "sign_in: Sign in again: The password has changed");
  assert.deepEqual(
    { ...error },
    {
      name: "TeslaCommandError",
      code: "unauthorized",
      command: "sign_in",
      mayHaveSucceeded: false,
      reason: "The password has changed",
    },
  );
  assert.equal(
    (await failure(accessToken({ refresh: false }))).message,
    "sign_in: Sign in again: no reason given",
  );
});

test("whatever else goes wrong passes, and the next call asks again", async (t) => {
  const broken = () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("cut")) });
    return new Response(body);
  };
  const cases: [answer: () => Response, code: string, message: RegExp][] = [
    [
      () => json(503, { error_description: "Tesla does not answer" }),
      "http",
      /answered 503: Tesla does not answer\. Try/,
    ],
    [() => new Response(HTML, { status: 403 }), "http", /answered 403: no reason given\. Try again later\.$/],
    [() => new Response(HTML), "bad_response", /answered 200/],
    [() => json(200, { accessToken: 42 }), "bad_response", /answered 200/],
    [() => json(200, null), "bad_response", /answered 200/],
    [broken, "network", /No response\. Try again later\.$/],
    [() => undefined as unknown as Response, "network", /No response/],
    [
      () => {
        throw new TypeError("Failed to fetch");
      },
      "network",
      /No response/,
    ],
  ];
  for (const [answer, code, message] of cases) {
    await t.test(String(message), async () => {
      const { fetch } = server(answer, token("one"));
      const accessToken = tokenFrom("/token", { fetch });
      const error = await failure(accessToken({ refresh: false }));
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.equal(await accessToken({ refresh: false }), "one");
    });
  }
});

test("what fetch threw is the cause, which JSON leaves out", async () => {
  const cause = new TypeError("Failed to fetch the secret");
  const error = await failure(
    tokenFrom("/token", { fetch: () => Promise.reject(cause) })({ refresh: false }),
  );
  assert.equal(error.cause, cause);
  assert(!Object.keys(error).includes("cause"));
  assert.doesNotMatch(JSON.stringify(error), /secret/);
});

test("a server that does not answer is given up after 30 seconds, even by a fetch that knows no signal", async (t) => {
  const time = clock(t);
  let signal: AbortSignal | null | undefined;
  const fetch = (_: unknown, init?: RequestInit) => {
    signal = init?.signal;
    return new Promise<Response>(() => {});
  };
  const failed = failure(tokenFrom("/token", { fetch })({ refresh: false }));
  await new Promise(setImmediate);
  time.tick(29_999);
  assert.equal(signal?.aborted, false);
  time.tick(1);
  assert.equal((await failed).code, "network");
  assert.equal(signal?.aborted, true);
});
