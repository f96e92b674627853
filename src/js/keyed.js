// What a call with a key asks of the browser: WebCrypto, which alone has the private key, and what tabs that
// share a key need. Nothing here throws or rejects: what can't be had is null or left out.

const P256 = { name: "ECDH", namedCurve: "P-256" };

/** Whether it is a key for ECDH on P-256 whose private half is of use, and can't be read. */
export function isKey({ privateKey, publicKey }) {
  try {
    return (
      privateKey.type === "private" &&
      publicKey.type === "public" &&
      [privateKey, publicKey].every(
        ({ algorithm: { name, namedCurve } }) => name === P256.name && namedCurve === P256.namedCurve,
      ) &&
      privateKey.usages.includes("deriveBits") &&
      !privateKey.extractable
    );
  } catch {
    return false;
  }
}

const points = new WeakMap();

/** The public half of the key. */
export async function point({ publicKey }) {
  try {
    if (!points.has(publicKey)) {
      points.set(publicKey, new Uint8Array(await crypto.subtle.exportKey("raw", publicKey)));
    }
    return points.get(publicKey);
  } catch {
    return null;
  }
}

/** What the key has in common with another public key, if that is one. */
export async function agree({ privateKey }, point) {
  try {
    const other = await crypto.subtle.importKey("raw", point, P256, false, []);
    return new Uint8Array(await crypto.subtle.deriveBits({ ...P256, public: other }, privateKey, 256));
  } catch {
    return null;
  }
}

/** Bytes that nobody can predict. */
export function random() {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** A promise that settles when the lock is there, and a function that releases it, or no longer asks for it. */
export function lock(name, signal) {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const granted = new Promise((resolve) => {
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return resolve();
    // It is refused only where pages have no storage, and so no key that another tab has too.
    const hold = async () => {
      const read = inStore("readonly", (store) => store.get(name)).then((text) => numbers.set(name, text));
      await Promise.race([read, held]);
      resolve();
      await held;
      await writing;
    };
    locks.request(name, { signal }, hold).catch(resolve);
  });
  return [granted, release];
}

/** What was last shared under each name, as it was when the lock came. */
const numbers = new Map();

/** The database: tabs and workers have no other storage in common. */
let database;

/** What is not written yet; the lock is held until it is. */
let writing;

/** What tabs and workers last shared under the name. */
export function shared(name) {
  return numbers.get(name);
}

/** Shares the text with other tabs and workers. */
export function share(name, text) {
  numbers.set(name, text);
  writing = inStore("readwrite", (store) => store.put(text, name));
}

/** What a request to the store gives; nothing where there is no store. Then the car tells what others have used. */
async function inStore(mode, act) {
  try {
    database ??= new Promise((resolve, reject) => {
      const opening = indexedDB.open("tesla-commands numbers");
      opening.onupgradeneeded = () => opening.result.createObjectStore("numbers");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = reject;
    });
    const transaction = (await database).transaction("numbers", mode);
    const request = act(transaction.objectStore("numbers"));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    return request.result;
  } catch {
    database = undefined;
  }
}
