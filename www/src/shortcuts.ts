import type { CommandInfo } from "tesla-commands";
import { pinTitle } from "./pin-words.ts";
import { pinsOf } from "./pins.ts";
import { chosen } from "./preferences.ts";
import { unitsFor } from "./units.ts";

/** As many as systems show. */
const most = 4;

/** The cache in which the service worker looks (`offline/worker.js`). */
const cacheName = (home: string): string => `tesla-commands ${home} shortcuts`;

/** Makes the person's first buttons the shortcuts of the installed app's icon: the service worker puts them into the
 * manifest, which the browser reads again now and then. */
export async function publishShortcuts(commands: readonly CommandInfo[]): Promise<void> {
  const { pins } = chosen();
  // A browser without a service worker installs no app, and one that keeps nothing keeps no shortcuts.
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (!registration) return;
  const home = registration.scope;
  try {
    if (pins === undefined) await caches.delete(cacheName(home));
    else await keep(home, shortcutsOf(commands));
  } catch {
    // The icon keeps the shortcuts that it has.
  }
}

async function keep(home: string, shortcuts: readonly object[]): Promise<void> {
  const cache = await caches.open(cacheName(home));
  await cache.put(new URL("manifest.json", home), Response.json(shortcuts));
}

function shortcutsOf(commands: readonly CommandInfo[]): readonly object[] {
  const units = unitsFor(undefined);
  return pinsOf(commands)
    .slice(0, most)
    .map((pin) => ({
      name: pinTitle(pin, units),
      url: `./#run=${pin.id}`,
      icons: [{ src: "icons/192.png", sizes: "192x192", type: "image/png" }],
    }));
}
