/** Makes the built page installable: adds the script that registers the service worker, and writes the worker. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const read = (path: string) => readFileSync(join(import.meta.dirname, path));

/** Files of public/ that the page itself loads. The icons are for the system that installs it. */
const PUBLIC = ["favicon.svg", "manifest.json"];

export function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    transformIndexHtml: {
      order: "pre",
      handler: () => [
        {
          tag: "script",
          attrs: { type: "module", src: "./offline/register.ts" },
          injectTo: "head",
        },
      ],
    },
    generateBundle: {
      // After Vite has written index.html.
      order: "post",
      handler(_options, bundle) {
        const contents = new Map<string, string | Uint8Array>(
          PUBLIC.map((name) => [name, read(`../public/${name}`)]),
        );
        for (const file of Object.values(bundle)) {
          contents.set(file.fileName, file.type === "chunk" ? file.code : file.source);
        }
        const version = createHash("sha256");
        for (const [name, content] of contents) version.update(name).update(content);
        // The document is kept under the folder's address: some hosts redirect from index.html to there.
        const files = [...contents.keys()].map((name) => (name === "index.html" ? "./" : name));
        this.emitFile({
          type: "asset",
          fileName: "sw.js",
          source: [
            `const FILES = ${JSON.stringify(files)};`,
            `const VERSION = "${version.digest("hex").slice(0, 12)}";`,
            read("worker.js").toString(),
          ].join("\n"),
        });
      },
    },
  };
}
