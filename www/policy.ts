/**
 * The page's Content-Security-Policy. The page holds an access token, so nothing but its own files may run or load, and
 * no text may become markup or code but through the two Trusted Types policies named here. The build puts it into the page,
 * which is then safe on any static host; a server can only narrow it, since with two policies both apply.
 */

/** As `<meta>` and as a header. */
export const POLICY: Readonly<Record<string, readonly string[]>> = {
  "default-src": ["'none'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "manifest-src": ["'self'"],
  "worker-src": ["'self'"],
  // The person types the address of the proxy: any, but none to which the token would travel in the clear.
  "connect-src": ["'self'", "https:", "http://localhost:*", "http://127.0.0.1:*"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  // Lit's templates, and the address of the service worker.
  "trusted-types": ["lit-html", "offline"],
};

/** What only a header can say: browsers ignore it in a `<meta>`, with a warning. */
export const HEADER_POLICY: typeof POLICY = { "frame-ancestors": ["'none'"] };

/** A policy as text. */
export function policyText(policy: typeof POLICY): string {
  return Object.entries(policy)
    .map(([directive, values]) => [directive, ...values].join(" "))
    .join("; ");
}
