// Debian's packages, where nobody has to be asked for them: by root, or with a sudo that wants no password.

import { existsSync, readFileSync } from "node:fs";
import { find, output, succeeds } from "./run.js";

const isRoot = process.getuid?.() === 0;

/** Whether `apt` below can do anything. Not on Ubuntu, where Chromium comes as a snap only, and other names differ too. */
export function hasApt() {
  return Boolean(find("apt-get")) && !isUbuntu() && (isRoot || output("sudo", ["-n", "true"]) !== undefined);
}

/** Runs apt-get, and says whether it succeeded. */
export function apt(...args) {
  const [program, ...words] = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
  return isRoot ? succeeds(program, words) : succeeds("sudo", ["-n", program, ...words]);
}

function isUbuntu() {
  return existsSync("/etc/os-release") && /^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8"));
}
