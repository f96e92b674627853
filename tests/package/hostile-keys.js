// In the page: keys of every wrong shape, for signed commands and for the functions that make and keep them.

import { flawsOf, kinds, SECRET } from "/hostile/matrix.js";
import init, * as tesla from "/index.js";

const P256 = { name: "ECDH", namedCurve: "P-256" };
const { subtle } = crypto;

const generate = (algorithm, usages = ["deriveBits"], extractable = false, from = subtle) =>
  from.generateKey(algorithm, extractable, usages);

/** What says that it is such a half, and is none. */
const lookalike = (type) => ({ type, algorithm: P256, usages: ["deriveBits"], extractable: false });

/** The same object, but for a property that throws when it is read, or when it was so often. */
function without(object, name, reads = 0) {
  let left = reads;
  const get = () => {
    left -= 1;
    if (left < 0) throw new Error(SECRET);
    return object[name];
  };
  return Object.defineProperty({ ...object }, name, { get });
}

const proxied = (object) => new Proxy(object, {});

/** Keys of WebCrypto and what looks like one, by name. */
async function keysOf(frame) {
  const good = await tesla.createKey();
  const { privateKey, publicKey } = good;
  const point = await subtle.exportKey("raw", publicKey);
  const readable = await generate(P256, ["deriveBits"], true);
  const signs = { name: "ECDSA", namedCurve: "P-256" };
  const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const wrong = {
    "of P-384": await generate({ name: "ECDH", namedCurve: "P-384" }),
    "of P-521": await generate({ name: "ECDH", namedCurve: "P-521" }),
    "for ECDSA": await generate(signs, ["sign"]),
    "for RSA": await generate({ name: "RSA-OAEP", ...rsa }, ["decrypt"]),
    "for AES": { privateKey: await generate({ name: "AES-GCM", length: 128 }, ["encrypt"]), publicKey },
    "of X25519": await generate({ name: "X25519" }),
    "that can be read": readable,
    "that derives keys only": await generate(P256, ["deriveKey"]),
    "without a private half": { publicKey },
    "without a public half": { privateKey },
    "of private halves": { privateKey, publicKey: privateKey },
    "of public halves": { privateKey: publicKey, publicKey },
    "of halves that changed places": { privateKey: publicKey, publicKey: privateKey },
    "whose public half can't be read": {
      privateKey,
      publicKey: await subtle.importKey("raw", point, P256, false, []),
    },
    "with a private half of P-384": {
      privateKey: (await generate({ name: "ECDH", namedCurve: "P-384" })).privateKey,
      publicKey,
    },
    "in JWK": await subtle.exportKey("jwk", readable.privateKey),
    "that is a private half": privateKey,
    "that is a public half": publicKey,
    "of look-alikes": { privateKey: lookalike("private"), publicKey: lookalike("public") },
    "with a look-alike of the public half": { privateKey, publicKey: lookalike("public") },
    "of proxies": { privateKey: proxied(privateKey), publicKey: proxied(publicKey) },
    "of text": { privateKey: SECRET, publicKey: SECRET },
    "of a promise": Promise.resolve(good),
    "whose private half can't be read from it": without(good, "privateKey"),
    "whose public half can't be read from it": without(good, "publicKey"),
  };
  // It is refused where it is read again, and kept as it was when it was read.
  const fickle = without(good, "publicKey", 1);
  const right = {
    "of createKey": good,
    "of another frame": await generate(P256, ["deriveBits"], false, frame.crypto.subtle),
    "with more uses": await generate(P256, ["deriveBits", "deriveKey"]),
    "in a proxy": proxied(good),
    frozen: Object.freeze({ ...good }),
    "that inherits": Object.create(good),
    "without a prototype": Object.assign(Object.create(null), good),
  };
  return { right, wrong, fickle };
}

const reply = (status, text) => ({ status, headers: { get: () => null }, text: () => text });

/** What is wrong with the outcome of what must be refused for the argument. */
async function flawsOfRefusal(what, make, command, parameter) {
  let call;
  try {
    call = make();
  } catch (error) {
    return [`${what}: threw ${error}`];
  }
  if (!(call instanceof Promise)) return [`${what}: no promise`];
  const error = await call.then(
    (value) => `resolved to ${typeof value}`,
    (error) => error,
  );
  const flaws = flawsOf(error, command);
  if (error?.code !== "invalid_argument") flaws.push(`gave ${error?.code ?? error}: ${error?.message}`);
  if (error?.parameter !== parameter) flaws.push(`named ${error?.parameter}`);
  if (error?.cause !== undefined) flaws.push("has a cause");
  return flaws.map((flaw) => `${what}: ${flaw}`);
}

