import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import binaryen from "binaryen";
import type * as Package from "tesla-commands";

const { withCrossings } = await import(
  pathToFileURL(join(import.meta.dirname, "..", "bench", "instances.js")).href
);

/** How often a command may go from JavaScript into WebAssembly or back: most of its own time goes there. */
const MOST_CROSSINGS = 30;

test("calls into a module and out of it are counted", async () => {
  const text = `(module (import "a" "f" (func $f)) (func (export "g") (call $f) (call $f)))`;
  const bytes = new Uint8Array(binaryen.parseText(text).emitBinary());
  const imports = { a: { f() {} } };
  const ways = [
    async () => (await WebAssembly.instantiate(bytes, imports)).instance,
    async () => WebAssembly.instantiate(await WebAssembly.compile(bytes), imports),
    async () => new WebAssembly.Instance(new WebAssembly.Module(bytes), imports),
  ];
  for (const instantiate of ways) {
    const { loaded, crossings } = await withCrossings(instantiate);
    assert.deepEqual(await crossings(() => loaded.exports.g()), { exports: 1, imports: 2 });
    assert.deepEqual(await crossings(() => {}), { exports: 0, imports: 0 });
  }
});

test(`a command crosses between JavaScript and WebAssembly at most ${MOST_CROSSINGS} times`, async (t) => {
  const { loaded, crossings } = await withCrossings(async () => {
    const tesla: typeof Package = await import("tesla-commands");
    await tesla.default();
    return tesla;
  });
  const fetch = async () => Response.json({ response: { result: true, reason: "" } });
  const vehicle = { id: "1492931365719407", accessToken: "token", baseUrl: "https://api.example", fetch };
  const send = () => loaded.setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 20 });
  // What is made once and kept is made by the first one.
  await send();
  const { imports, exports } = await crossings(send);
  t.diagnostic(`${imports + exports}: ${imports} out of WebAssembly, ${exports} into it`);
  assert.ok(exports > 0, "nothing was counted");
  assert.ok(imports + exports <= MOST_CROSSINGS, `${imports + exports}`);
});
