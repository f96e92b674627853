// A car that always answers at once, in a thread of its own; and the files for the page that measures.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { parentPort } from "node:worker_threads";

const root = join(import.meta.dirname, "..", "..");
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const FILES = [
  "/pkg/index.js",
  "/pkg/tesla_commands_bg.wasm",
  "/tests/bench/contest.js",
  "/target/bench/signed.js",
];

// Isolated pages have clocks that are exact to 5 µs.
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const server = createServer((request, response) => {
  if (request.method === "POST") {
    request.resume().once("end", () => {
      response.setHeader("content-type", "application/json");
      response.end('{"response":{"result":true,"reason":""}}');
    });
  } else if (request.url === "/idle.js") {
    // As long as the package's script, and without anything in it.
    response.setHeader("content-type", TYPES[".js"]);
    response.end(" ".repeat(statSync(join(root, "pkg", "index.js")).size));
  } else if (FILES.includes(request.url)) {
    response.setHeader("content-type", TYPES[extname(request.url)]);
    response.end(readFileSync(join(root, request.url)));
  } else {
    response
      .writeHead(200, { "content-type": "text/html", ...ISOLATED })
      .end("<!doctype html><title>Bench</title>");
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
