/** Each fetch function that apps use in Node, as the vehicle's own, in front of a server. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import type * as Package from "tesla-commands";
import { folder, load, resolve } from "./installed.ts";

const { functions }: { functions: Record<string, NonNullable<Package.Vehicle["fetch"]>> } = await load(
  join(folder, "fetch", "functions.js"),
);
const tesla: typeof Package = await load(resolve("tesla-commands"));

const ID = "1492931365719407";
const TOKEN = "the-token-of-the-owner";
const CAR = `/api/1/vehicles/${ID}`;

/** Twice what is read of an answer. */
const TOO_LONG = Buffer.alloc(4 << 20, " ");

const DONE = '{"response":{"result":true,"reason":""}}';

/** What the car answers; a request that is not here waits, and so does one whose answer has no end. */
const ANSWERS: Record<
  string,
  { body: string | Buffer; endless?: true; status?: number; headers?: Record<string, string> }
> = {
  [`POST ${CAR}/command/flash_lights`]: { body: DONE },
  [`POST ${CAR}/command/set_temps`]: { body: DONE },
  [`POST ${CAR}/command/door_lock`]: { body: '{"response":{"result":false,"reason":"doors_open"}}' },
  [`POST ${CAR}/command/charge_start`]: {
    status: 429,
    headers: { "retry-after": "30" },
    body: '{"response":null,"error":"too many requests"}',
  },
  [`POST ${CAR}/command/door_unlock`]: { body: TOO_LONG, endless: true },
  [`GET ${CAR}/vehicle_data`]: {
    body: `{"response":{"id":${ID},"display_name":"Zoë’s 車 🚗","state":"online"}}`,
  },
};

