import { defineConfig } from "vite";

/** Lets scripts, styles and WebAssembly of the page itself run, and nothing else. The page holds an access token, so this
 * goes into the built page and protects it on any static host. `connect-src` stays open because the person types the
 * address of the proxy; a server that knows the address narrows it with a header of its own (both then apply). */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src *",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses only: the folder can be served under any path.
  base: "./",
  build: {
    // The first browsers with light-dark() in CSS (spring 2024); anything newer than that needs no translation.
    target: ["chrome123", "firefox120", "safari17.5"],
    // The policy allows no data: address for code, and the wasm is fetched while it compiles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    {
      // The manifest says that the package has no side effects, and means what is published. The page's own modules do
      // have some: importing one defines its element.
      name: "page-side-effects",
      transform: { filter: { id: /\/www\/src\// }, handler: () => ({ moduleSideEffects: true }) },
    },
    {
      name: "content-policy",
      apply: "build",
      transformIndexHtml: () => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content: contentPolicy },
          injectTo: "head-prepend",
        },
      ],
    },
  ],
});
