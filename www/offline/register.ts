/** Registers the service worker. The build adds this to the page; it comes last, and the page works without it. */

import type {} from "trusted-types";

/** Under Trusted Types an address of code needs a policy. This one knows a single address, whatever it is asked for. */
const policy = window.trustedTypes?.createPolicy("offline", {
  createScriptURL: (_asked: string) => "./sw.js",
});
const address = (policy?.createScriptURL("") ?? "./sw.js") as string;

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  } catch {
    // Private windows and certificates that are not trusted allow none.
  }
}

// After the page's own files: keeping them must not slow down showing them.
if ("serviceWorker" in navigator) addEventListener("load", () => void register(), { once: true });
