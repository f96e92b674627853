// The built page on a host like any: compressed, on this machine only.

import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./run.js";

const DIST = join(root, "www", "dist");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Runs `work` with the address of the page. */
export async function withPage(work) {
  const files = new Map(
    readdirSync(DIST, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(DIST.length).split(sep).join("/"), readFileSync(path)]),
  );
  files.set("/", files.get("/index.html"));
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = files.get(pathname);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": TYPES[extname(pathname) || ".html"],
      "content-encoding": "gzip",
      "cache-control": pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    });
    return response.end(gzipSync(file, { level: 9 }));
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  try {
    return await work(`http://localhost:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
