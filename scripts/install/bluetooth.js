// dbus-daemon, for the tests of a browser's own Bluetooth.

import { find } from "../support/run.js";
import { installWithApt } from "./apt.js";

const DAEMON = "dbus-daemon";

/**
 * Returns its path as an environment variable, or undefined if there is none. Installs it if apt-get needs no password.
 * Chromium uses D-Bus for Bluetooth only on Linux.
 */
export function ensureBus() {
  if (process.platform !== "linux") return undefined;
  const DBUS_DAEMON =
    process.env.DBUS_DAEMON ?? find(DAEMON) ?? (installWithApt(DAEMON, [DAEMON]) && find(DAEMON));
  return DBUS_DAEMON ? { DBUS_DAEMON } : undefined;
}
