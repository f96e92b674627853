// Runs apt-get without asking for a password: as root, or with a sudo that needs none.

import { find, output, succeeds } from "../support/run.js";

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
