/** What pages of other origins may do with the API, and see of its answers. */

import type { FastifyCorsOptions } from "@fastify/cors";

/** Cross-origin rules for the given origins; preflights end here and go no further. */
export function corsFor(origin: "*" | readonly string[]): FastifyCorsOptions {
  return {
    origin: origin === "*" ? origin : [...origin],
    methods: ["GET", "POST"],
    // Spelt out because a wildcard would not cover Authorization.
    allowedHeaders: ["authorization", "content-type"],
    exposedHeaders: ["Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Txid"],
    // Seconds; Chromium caps it there.
    maxAge: 7200,
  };
}
