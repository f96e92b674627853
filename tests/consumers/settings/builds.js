// The app, built with settings that let a bundler drop more than it does by default.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import resolve from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import MinimizerPlugin from "minimizer-webpack-plugin";
import { rollup } from "rollup";
import { minify } from "terser";
import { build as vite } from "vite";
import webpack from "webpack";

const folder = import.meta.dirname;
const input = join(folder, "app.js");

/** Reading a property has no effect: what these options promise. */
const PURE_READS = { compress: { pure_getters: true } };

/** Each writes a module to the file. */
export const builds = {
  Rollup: (file) => withRollup(file, {}),
  'Rollup and treeshake: "smallest"': (file) => withRollup(file, { treeshake: "smallest" }),
  "Rollup and propertyReadSideEffects: false": (file) =>
    withRollup(file, { treeshake: { propertyReadSideEffects: false } }),
  "Rollup, then Terser and pure_getters": async (file) => {
    await withRollup(file, {});
    await withTerser(file, PURE_READS);
  },
  esbuild: withEsbuild,
  "esbuild, then Terser and pure_getters": async (file) => {
    await withEsbuild(file);
    await withTerser(file, { compress: { ...PURE_READS.compress, passes: 2 } });
  },
  "webpack, with Terser and pure_getters": withWebpack,
  Vite: withVite,
};

async function withRollup(file, options) {
  const bundle = await rollup({ input, plugins: [resolve()], ...options });
  await bundle.write({ file });
  await bundle.close();
}

async function withEsbuild(file) {
  await esbuild({ entryPoints: [input], outfile: file, bundle: true, format: "esm", minify: true });
}

async function withTerser(file, options) {
  const { code } = await minify(await readFile(file, "utf8"), { module: true, ...options });
  await writeFile(file, code);
}

async function withWebpack(file) {
  const compiler = webpack({
    mode: "production",
    context: folder,
    entry: input,
    output: { path: join(file, ".."), filename: "app.js", library: { type: "module" } },
    experiments: { outputModule: true },
    optimization: {
      minimizer: [
        new MinimizerPlugin({
          // Starting a process takes longer than the one file.
          parallel: false,
          minify: { implementation: MinimizerPlugin.terserMinify, options: PURE_READS },
        }),
      ],
    },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  if (stats.hasErrors()) throw new Error(stats.toString());
}

async function withVite(file) {
  await vite({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: join(file, ".."),
      rolldownOptions: {
        input,
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "app.js" },
      },
    },
  });
}
