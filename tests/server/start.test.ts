import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { networkInterfaces } from "node:os";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { listen } from "../../server/listen.ts";
import { createSimulatorServer } from "../../server/server.ts";
import { listening, noCar } from "./helpers.ts";

/** Starts one of the start files as its npm script does. */
function start(t: TestContext, file: "start" | "simulator", environment: Record<string, string>) {
  const path = fileURLToPath(new URL(`../../server/${file}.ts`, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", path], {
    env: { PATH: process.env.PATH, ...environment },
  });
  t.after(() => child.kill("SIGKILL"));
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.err += chunk;
  });
  return { child, output };
}

async function exitCode(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [code] = await once(child, "close");
  return code;
}

test("the simulator prints its URL, token and an example, works, and ends on SIGTERM", {
  timeout: 30_000,
}, async (t) => {
  const { child, output } = start(t, "simulator", { PORT: "0" });
  const ended = exitCode(child);
  while (!output.out.includes("--data")) {
    assert.equal(child.exitCode, null, output.err);
    await once(child.stdout, "data");
  }
  const [, url = ""] = /^Simulated car {2}(http:\/\/localhost:\d+)$/m.exec(output.out) ?? [];
  const [, token] = /^Access token {3}(\S+)$/m.exec(output.out) ?? [];
  const [, target = ""] = /^curl --request POST (\S+)/m.exec(output.out) ?? [];
  assert.ok(target.startsWith(`${url}/api/1/vehicles/`));
  for (const base of [url, url.replace("localhost", "127.0.0.1")]) {
    const response = await fetch(target.replace(url, base), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
    });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { response: { result: true, reason: "" } });
  }
  // As browsers do, in advance.
  for (const host of ["127.0.0.1", "localhost"]) {
    const socket = net.connect(Number(new URL(url).port), host).on("error", () => {});
    t.after(() => socket.destroy());
    await once(socket, "connect");
  }
  child.kill("SIGTERM");
  assert.equal(await ended, 0);
  assert.equal(output.err, "");
});

test("a taken port is one line and exit code 1", { timeout: 30_000 }, async (t) => {
  const port = await listening(t, net.createServer(), "127.0.0.1");
  const { child, output } = start(t, "simulator", { PORT: String(port) });
  assert.equal(await exitCode(child), 1);
  assert.equal(output.out, "");
  assert.equal(
    output.err,
    `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 10} npm run simulator\n`,
  );
});

test("a bad setting is one line and exit code 1", { timeout: 30_000 }, async (t) => {
  const { child, output } = start(t, "start", { UPSTREAM: "https://me:hunter2@host.example" });
  assert.equal(await exitCode(child), 1);
  assert.equal(output.out, "");
  assert.equal(
    output.err,
    "UPSTREAM must not hold a user name or password; the page sends the access token.\n",
  );
});

test("the server listens on loopback only, unless told otherwise", async (t) => {
  const app = await createSimulatorServer(noCar);
  t.after(() => app.close());
  await listen(app, { host: "localhost", port: 0 }, "npm start");
  for (const address of app.addresses()) {
    assert.ok(typeof address === "object" && ["127.0.0.1", "::1"].includes(address.address));
  }
});

test("a port that another program holds on either loopback address counts as taken", async (t) => {
  const hasIPv6 = Object.values(networkInterfaces()).some((list) =>
    list?.some((one) => one.address === "::1"),
  );
  for (const address of hasIPv6 ? ["127.0.0.1", "::1"] : ["127.0.0.1"]) {
    const port = await listening(t, net.createServer(), address);
    const app = await createSimulatorServer(noCar);
    await assert.rejects(listen(app, { host: "localhost", port }, "npm start"), {
      name: "StartError",
      message: `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 10} npm start`,
    });
  }
});

test("an address that this machine does not have is one line", async () => {
  const app = await createSimulatorServer(noCar);
  await assert.rejects(listen(app, { host: "192.0.2.1", port: 0 }, "npm start"), {
    name: "StartError",
    message: /^Cannot listen on 192\.0\.2\.1, port 0: .*EADDRNOTAVAIL.* HOST and PORT change the address\.$/,
  });
});
