/** `npm run fleet` against the simulated Tesla. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { runFleet } from "../../server/fleet/commands.ts";
import { readAppSettings } from "../../server/sign-in/settings.ts";
import { createSignIn } from "../../server/sign-in/sign-in.ts";
import { createSimulator } from "../../simulator/index.ts";
import { app, CLIENT_ID, CLIENT_SECRET, signIn as signInAt, teslaWithApp } from "../sign-in/tesla.ts";
import { newKey, publicKeyOf, temporaryFolder } from "./sign-in.ts";

const DOMAIN = "ada.example";

async function setUp(t: TestContext, more: Record<string, string> = {}) {
  const folder = await temporaryFolder(t);
  const pem = newKey();
  await writeFile(join(folder, "public-key.pem"), pem);
  const simulator = createSimulator();
  const tesla = teslaWithApp({ simulator, apps: [app()] });
  tesla.host(DOMAIN, pem);
  const environment: Record<string, string> = {
    CLIENT_ID,
    CLIENT_SECRET,
    DOMAIN,
    PUBLIC_KEY: join(folder, "public-key.pem"),
    LOGIN_FOLDER: folder,
    ...more,
  };
  const fetch = async (url: string, init?: RequestInit) => {
    const { hostname, pathname } = new URL(url);
    if (pathname !== "/.well-known/appspecific/com.tesla.3p.public-key.pem")
      return tesla.fetch(new Request(url, init));
    return tesla.hosted(hostname);
  };
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const isGood = await runFleet(args, environment, (line) => lines.push(...line.split("\n")), fetch);
    return { isGood, lines };
  };
  /** Ada signs in at the server. */
  const signIn = async () => {
    const settings = readAppSettings(environment, { host: "localhost", port: 8080 });
    assert(settings);
    await createSignIn(settings, fetch).login.begin(await signInAt(tesla));
  };
  return { run, signIn, tesla, simulator, pem, folder, environment, point: publicKeyOf(pem).point };
}

test("check finds all well, and says what to enter in the portal", async (t) => {
  const { run } = await setUp(t);
  const { isGood, lines } = await run("check");
  assert(isGood);
  assert.deepEqual(lines, [
    "✓ CLIENT_ID and the client secret are set.",
    "✓ PUBLIC_KEY holds a key of the right kind, and ada.example is a name that Tesla takes.",
    "✓ https://ada.example/.well-known/appspecific/com.tesla.3p.public-key.pem serves the key of PUBLIC_KEY.",
    "",
    "Enter in your app at developer.tesla.com:",
    "  OAuth grant type    Authorization Code and Machine-to-Machine",
    "  Allowed origin      https://ada.example",
    "  Allowed redirect    http://localhost:8080/sign-in/callback",
    "  Scopes              Vehicle Information (vehicle_device_data), Vehicle Commands (vehicle_cmds), Vehicle Charging Management (vehicle_charging_cmds)",
    "",
    "Next: npm run fleet -- register",
  ]);
});

test("check says in one sentence what is wrong with a domain that does not serve the key", async (t) => {
  const at = "https://ada.example/.well-known/appspecific/com.tesla.3p.public-key.pem";
  const cases: [answer: () => Response | Promise<Response>, sentence: string][] = [
    [
      () => new Response(newKey()),
      `✗ ${at} serves another key than PUBLIC_KEY. A new file can take minutes to show: wait, or upload it again.`,
    ],
    [
      () => new Response("", { status: 404 }),
      `✗ ${at} answers with status 404 instead of the key. Put the file of PUBLIC_KEY there, and try again.`,
    ],
    [
      () => new Response(null, { status: 301, headers: { location: "/" } }),
      `✗ ${at} redirects, and Tesla follows no redirect. Serve the file there itself. Put`,
    ],
    [
      () => new Response("<!doctype html>"),
      `✗ ${at} is a page of HTML, not the key. A bot protection or a 404 page does that. Put`,
    ],
    [
      () => new Response(newKey("P-384")),
      `✗ ${at} holds a key of another kind. Tesla takes only the curve P-256 (prime256v1). Put`,
    ],
    [
      () =>
        Promise.reject(
          Object.assign(new TypeError("fetch failed"), { cause: new Error("getaddrinfo ENOTFOUND") }),
        ),
      `✗ ${at} can't be reached: getaddrinfo ENOTFOUND. Put`,
    ],
  ];
  for (const [answer, sentence] of cases) {
    await t.test(sentence, async (t) => {
      const { environment } = await setUp(t);
      const lines: string[] = [];
      assert.equal(
        await runFleet(
          ["check"],
          environment,
          (line) => lines.push(line),
          async () => answer(),
        ),
        false,
      );
      assert(lines[2]?.startsWith(sentence), lines[2]);
    });
  }
});

