/** Each sample is a file that other tests run, a command that exists, or a program that is run here. There is no other. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { createSimulator } from "../../simulator/index.ts";
import { findSamples, REQUESTS, root, type Sample } from "./samples.ts";

const { environment, find } = await import(pathToFileURL(join(root, "scripts", "support", "run.js")).href);
const samples = findSamples();
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const programs = samples.filter(
  ({ language, file, part }) => ["js", "ts"].includes(language) && !file && !part,
);

/** The programs, as the stage that checks types finds them too. */
const folder = join(root, "target", "samples");
const pathOf = ({ name }: Sample) => join(folder, `${name.replaceAll(/\W+/g, "-")}.ts`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const sample of programs) writeFileSync(pathOf(sample), sample.code);

test("every sample is of a kind that is run", () => {
  for (const { name, language, file, part } of samples) {
    const isRun = file || part ? true : ["js", "ts", "sh", "text"].includes(language);
    assert(isRun, `${name}: show a file of tests/consumers (file=…), or make it a program (js, ts)`);
  }
  assert.deepEqual(programs.map(({ name }) => name).sort(), Object.keys(REQUESTS).sort());
});

test("every program has the types of a strict app", async () => {
  const args = ["--noEmit", "--project", join(import.meta.dirname, "tsconfig.json")];
  await promisify(execFile)(find("tsc"), args, { env: environment() });
});

for (const { name, file, code } of samples) {
  if (!file) continue;
  test(`${name} is ${file}`, () => {
    assert.match(file, /^tests\/consumers\//, "those are run");
    assert.equal(code, readFileSync(join(root, file), "utf8"), "run: npm run readme");
  });
}

for (const { name, part, code } of samples) {
  if (!part) continue;
  test(`${name} is a part of ${part}`, () => {
    const unindented = (text: string) => text.replaceAll(/^ +/gm, "");
    assert(unindented(readFileSync(join(root, part), "utf8")).includes(unindented(code)));
  });
}

for (const { name, code } of samples.filter(({ language }) => language === "sh")) {
  test(`${name} is made of commands that exist`, () => {
    for (const line of code.trim().split("\n")) {
      const [, script] = /^(?:[A-Z_]+=\S+ )*npm (?:run )?([\w:-]+)/.exec(line) ?? [];
      assert(script !== undefined && (script in scripts || script === "install"), line);
    }
  });
}

for (const sample of programs) {
  test(`${sample.name} runs`, async (t) => {
    const sent: string[] = [];
    const { fetch, control } = createSimulator({
      vehicles: [{ id: "1492931365719407", vin: "5YJSA1E26HF000337" }],
    });
    // As in a page of this address, in front of the simulated car.
    const location = new URL("https://app.example/");
    const replacements = {
      location,
      accessToken: "simulated-car",
      vehicle: { id: "1492931365719407", accessToken: "simulated-car", baseUrl: "/tesla" },
      show: (text: string) => sent.push(`show ${text}`),
      store: { read: async () => ({ refreshToken: "first" }), write: async () => {} },
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        const request = new Request(typeof input === "string" ? new URL(input, location) : input, init);
        sent.push(`${request.method} ${request.url}`);
        const { pathname } = new URL(request.url);
        if (pathname === "/token") return new Response("simulated-car");
        if (pathname === "/sign-in/token") return Response.json({ accessToken: "simulated-car" });
        if (pathname === "/oauth2/v3/token") {
          return Response.json({
            access_token: "simulated-car",
            refresh_token: "second",
            expires_in: 28_800,
          });
        }
        return pathname.startsWith("/simulator/") ? control(request) : fetch(request);
      },
    };
    const before = Object.keys(replacements).map((key) => [key, Reflect.get(globalThis, key)]);
    t.after(() => Object.assign(globalThis, Object.fromEntries(before)));
    Object.assign(globalThis, replacements);
    await import(pathToFileURL(pathOf(sample)).href);
    assert.deepEqual(sent, REQUESTS[sample.name]);
  });
}
