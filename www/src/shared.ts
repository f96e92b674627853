import type { Parameters } from "./parameters.ts";

/** An address, a link or the name of a place as the parameters of `navigation_request`: as a phone shares it. */
export function navigationRequest(address: string): Parameters {
  return {
    type: "share_ext_content_raw",
    value: { "android.intent.extra.TEXT": address },
    locale: navigator.language,
    timestampMs: String(Date.now()),
  };
}
