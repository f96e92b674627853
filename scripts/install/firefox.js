// Firefox and geckodriver, for a look at the page in a second engine.

import { existsSync } from "node:fs";
import { find, output } from "../support/run.js";

const FIREFOX = ["firefox", "firefox-esr"].map(find);
const MAC_APP = "/Applications/Firefox.app/Contents/MacOS/firefox";

/** Where the two are, as environment variables, or undefined. Nothing is installed: geckodriver compiles for minutes. */
export function findFirefox() {
  const runs = (path) => path && existsSync(path) && output(path, ["--version"]) !== undefined;
  const firefox = process.env.FIREFOX ?? [...FIREFOX, MAC_APP].find(runs);
  const geckodriver = process.env.GECKODRIVER ?? [find("geckodriver")].find(runs);
  return firefox && geckodriver ? { FIREFOX: firefox, GECKODRIVER: geckodriver } : undefined;
}
