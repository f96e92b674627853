// A worker thread: a car that always answers at once, the pages that measure, their files, and their reports.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";

/** Pages load files from `folders`. */
const { root, folders } = workerData;

const DONE = '{"response":{"result":true,"reason":""}}';
const CARS = '{"response":[{"id_s":"1492931365719407"}]}';

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type",
  "access-control-max-age": "7200",
};

const PAGE_HEADERS = {
  "content-type": "text/html",
  // Isolated pages have clocks that are exact to 5 µs.
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  // Otherwise the browser keeps the page in memory for its back button, while the next one measures.
  "cache-control": "no-store",
};

let preflights = 0;
/** The addresses of the pages that are still to come. */
let pages = [];

parentPort.on("message", (addresses) => {
  pages = addresses;
});

const server = createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url, "http://localhost");
  const json = (text) => response.writeHead(200, { "content-type": "application/json", ...CORS }).end(text);
  if (request.method === "OPTIONS") {
    preflights += 1;
    response.writeHead(204, CORS).end();
  } else if (pathname.startsWith("/api/")) {
    await bodyOf(request);
    json(request.method === "POST" ? DONE : CARS);
  } else if (pathname === "/preflights") {
    json(String(preflights));
  } else if (pathname === "/report") {
    parentPort.postMessage(JSON.parse(await bodyOf(request)));
    json(JSON.stringify(pages.shift() ?? null));
  } else if (pathname === "/") {
    response.writeHead(200, PAGE_HEADERS).end(pageFor(JSON.parse(decodeURIComponent(search.slice(1)))));
  } else if (folders.some((folder) => pathname.startsWith(`/${folder}/`))) {
    response.writeHead(200, { "content-type": TYPES[extname(pathname)] });
    response.end(readFileSync(join(root, pathname)));
  } else {
    response.writeHead(404).end();
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));

async function bodyOf(request) {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return body;
}

/** `preload` names the files for which the page has preload links. */
function pageFor({ entry, rest, preload }) {
  const links = preload
    ? [
        ...preload.scripts.map((script) => `<link rel="modulepreload" href="${script}">`),
        `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${preload.wasm}">`,
      ]
    : [];
  const imports = { "tesla-commands": entry, "tesla-commands/rest": rest };
  return `<!doctype html><meta charset="utf-8"><title>Bench</title>
    <script>performance.mark("document");</script>
    <script type="importmap">${JSON.stringify({ imports })}</script>
    ${links.join("")}<script type="module" src="/tests/bench/page.js"></script>`;
}
