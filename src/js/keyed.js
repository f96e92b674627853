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
    const hold = () => {
      resolve();
      return held;
    };
    locks.request(name, { signal }, hold).catch(resolve);
  });
  return [granted, release];
}

/** What tabs last shared under the name. Node has the same storage, but warns of it. */
export function shared(name) {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Shares the text with other tabs. */
export function share(name, text) {
  try {
    window.localStorage.setItem(name, text);
  } catch {
    // Without it, the car tells what others have used.
  }
}
