// The service worker: keeps the page's own files, so that it opens without a network. The build puts FILES and VERSION
// before this. Whatever is not in FILES passes as if this were not here: no answer of an API, and no token, comes near
// the cache.
//
// A new version takes over when the last page of the old one is closed, so no page ever finds half of its files gone. Nobody
// is stuck with an old one until then: the document comes from the network where there is one, and names its own files.

/* global FILES, VERSION */

/** How long the network may take for the document before the kept one is shown: a garage has one bar of it, or none. */
const PATIENCE_MS = 3000;

const home = self.registration.scope;
// Pages in other folders of this origin have caches too.
const ours = `tesla-commands ${home} `;
const current = ours + VERSION;
/** Where the page keeps the person's shortcuts (`src/shortcuts.ts`). */
const shortcuts = `${ours}shortcuts`;
const manifest = new URL("manifest.json", home).href;
const kept = new Set(FILES.map((file) => new URL(file, home).href));

self.addEventListener("install", (event) => {
  // Compared with the server, since a browser's own cache may still hold what an earlier version had under this name.
  const requests = [...kept].map((url) => new Request(url, { cache: "no-cache" }));
  event.waitUntil(caches.open(current).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  // The page of the first visit, too, finds the parts that it loads later without a network.
  event.waitUntil(Promise.all([removeOthers(), self.clients.claim()]));
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET") return;
  if (mode === "navigate" && url.split(/[?#]/, 1)[0] === home) event.respondWith(openPage(event.request));
  else if (url === manifest) event.respondWith(openManifest(event.request));
  else if (kept.has(url)) event.respondWith(openFile(event.request));
});

async function removeOthers() {
  const old = (await caches.keys()).filter(
    (name) => name.startsWith(ours) && name !== current && name !== shortcuts,
  );
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function openPage(request) {
  const page = await caches.match(home, { cacheName: current });
  const answer = fetch(request);
  if (!page) return answer;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, page));
  return Promise.race([answer.catch(() => page), late]);
}

async function openFile(request) {
  return (await caches.match(request, { cacheName: current })) ?? fetch(request);
}

/** The browser reads the manifest again now and then, and gives the icon of the installed app what it finds there. */
async function openManifest(request) {
  const file = await openFile(request);
  const own = await caches.match(manifest, { cacheName: shortcuts });
  return own ? Response.json({ ...(await file.json()), shortcuts: await own.json() }) : file;
}