interface Seen {
  line: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A car on loopback. */
async function startCar() {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`;
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += piece;
    seen.push({ line, headers: request.headers, body });
    const answer = ANSWERS[line];
    if (!answer) return server.emit("waiting", response);
    response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
    if (!answer.endless) return response.end(answer.body);
    response.write(answer.body);
    return server.emit("waiting", response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every request so far. */
    seen,
    /** The only one. */
    theRequest(): Seen {
      assert.equal(seen.length, 1);
      return seen[0] ?? assert.fail();
    },
    /** The response that a request waits for, once it has arrived. */
    async waiting(failure: Promise<unknown>): Promise<ServerResponse> {
      const tooEarly = failure.then((error) => Promise.reject(error));
      const [response] = await Promise.race([once(server, "waiting"), tooEarly]);
      return response;
    },
    close() {
      // Fetch functions keep connections for later.
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What the call rejects with. */
async function failureOf(call: Promise<unknown>): Promise<Package.TeslaCommandError> {
  const error = await call.then(
    (value) => assert.fail(`It resolved to ${JSON.stringify(value)}.`),
    (error: unknown) => error,
  );
  assert(tesla.isTeslaCommandError(error), String(error));
  return error;
}

before(() => tesla.default());

describe("a fetch function of the vehicle's own", { concurrency: true }, () => {
  for (const [name, fetch] of Object.entries(functions)) {
    describe(name, { concurrency: 1, timeout: 60_000 }, () => {
      let car: Awaited<ReturnType<typeof startCar>>;
      let vehicle: Package.Vehicle;

      before(async () => {
        car = await startCar();
        vehicle = { id: ID, accessToken: TOKEN, baseUrl: car.baseUrl, fetch };
      });
      beforeEach(() => car.seen.splice(0));
      after(() => car.close());

      test("sends a command once, with the token", async () => {
        assert.deepEqual(await tesla.flashLights(vehicle), { result: true, reason: "" });
        const { line, headers } = car.theRequest();
        assert.equal(line, `POST ${CAR}/command/flash_lights`);
        assert.equal(headers.authorization, `Bearer ${TOKEN}`);
        assert.equal(headers.accept, "application/json");
      });

      test("sends the parameters of a command as JSON", async () => {
        const result = await tesla.setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 20 });
        assert.deepEqual(result, { result: true, reason: "" });
        const { line, headers, body } = car.theRequest();
        assert.equal(line, `POST ${CAR}/command/set_temps`);
        assert.equal(headers["content-type"], "application/json");
        assert.equal(body, '{"driver_temp":21.5,"passenger_temp":20}');
      });

      test("reads what the car tells", async () => {
        assert.deepEqual(await tesla.vehicleData(vehicle), {
          id: ID,
          display_name: "Zoë’s 車 🚗",
          state: "online",
        });
        const { line, body } = car.theRequest();
        assert.deepEqual([line, body], [`GET ${CAR}/vehicle_data`, ""]);
      });

      test("brings the car's reason to refuse", async () => {
        const { code, reason, mayHaveSucceeded } = await failureOf(tesla.doorLock(vehicle));
        assert.deepEqual([code, reason, mayHaveSucceeded], ["rejected", "doors_open", false]);
        assert.equal(car.theRequest().line, `POST ${CAR}/command/door_lock`);
      });

      if (name === "ky") {
        test("rejects a status that is no success by itself, and what was done stays unknown", async () => {
          const { code, cause, mayHaveSucceeded } = await failureOf(tesla.chargeStart(vehicle));
          assert.deepEqual([code, mayHaveSucceeded], ["network", true]);
          assert.equal((cause as Error).name, "HTTPError");
          assert.equal(car.theRequest().line, `POST ${CAR}/command/charge_start`);
        });
      } else {
        test("brings the status and the headers of a failure", async () => {
          const { code, retryAfterMs, mayHaveSucceeded } = await failureOf(tesla.chargeStart(vehicle));
          assert.deepEqual([code, retryAfterMs, mayHaveSucceeded], ["rate_limited", 30_000, false]);
          assert.equal(car.theRequest().line, `POST ${CAR}/command/charge_start`);
        });
      }

      test("ends the request whose answer is too long, without waiting for its end", async () => {
        const failure = failureOf(tesla.doorUnlock(vehicle));
        const closed = once(await car.waiting(failure), "close");
        const { code, mayHaveSucceeded } = await failure;
        assert.deepEqual([code, mayHaveSucceeded], ["bad_response", true]);
        await closed;
        assert.equal(car.theRequest().line, `POST ${CAR}/command/door_unlock`);
      });

      test("ends the request that waits for its answer when the signal says so", async () => {
        const controller = new AbortController();
        const failure = failureOf(tesla.honkHorn(vehicle, { signal: controller.signal }));
        const closed = once(await car.waiting(failure), "close");
        controller.abort();
        const { code, mayHaveSucceeded } = await failure;
        assert.deepEqual([code, mayHaveSucceeded], ["aborted", true]);
        await closed;
        assert.equal(car.theRequest().line, `POST ${CAR}/command/honk_horn`);
      });

      test("ends the request that gets no answer in time", async () => {
        const failure = failureOf(tesla.honkHorn(vehicle, { timeoutMs: 2_000 }));
        const closed = once(await car.waiting(failure), "close");
        const { code, mayHaveSucceeded } = await failure;
        assert.deepEqual([code, mayHaveSucceeded], ["timeout", true]);
        await closed;
        assert.equal(car.theRequest().line, `POST ${CAR}/command/honk_horn`);
      });
    });
  }
});

test("a fetch function is called with an address and a plain object, like the global one", async () => {
  const calls: unknown[][] = [];
  const fetch = async (...given: unknown[]) => {
    calls.push(given);
    return new Response(DONE, { headers: { "content-type": "application/json" } });
  };
  const vehicle = { id: ID, accessToken: TOKEN, baseUrl: "https://car.example", fetch };
  await tesla.setChargeLimit(vehicle, { percent: 80 });
  assert.equal(calls.length, 1);
  const [url, init, ...others] = calls[0] as [string, RequestInit];
  assert.equal(typeof url, "string");
  assert.equal(url, `https://car.example${CAR}/command/set_charge_limit`);
  assert.deepEqual(others, []);
  assert.equal(Object.getPrototypeOf(init), Object.prototype);
  assert.equal(Object.getPrototypeOf(init.headers), Object.prototype);
  assert.deepEqual(Object.fromEntries(new Headers(init.headers)), {
    accept: "application/json",
    authorization: `Bearer ${TOKEN}`,
    "content-type": "application/json",
  });
  const { method, body, redirect, credentials, referrerPolicy } = init;
  assert.deepEqual(
    { method, body, redirect, credentials, referrerPolicy },
    {
      method: "POST",
      body: '{"percent":80}',
      redirect: "manual",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    },
  );
  assert(init.signal instanceof AbortSignal);
});
