// dbus-daemon, for the tests of a browser's own Bluetooth.

import { find, step } from "../support/run.js";
import { apt, hasApt } from "./apt.js";

/**
 * Returns its path as an environment variable, or undefined if there is none. Installs it if apt-get needs no password.
 * Chromium uses D-Bus for Bluetooth only on Linux.
 */
export function ensureBus() {
  if (process.platform !== "linux") return undefined;
  const DBUS_DAEMON = process.env.DBUS_DAEMON ?? find("dbus-daemon") ?? (install() && find("dbus-daemon"));
  return DBUS_DAEMON ? { DBUS_DAEMON } : undefined;
}

function install() {
  if (!hasApt()) return false;
  step("Installing dbus-daemon with apt-get (once)");
  // An update fails as a whole if one source of many is out of reach, which need not matter.
  apt("update", "-qq");
  return apt("install", "--yes", "--no-install-recommends", "-qq", "dbus-daemon");
}
