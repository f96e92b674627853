// Caddy and nginx, for the tests of www/proxies.

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fail, find, output, root, step, succeeds } from "../support/run.js";
import { apt, hasApt } from "./apt.js";

/**
 * Where Debian's packages are unpacked. Installed, both would start at once and take port 80, and again whenever the
 * machine does.
 */
const UNPACKED = join(root, "target", "debian");

/** Where the two are, as environment variables. If they are missing, Debian's packages are fetched. */
export function ensureServers() {
  return findBoth() ?? (unpackWithApt() && findBoth()) ?? failWithAdvice();
}

function findBoth() {
  const CADDY = process.env.CADDY ?? places("caddy", "usr/bin").find((path) => output(path, ["version"]));
  const NGINX = process.env.NGINX ?? places("nginx", "usr/sbin").find((path) => output(path, ["-v"]) === "");
  return CADDY && NGINX ? { CADDY, NGINX } : undefined;
}

/** nginx is where the PATH of people seldom leads. */
function places(name, folder) {
  return [find(name), join("/", folder, name), join(UNPACKED, folder, name)].filter(
    (path) => path && existsSync(path),
  );
}

function unpackWithApt() {
  if (!find("apt-get") || !find("dpkg")) return undefined;
  step("Fetching Caddy and nginx with apt-get (once; they are unpacked below target/, not installed)");
  if (hasApt()) apt("update");
  mkdirSync(UNPACKED, { recursive: true });
  const script =
    'cd "$1" && apt-get download caddy nginx nginx-common && for each in *.deb; do dpkg -x "$each" . || exit; done';
  return succeeds("sh", ["-c", script, "sh", UNPACKED]);
}

function failWithAdvice() {
  return fail(
    "The tests of the proxies need Caddy and nginx. Install them (on Debian: `apt install caddy nginx`; on macOS: " +
      "`brew install caddy nginx`), or say with CADDY=… and NGINX=… where they are.",
  );
}
