// Runs apt-get without asking for a password: as root, or with a sudo that needs none.

import { find, output, step, succeeds } from "../support/run.js";

const isRoot = process.getuid?.() === 0;

/** Whether `apt` below can do anything. */
export function hasApt() {
  return Boolean(find("apt-get")) && (isRoot || output("sudo", ["-n", "true"]) !== undefined);
}

/** Runs apt-get, and says whether it succeeded. */
export function apt(...args) {
  const [program, ...words] = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
  return isRoot ? succeeds(program, words) : succeeds("sudo", ["-n", program, ...words]);
}

/** Installs Debian's packages, if apt-get needs no password. Says whether it did. */
export function installWithApt(what, packages) {
  if (!hasApt()) return false;
  step(`Installing ${what} with apt-get (once)`);
  // An update fails as a whole if one source of many is out of reach, which need not matter.
  apt("update", "-qq");
  return apt("install", "--yes", "--no-install-recommends", "-qq", ...packages);
}