test("what is missing is named", async (t) => {
  for (const [name, sentence] of [
    ["DOMAIN", /^✗ DOMAIN is missing: the host that serves your public key/],
    ["PUBLIC_KEY", /^✗ PUBLIC_KEY is missing: the path of the PEM file/],
  ] as const) {
    for (const command of ["check", "register", "status"]) {
      const { run, environment } = await setUp(t);
      delete environment[name];
      const { isGood, lines } = await run(command);
      assert.equal(isGood, false);
      assert.match(lines.join("\n"), sentence);
    }
  }
  await assert.rejects(
    runFleet(["check"], {}, () => {}, fetch),
    {
      name: "StartError",
      message: "CLIENT_ID is missing. Copy it from your app at developer.tesla.com.",
    },
  );
});

test("register registers in both regions, and may be repeated", async (t) => {
  const { run, tesla, point } = await setUp(t);
  for (let time = 0; time < 2; time++) {
    const { isGood, lines } = await run("register");
    assert(isGood);
    assert.deepEqual(lines, [
      "✓ https://ada.example/.well-known/appspecific/com.tesla.3p.public-key.pem serves the key of PUBLIC_KEY.",
      "✓ North America, Asia-Pacific: registered, with the key of PUBLIC_KEY.",
      "✓ Europe, Middle East, Africa: registered, with the key of PUBLIC_KEY.",
      "",
      "Next: npm start, open http://localhost:8080, and sign in. Then: npm run fleet -- status",
    ]);
  }
  const registration = { domain: DOMAIN, publicKey: point };
  assert.deepEqual(tesla.apps[0]?.registrations, { NA: registration, EU: registration });
});

test("each refusal to register is one sentence that says what to do", async (t) => {
  const other = (registration: object) =>
    app({ clientId: "other", registrations: { NA: registration, EU: registration } as never });
  const cases: [change: (setup: Awaited<ReturnType<typeof setUp>>) => void, sentence: RegExp][] = [
    [
      ({ tesla }) => Object.assign(tesla.apps[0] ?? {}, { machineToMachine: false }),
      /lacks the grant type Machine-to-Machine\. Compare both at developer\.tesla\.com\.$/,
    ],
    [
      ({ tesla }) => Object.assign(tesla.apps[0] ?? {}, { clientSecret: "other" }),
      /^✗ .*: Tesla does not know CLIENT_ID with this secret/,
    ],
    [
      ({ tesla }) => Object.assign(tesla.apps[0] ?? {}, { allowedOrigin: "https://bo.example" }),
      /the allowed origin of your app has another root domain than ada\.example\. Enter https:\/\/ada\.example/,
    ],
    [
      ({ tesla, point }) => tesla.addApp(other({ domain: "bo.example", publicKey: point })),
      /another app has this key, .* Make a new key/,
    ],
    [
      ({ tesla }) => tesla.addApp(other({ domain: DOMAIN, publicKey: "04" })),
      /another app has the domain ada\.example\. Use that app's CLIENT_ID/,
    ],
    [
      ({ tesla }) => tesla.failNext({ kind: "blocked", path: "partner_accounts", times: 2 }),
      /Tesla refused the app \(403\)\. Check its scopes and its billing/,
    ],
    [
      ({ tesla }) => tesla.failNext({ kind: "unavailable", path: "partner_accounts", times: 2 }),
      /Tesla answered with status 503\. Try again later\.$/,
    ],
    [
      ({ tesla }) => tesla.failNext({ kind: "unreachable", path: "partner_accounts", times: 2 }),
      /no answer came \(fetch failed\)\. Check the connection/,
    ],
    [
      ({ tesla }) => tesla.failNext({ kind: "blocked", path: "token", times: 2 }),
      /Tesla's server for tokens answered with status 403, and nothing that can be read\. Try again later\.$/,
    ],
  ];
  for (const [change, sentence] of cases) {
    await t.test(String(sentence), async (t) => {
      const setup = await setUp(t);
      change(setup);
      const { isGood, lines } = await setup.run("register");
      assert.equal(isGood, false);
      assert.equal(lines.filter((line) => sentence.test(line)).length, 2, lines.join("\n"));
      assert.equal(lines.at(-1), "Nothing is lost. Fix the problem above, and run the command again.");
      assert.doesNotMatch(lines.join("\n"), new RegExp(CLIENT_SECRET));
    });
  }
});

test("a key that Tesla can't get, although this machine can, is told as such (424)", async (t) => {
  const { environment, pem } = await setUp(t);
  const tesla = teslaWithApp({
    apps: [app()],
    fetchKey: async () => new Response("<html>", { status: 403 }),
  });
  const lines: string[] = [];
  const isGood = await runFleet(
    ["register"],
    environment,
    (line) => lines.push(line),
    async (url, init) =>
      url.includes("/.well-known/") ? new Response(pem) : tesla.fetch(new Request(url, init)),
  );
  assert.equal(isGood, false);
  assert.match(
    lines[1] ?? "",
    /Tesla could not get the key from ada\.example, although this machine can\. Switch off bot protection/,
  );
});

