// Builds that are skipped as long as nothing they are made of has changed.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildPage } from "../build.js";
import { root, run } from "../support/run.js";

const { files: published } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const PACKAGE = published.filter((path) => path.startsWith("pkg/"));
const PACKAGE_SOURCES = [
  ...["build.rs", "core", "npm", "src"],
  ...["Cargo.toml", "Cargo.lock", "package-lock.json", "scripts/build.js", "scripts/build"],
];
const PAGE = ["www/dist/index.html"];
const PAGE_SOURCES = [
  ...PACKAGE,
  "simulator",
  ...["index.html", "vite.config.ts", "policy.ts", "offline", "src", "public"].map((path) => `www/${path}`),
];

/** Whether pkg/ is what the sources make. */
export function packageIsFresh() {
  return isFresh(PACKAGE, PACKAGE_SOURCES);
}

/** pkg/, built if it is missing or old. Its tools take much memory, which a process of their own gives back. */
export function ensurePackage() {
  if (!packageIsFresh()) run(process.execPath, ["scripts/build.js"]);
}

/** www/dist, and pkg/ for it, built if they are missing or old. */
export function ensurePage() {
  ensurePackage();
  if (!isFresh(PAGE, PAGE_SOURCES)) buildPage();
}

function isFresh(outputs, sources) {
  return Math.min(...outputs.map(changed)) > Math.max(...sources.map(changed));
}

/** When the file or anything below the folder changed. A folder itself does when a file comes or goes. 0 if missing. */
function changed(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return 0;
  const below = stats.isDirectory() ? readdirSync(join(root, path)) : [];
  return Math.max(stats.mtimeMs, ...below.map((name) => changed(join(path, name))));
}
