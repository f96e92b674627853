import { defineConfig } from "vite";
import { offline } from "./offline/plugin.ts";
import { POLICY, policyText } from "./policy.ts";

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
    rolldownOptions: {
      // One file for all that the first view needs: small ones compress worse, and each is a request.
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
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
          attrs: { "http-equiv": "Content-Security-Policy", content: policyText(POLICY) },
          injectTo: "head-prepend",
        },
      ],
    },
    {
      // Asked for with the script that will ask for it, and not only once that has been read.
      name: "wasm-preload",
      apply: "build",
      transformIndexHtml: {
        order: "post",
        handler: (_html, { bundle = {} }) =>
          Object.keys(bundle)
            .filter((name) => /tesla_commands_rest_bg[^/]*\.wasm$/.test(name))
            .map((name) => ({
              tag: "link",
              attrs: { rel: "preload", href: `./${name}`, as: "fetch", crossorigin: true },
              injectTo: "head",
            })),
      },
    },
    offline(),
  ],
});
