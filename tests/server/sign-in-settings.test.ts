import assert from "node:assert/strict";
import { chmod, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { CHINA, WORLD } from "../../server/sign-in/hosts.ts";
import { readAppSettings } from "../../server/sign-in/settings.ts";
import { newKey, temporaryFolder } from "./sign-in.ts";

const LOCAL = { host: "localhost", port: 8080 };
const APP = { CLIENT_ID: "abc-123", CLIENT_SECRET: "ta-secret.hunter2" };
const root = join(import.meta.dirname, "..", "..");

async function file(t: TestContext, text: string, mode = 0o600): Promise<string> {
  const path = join(await temporaryFolder(t), "file");
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

test("without an app there is nothing to read, whatever else is set", () => {
  assert.equal(readAppSettings({}, LOCAL), undefined);
  assert.equal(readAppSettings({ CLIENT_ID: "", DOMAIN: "localdomain", ORIGIN: "x" }, LOCAL), undefined);
});

test("an app with all that belongs to it", async (t) => {
  const pem = newKey();
  const settings = readAppSettings(
    {
      CLIENT_ID: "abc-123",
      CLIENT_SECRET_FILE: await file(t, "ta-secret.hunter2\n"),
      ORIGIN: "https://car.example",
      ACCOUNT: "Ada@Example.com, 5e1c0a7d",
      DOMAIN: "ada.github.io",
      PUBLIC_KEY: await file(t, pem, 0o644),
      LOGIN_FOLDER: "/var/lib/tesla",
    },
    { host: "0.0.0.0", port: 80 },
  );
  assert.match(settings?.publicKey?.point ?? "", /^04[0-9a-f]{128}$/);
  assert.deepEqual(settings, {
    clientId: "abc-123",
    clientSecret: "ta-secret.hunter2",
    hosts: WORLD,
    origin: "https://car.example",
    accounts: ["ada@example.com", "5e1c0a7d"],
    domain: "ada.github.io",
    publicKey: { pem, point: settings?.publicKey?.point },
    folder: "/var/lib/tesla",
  });
});

test("on one's own machine id and secret are enough", () => {
  assert.deepEqual(readAppSettings({ ...APP, XDG_STATE_HOME: "" }, { host: "127.0.0.1", port: 9000 }), {
    clientId: "abc-123",
    clientSecret: "ta-secret.hunter2",
    hosts: WORLD,
    origin: "http://localhost:9000",
    accounts: [],
    domain: undefined,
    publicKey: undefined,
    folder: join(homedir(), ".local", "state", "tesla-commands"),
  });
  const { hosts, folder } = readAppSettings({ ...APP, REGION: "cn", XDG_STATE_HOME: "/state" }, LOCAL) ?? {};
  assert.deepEqual([hosts, folder], [CHINA, "/state/tesla-commands"]);
});

test("each setting that is wrong is one line, which says what to do and repeats no secret", async (t) => {
  const readable = await file(t, "hunter2", 0o644);
  const other = await file(t, newKey("P-384"));
  const cases: [environment: Record<string, string>, message: RegExp][] = [
    [{ CLIENT_SECRET: "hunter2" }, /^CLIENT_SECRET is set, but CLIENT_ID is missing\. Copy it from your app/],
    [{ ACCOUNT: "a@b.example" }, /^ACCOUNT is set, but CLIENT_ID is missing/],
    [{ ...APP, CLIENT_ID: "abc 123" }, /^CLIENT_ID takes letters, digits and hyphens/],
    [{ CLIENT_ID: "abc" }, /^CLIENT_SECRET_FILE is missing\. Write the client secret/],
    [
      { ...APP, CLIENT_SECRET_FILE: "x" },
      /^CLIENT_SECRET and CLIENT_SECRET_FILE are both set\. Set one of them\.$/,
    ],
    [
      { CLIENT_ID: "abc", CLIENT_SECRET_FILE: readable },
      /other users of this machine can read .* Run: chmod 600 \//,
    ],
    [
      { CLIENT_ID: "abc", CLIENT_SECRET_FILE: "/missing" },
      /^CLIENT_SECRET_FILE: \/missing can't be read \(ENOENT\)\.$/,
    ],
    [
      { CLIENT_ID: "abc", CLIENT_SECRET_FILE: await file(t, " \n") },
      /must hold the client secret, and nothing else/,
    ],
    [{ CLIENT_ID: "abc", CLIENT_SECRET_FILE: await file(t, "secret: hunter2") }, /and nothing else\.$/],
    [{ ...APP, REGION: "eu" }, /^REGION takes only cn/],
    [{ ...APP, ORIGIN: "https://car.example/" }, /^ORIGIN takes scheme and host, and no path/],
    [{ ...APP, ORIGIN: "car.example" }, /^ORIGIN takes scheme and host/],
    [
      { ...APP, ORIGIN: "http://car.example", ACCOUNT: "a@b.example" },
      /^ORIGIN must begin with https:\/\/ unless/,
    ],
    [{ ...APP, ORIGIN: "https://car.example" }, /^ACCOUNT is missing: others can reach this server/],
    [{ ...APP, DOMAIN: "https://ada.example" }, /^DOMAIN takes the name of a host alone, without https:\/\//],
    [{ ...APP, DOMAIN: "ada.example/" }, /^DOMAIN takes the name of a host alone/],
    [{ ...APP, DOMAIN: "Ada.example" }, /^DOMAIN must be in lower case/],
    [{ ...APP, DOMAIN: "localhost" }, /^DOMAIN takes the name of a host that everybody can reach/],
    [{ ...APP, DOMAIN: "192.0.2.1" }, /^DOMAIN takes the name of a host that everybody can reach/],
    [{ ...APP, DOMAIN: "my-tesla.example" }, /^DOMAIN must not contain "tesla"/],
    [{ ...APP, PUBLIC_KEY: "/missing.pem" }, /^PUBLIC_KEY: \/missing\.pem can't be read \(ENOENT\)\.$/],
    [
      { ...APP, PUBLIC_KEY: await file(t, "-----BEGIN PRIVATE KEY-----\nhunter2") },
      /holds a private key\. It must hold the public half only\.$/,
    ],
    [{ ...APP, PUBLIC_KEY: await file(t, "<html>") }, /holds no public key \("BEGIN PUBLIC KEY"\)\.$/],
    [
      { ...APP, PUBLIC_KEY: await file(t, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----") },
      /is damaged\.$/,
    ],
    [
      { ...APP, PUBLIC_KEY: other },
      /holds a key of another kind\. Tesla takes only the curve P-256 \(prime256v1\)\.$/,
    ],
    [{ ...APP, LOGIN_FOLDER: root }, /^LOGIN_FOLDER must be outside this project/],
    [{ ...APP, LOGIN_FOLDER: join(root, "www", "dist") }, /^LOGIN_FOLDER must be outside this project/],
  ];
  for (const [environment, message] of cases) {
    await t.test(String(message), () => {
      assert.throws(
        () => readAppSettings(environment, LOCAL),
        (error: Error) => {
          assert.equal(error.name, "StartError");
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /hunter2|\n/);
          return true;
        },
      );
    });
  }
});

test("a server that others can reach needs an address and an account", () => {
  const everywhere = { host: "0.0.0.0", port: 8080 };
  assert.throws(() => readAppSettings(APP, everywhere), { message: /^ORIGIN is missing: with HOST set/ });
  assert.throws(() => readAppSettings({ ...APP, ORIGIN: "http://localhost:8080" }, everywhere), {
    message: /^ACCOUNT is missing/,
  });
});
