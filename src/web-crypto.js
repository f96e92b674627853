// What a call with a key needs of the browser: WebCrypto, which holds the private key, and the locks and counters that tabs
// with the same key share. Nothing here that the module calls throws or rejects: on failure it returns an empty array.

/** Unpredictable random bytes; undefined if there are none. */
export function randomBytes(length) {
  try {
    return crypto.getRandomValues(new Uint8Array(length));
  } catch {}
}

export const P256 = { name: "ECDH", namedCurve: "P-256" };

/** Whether it is a key for ECDH on P-256 whose private half is usable but not extractable. */
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
 * Derives the session key for another public key: the first 16 bytes of the SHA-1 of the shared secret; empty if that is not
 * a valid key. WebCrypto's SHA-1 saves the module 1.8 kB, and the shared secret stays here.
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

/** For each lock, a promise that resolves when its last holder or waiter is done. */
const queues = new Map();

/**
 * Acquires the lock, which all tabs share, and holds it until the signal is aborted. Returns the
 * public half of the key, followed by the counter that was last shared under the name.
 */
export async function acquireLock(key, name, signal) {
  const over = new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
  const others = queues.get(name);
  // It resolves to nothing: an array of what it waited for would keep all earlier promises alive.
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
    // A lock is refused only if the page has no storage. Then no other tab has the same key.
    locks.request(name, { signal }, hold).catch(() => resolve());
  });
  return new Uint8Array([...(await publicKeyBytes(key)), ...(shared ?? [])]);
}

/** The last write to the storage. The lock is held until it is done. */
let writing;

/** Shares the counter with other tabs and workers. */
export function shareCounter(name, bytes) {
  const copy = bytes.slice();
  writing = withCounters("readwrite", (store) => store.put(copy, name));
}

/** Forgets all shared counters. */
export function forgetCounters() {
  return withCounters("readwrite", (store) => store.clear());
}

/** The database of shared counters: the one storage that tabs and workers have in common. */
let counters;

/** The result of a request to it; undefined if there is no storage. Then the vehicle tells which counters others used. */
async function withCounters(mode, act) {
  // Node has none, and an exception for each command takes longer than its signature.
  if (!globalThis.indexedDB) return;
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

/** The result of a request to the store of the database, once it is written. */
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