/** What was wrong with a signed command, given all those keys. */
export async function flawsOfKeys() {
  await init();
  const frame = document.body.appendChild(document.createElement("iframe")).contentWindow;
  const { right, wrong, fickle } = await keysOf(frame);
  wrong["whose public half can be read from it once"] = fickle;
  const flaws = [];
  const answer = '{"response":{"result":true,"reason":""}}';
  const command = (fetch, key) =>
    tesla.doorUnlock({ id: "5YJ3E1EA0PF000844", accessToken: SECRET, fetch, key });
  for (const [kind, key] of Object.entries(wrong)) {
    let sent = 0;
    const fetch = () => {
      sent += 1;
      return reply(200, answer);
    };
    flaws.push(...(await flawsOfRefusal(`a key ${kind}`, () => command(fetch, key), "door_unlock", "key")));
    if (sent > 0) flaws.push(`a key ${kind}: sent ${sent} requests`);
  }
  for (const [kind, key] of Object.entries(right)) {
    const paths = [];
    // The car takes no signed commands, and so the key is asked for nothing but its point.
    const fetch = (url) => {
      paths.push(new URL(url).pathname.split("/").at(-1));
      return paths.length === 1 ? reply(422, "") : reply(200, answer);
    };
    const outcome = await command(fetch, key).then(
      ({ result }) => result,
      (error) => error.message,
    );
    if (outcome !== true || paths.join() !== "signed_command,door_unlock")
      flaws.push(`a key ${kind}: ${outcome}, sent ${paths}`);
  }
  return flaws;
}

/** What was wrong with the functions for keys, given all that there is. */
export async function flawsOfKeyFunctions() {
  const frame = document.body.appendChild(document.createElement("iframe")).contentWindow;
  const complaints = [];
  globalThis.onunhandledrejection = ({ reason }) => complaints.push(`the page was told of ${reason}`);
  const { right, wrong } = await keysOf(frame);
  const key = right["of createKey"];
  const flaws = [];
  const refuse = async (...given) => flaws.push(...(await flawsOfRefusal(...given)));
  for (const [kind, make] of kinds(frame)) {
    const value = make();
    if (typeof value !== "string" || value === "") {
      await refuse(`loadKey, ${kind}`, () => tesla.loadKey(value), "load_key", "name");
      await refuse(`saveKey, ${kind}`, () => tesla.saveKey(value, key), "save_key", "name");
      await refuse(`deleteKey, ${kind}`, () => tesla.deleteKey(value), "delete_key", "name");
    } else if (kind !== "huge text") {
      await tesla.saveKey(value, key);
      if ((await tesla.loadKey(value))?.privateKey.type !== "private")
        flaws.push(`loadKey, ${kind}: another`);
      await tesla.deleteKey(value);
      if ((await tesla.loadKey(value)) !== undefined) flaws.push(`deleteKey, ${kind}: still there`);
    }
    await refuse(`importKey, ${kind}`, () => tesla.importKey(value), "import_key", "pem");
    const object = { privateKey: value, publicKey: value };
    for (const [what, key] of [
      [kind, value],
      [`both ${kind}`, object],
    ]) {
      await refuse(`publicKeyPem, ${what}`, () => tesla.publicKeyPem(key), "public_key_pem", "key");
      await refuse(`saveKey of ${what}`, () => tesla.saveKey("car", key), "save_key", "key");
    }
    const { privateKey } = await tesla.createKey(value);
    if (privateKey.extractable) flaws.push(`createKey, ${kind}: it can be read`);
  }
  for (const [kind, wrongKey] of Object.entries(wrong)) {
    await refuse(`saveKey of a key ${kind}`, () => tesla.saveKey("car", wrongKey), "save_key", "key");
  }
  if ((await tesla.loadKey("car")) !== undefined) flaws.push("something was saved");
  for (const [kind, rightKey] of Object.entries(right)) {
    const pem = await tesla.publicKeyPem(rightKey).catch((error) => error.message);
    if (!/^-----BEGIN PUBLIC KEY-----\n/.test(pem)) flaws.push(`publicKeyPem of a key ${kind}: ${pem}`);
    try {
      await tesla.saveKey("car", rightKey);
      if ((await tesla.loadKey("car"))?.privateKey?.type !== "private")
        flaws.push(`a saved key ${kind}: another`);
    } catch (error) {
      flaws.push(`saveKey of a key ${kind}: ${error.message} ${error.cause}`);
    }
    await tesla.deleteKey("car");
  }
  return [...flaws, ...complaints];
}