test("one region is enough if it is the account's", async (t) => {
  const failing = { kind: "unavailable", path: "/api/1/partner_accounts" } as const;
  const setup = await setUp(t);
  setup.tesla.failNext(failing);
  const first = await setup.run("register");
  assert(first.isGood, "nobody knows the account's region yet");
  assert(
    first.lines.includes("Not every region is registered. A car works only in a region that is registered."),
  );
  await setup.signIn();
  // North America fails, and Ada is in Europe.
  setup.tesla.failNext(failing);
  assert((await setup.run("register")).isGood);
  const { run, signIn, tesla } = await setUp(t);
  await signIn();
  // Europe fails.
  tesla.failNext({ kind: "slow", path: failing.path });
  tesla.failNext(failing);
  assert.equal((await run("register")).isGood, false);
});

test("status shows each region, the login, each car, and the link as text and as a QR code", async (t) => {
  const { run, signIn, simulator, point } = await setUp(t);
  const before = await run("status");
  assert.equal(before.isGood, false);
  assert.deepEqual(before.lines.slice(0, 3), [
    "✗ North America, Asia-Pacific: ada.example is not registered. Run: npm run fleet -- register",
    "✗ Europe, Middle East, Africa: ada.example is not registered. Run: npm run fleet -- register",
    "✗ Nobody has signed in yet. Run npm start, open http://localhost:8080, and sign in.",
  ]);
  await run("register");
  await signIn();
  const pebble = simulator.vehicles.find(({ displayName }) => displayName === "Pebble");
  simulator.act(pebble?.id ?? "", "add_key", { public_key: point });
  const { lines } = await run("status");
  assert.deepEqual(lines.slice(0, 10), [
    "✓ North America, Asia-Pacific: ada.example is registered with the key of PUBLIC_KEY.",
    "✓ Europe, Middle East, Africa: ada.example is registered with the key of PUBLIC_KEY.",
    "✓ Signed in, Europe, Middle East, Africa; allowed: openid, offline_access, vehicle_device_data, vehicle_cmds, vehicle_charging_cmds.",
    "✓ Aurora (…0316): takes plain commands, and needs no key.",
    "✓ Pebble (…0843): has the key.",
    "✗ Comet (…0844): does not have the key yet. Open the link below on the phone.",
    "",
    "To pair the key with a car, open this on the phone that has the Tesla app:",
    "",
    "https://tesla.com/_ak/ada.example",
  ]);
  const code = lines.slice(11).filter((line) => /^[█▀▄ ]+$/.test(line));
  assert(code.length >= 12, lines.join("\n"));
});

test("status tells a key that is not the registered one, and a login that has ended", async (t) => {
  const { run, signIn, tesla, environment } = await setUp(t);
  await run("register");
  await signIn();
  await writeFile(environment.PUBLIC_KEY ?? "", newKey());
  tesla.endLogins(tesla.accounts[0]?.sub ?? "");
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 8 * 3_600_000 });
  const { lines, isGood } = await run("status");
  assert.equal(isGood, false);
  assert.match(
    lines[0] ?? "",
    /^✗ .*: ada\.example is registered with another key than PUBLIC_KEY\. Run: npm run fleet -- register$/,
  );
  assert.equal(lines[2], "✗ The login has ended: open http://localhost:8080, and sign in again.");
});

test("key writes both halves, the private one for its owner alone, and overwrites nothing", async (t) => {
  const folder = join(await temporaryFolder(t), "keys");
  const environment = { PUBLIC_KEY: join(folder, "public-key.pem") };
  const lines: string[] = [];
  const run = () => runFleet(["key"], environment, (line) => lines.push(line), fetch);
  assert(await run());
  assert.equal((await stat(join(folder, "private-key.pem"))).mode & 0o777, 0o600);
  const written = await readFile(environment.PUBLIC_KEY, "utf8");
  assert.match(publicKeyOf(written).point, /^04/);
  assert.match(await readFile(join(folder, "private-key.pem"), "utf8"), /^-----BEGIN PRIVATE KEY-----/);
  assert.equal(await run(), false);
  assert.match(lines.at(-1) ?? "", /^✗ .*public-key\.pem exists, and is left as it is\. Move it away first/);
  assert.equal(await readFile(environment.PUBLIC_KEY, "utf8"), written);
  assert.equal(await runFleet(["key"], {}, () => {}, fetch), false);
});

test("as a program it takes no secret as an argument, and ends with a line and the code 1", {
  timeout: 60_000,
}, () => {
  const path = join(import.meta.dirname, "..", "..", "server", "fleet", "fleet.ts");
  const run = (args: string[], environment: Record<string, string>) =>
    spawnSync(process.execPath, ["--import", "tsx", path, ...args], {
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "", ...environment },
    });
  const usage = run(["check", CLIENT_SECRET], {});
  assert.equal(usage.status, 1);
  assert.match(usage.stdout, /^npm run fleet -- check .*\nnpm run fleet -- register /);
  assert.doesNotMatch(usage.stdout + usage.stderr, new RegExp(CLIENT_SECRET));
  const wrong = run(["check"], { CLIENT_ID });
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /^CLIENT_SECRET_FILE is missing\. .*\n$/);
});
