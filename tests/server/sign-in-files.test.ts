import assert from "node:assert/strict";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileStore } from "../../server/sign-in/files.ts";
import { temporaryFolder } from "./sign-in.ts";

test("a file is there as a whole or not at all, however many write it", async (t) => {
  const path = join(await temporaryFolder(t), "login.json");
  const { read, write } = fileStore<{ text: string }>(path);
  assert.equal(await read(), undefined);
  const values = Array.from({ length: 20 }, (_, index) => ({ text: String(index).repeat(50_000) }));
  const seen: unknown[] = [];
  const reading = (async () => {
    for (let turn = 0; turn < 20; turn++) seen.push(await read());
  })();
  await Promise.all([...values.map(write), reading]);
  for (const one of [...seen, await read()]) {
    assert(one === undefined || values.some((value) => value.text === (one as { text: string }).text));
  }
  await write(undefined);
  assert.deepEqual(await readdir(join(path, "..")), []);
});

test("a write that fails leaves the old file, and nothing beside it", async (t) => {
  const path = join(await temporaryFolder(t), "login.json");
  const { write } = fileStore<object>(path);
  await write({ old: true });
  await assert.rejects(
    write({
      toJSON: () => {
        throw new Error("no JSON");
      },
    }),
  );
  assert.equal(await readFile(path, "utf8"), '{"old":true}');
  assert.deepEqual(await readdir(join(path, "..")), ["login.json"]);
});

test("one at a time holds the lock, in every process that has the file", async (t) => {
  const path = join(await temporaryFolder(t), "login.json");
  // Each has no memory of the other, as in two processes.
  const [one, two] = [fileStore<object>(path), fileStore<object>(path)];
  let inside = 0;
  const work = async () => {
    inside += 1;
    assert.equal(inside, 1);
    await new Promise(setImmediate);
    inside -= 1;
  };
  await Promise.all([one.lock(work), two.lock(work), one.lock(work), two.lock(work)]);
  await assert.rejects(
    one.lock(async () => {
      throw new Error("failed");
    }),
    /failed/,
  );
  await two.lock(work);
});

test("a lock whose process has ended is taken over", async (t) => {
  const path = join(await temporaryFolder(t), "login.json");
  const { lock } = fileStore<object>(path);
  // No process has this number: they end below.
  await writeFile(`${path}.lock`, "4194305");
  assert.equal(await lock(async () => "mine"), "mine");
  await writeFile(`${path}.lock`, String(process.pid));
  const longAgo = new Date(Date.now() - 121_000);
  await utimes(`${path}.lock`, longAgo, longAgo);
  assert.equal(await lock(async () => "mine too"), "mine too");
});
