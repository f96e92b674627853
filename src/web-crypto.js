// What a call with a key asks of the browser: WebCrypto, which alone has the private key, and what tabs that
// share a key need. Nothing that the module calls throws or rejects: what can't be had is an empty array.

/** Random bytes that nobody can predict; undefined where there are none. */
export function randomBytes(length) {
  try {
    return crypto.getRandomValues(new Uint8Array(length));
  } catch {}
}

export const P256 = { name: "ECDH", namedCurve: "P-256" };

/** Whether it is a key for ECDH on P-256 whose private half is of use, and can't be read. */
export function isKey(key) {
  try {
    const { privateKey, publicKey } = key;
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
export async function publicKeyBytes(key) {
  try {
    const { publicKey } = key;
    if (!points.has(publicKey)) points.set(publicKey, await crypto.subtle.exportKey("raw", publicKey));
    return new Uint8Array(points.get(publicKey));
  } catch {
    return new Uint8Array();
  }
}

/**
 * The key of the sessions with another public key, if that is one: the first 16 bytes of the SHA-1 of what both have in
 * common. Made here, it costs 1.8 kB less than in the module, and what both have in common gets no farther.
 */
export async function sessionKey(key, point) {
  try {
    const { subtle } = crypto;
    const other = await subtle.importKey("raw", point, P256, false, []);
    const common = await subtle.deriveBits({ ...P256, public: other }, key.privateKey, 256);
    const hash = await subtle.digest("SHA-1", common);
    new Uint8Array(common).fill(0);
    return new Uint8Array(hash, 0, 16);
  } catch {
    return new Uint8Array();
  }
}

/** Of each lock, a promise for the end of the last one who has it or waits for it. */
const queues = new Map();

/**
 * Waits until nobody else has the lock, here or in another tab, and holds it until the signal is aborted.
 * Gives the public half of the key, and after it what was last shared under the name.
 */
export async function acquireLock(key, name, signal) {
  const over = new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
  const others = queues.get(name);
  // It resolves to nothing: a list of what it waited for would hold those of all turns before.
  queues.set(
    name,
    (async () => {
      await others;
      await over;
    })(),
  );
  await others;
  const shared = await new Promise((resolve) => {
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return resolve();
    const hold = async () => {
      resolve(await Promise.race([withCounters("readonly", (store) => store.get(name)), over]));
      await over;
      await writing;
    };
    // It is refused only where pages have no storage, and so no key that another tab has too.
    locks.request(name, { signal }, hold).catch(() => resolve());
  });
  return new Uint8Array([...(await publicKeyBytes(key)), ...(shared ?? [])]);
}

/** What is not written yet; the lock is held until it is. */
let writing;

/** Shares the bytes with other tabs and workers. */
export function shareCounter(name, bytes) {
  const copy = bytes.slice();
  writing = withCounters("readwrite", (store) => store.put(copy, name));
}

/** Forgets all that was shared. */
export function forgetCounters() {
  return withCounters("readwrite", (store) => store.clear());
}

/** The database of what is shared: tabs and workers have no other storage in common. */
let counters;

/** What a request to it gives; nothing where there is no storage. Then the car tells what others have used. */
async function withCounters(mode, act) {
  try {
    counters ??= open("tesla-commands numbers");
    return await inStore(await counters, mode, act);
  } catch {
    counters = undefined;
  }
}

/** The browser's database of this name, which has one store. */
export function open(name) {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return settled(opening);
}

const STORE = "keys";

/** What a request to the store of the database gives, once it is written. */
export async function inStore(database, mode, act) {
  const transaction = database.transaction(STORE, mode);
  const request = act(transaction.objectStore(STORE));
  await settled(transaction);
  return request.result;
}

/** Waits for a request or a transaction of IndexedDB. */
function settled(work) {
  return new Promise((resolve, reject) => {
    work.onsuccess = work.oncomplete = () => resolve(work.result);
    work.onerror = work.onabort = work.onblocked = () => reject(work.error);
  });
}
