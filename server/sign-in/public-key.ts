/** The public key that a domain serves, as a PEM file. */

import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Fetch, whyFetchFailed } from "../upstream.ts";
import { KEY_PATH } from "./hosts.ts";

export interface PublicKey {
  readonly pem: string;
  /** The uncompressed point, 130 hexadecimal digits: how Tesla names a key. */
  readonly point: string;
}

/** A new pair of keys, as PEM files. */
export function generateKeyFiles() {
  return generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}

/** Reads a PEM file. A text is the reason why it holds no key that Tesla takes, to come after the file's name. */
export function parsePublicKey(pem: string): PublicKey | string {
  if (/PRIVATE KEY-----/.test(pem)) return "holds a private key. It must hold the public half only";
  if (!/-----BEGIN PUBLIC KEY-----/.test(pem)) return 'holds no public key ("BEGIN PUBLIC KEY")';
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    return "holds a public key that is damaged";
  }
  const { x, y, crv } = key.export({ format: "jwk" });
  if (crv !== "P-256" || x === undefined || y === undefined) {
    return "holds a key of another kind. Tesla takes only the curve P-256 (prime256v1)";
  }
  const digits = [x, y].map((part) => Buffer.from(part, "base64url").toString("hex"));
  return { pem, point: `04${digits.join("")}` };
}

/** Gets the key that a domain serves as Tesla does. A text is the reason why Tesla would not get it. */
export async function fetchPublicKey(fetch: Fetch, domain: string): Promise<PublicKey | string> {
  const url = `https://${domain}${KEY_PATH}`;
  let response: Response;
  let pem: string;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
    pem = await response.text();
  } catch (error) {
    return `${url} can't be reached: ${whyFetchFailed(error)}`;
  }
  if (response.status >= 300 && response.status < 400) {
    return `${url} redirects, and Tesla follows no redirect. Serve the file there itself`;
  }
  if (response.status !== 200) return `${url} answers with status ${response.status} instead of the key`;
  if (/^\s*</.test(pem))
    return `${url} is a page of HTML, not the key. A bot protection or a 404 page does that`;
  const key = parsePublicKey(pem);
  return typeof key === "string" ? `${url} ${key}` : key;
}
