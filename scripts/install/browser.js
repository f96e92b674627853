// Chromium, or Chrome, and a ChromeDriver of the same version.

import { existsSync, readFileSync } from "node:fs";
import { fail, find, output } from "../support/run.js";
import { installWithApt } from "./apt.js";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPS = ["Google Chrome", "Chromium"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
/** The second name is the one in Ubuntu's snap. */
const DRIVERS = ["chromedriver", "chromium.chromedriver"];

/**
 * Where the two are, as environment variables for the programs that need them. If they are missing, apt-get
 * installs them, provided that it needs no password.
 */
export function ensureBrowser() {
  const pair = findPair();
  if (pair) return pair;
  if (!process.env.CHROMIUM && !process.env.CHROMEDRIVER && install()) {
    const installed = findPair();
    if (installed) return installed;
  }
  return fail(
    `The browser tests need Chromium (or Chrome) and ChromeDriver in the same version; found: ${found()}. Install them ` +
      "(on Debian: `apt install chromium chromium-driver`; elsewhere from " +
      "https://googlechromelabs.github.io/chrome-for-testing/), or say with CHROMIUM=… and CHROMEDRIVER=… where they are.",
  );
}

function findPair() {
  for (const CHROMEDRIVER of drivers()) {
    const CHROMIUM = browsers().find((browser) => majorVersion(browser) === majorVersion(CHROMEDRIVER));
    if (CHROMIUM) return { CHROMIUM, CHROMEDRIVER };
  }
  return undefined;
}

function browsers() {
  return candidates(process.env.CHROMIUM, [...BROWSERS.map(find), ...MAC_APPS]);
}

function drivers() {
  return candidates(process.env.CHROMEDRIVER, DRIVERS.map(find));
}

/** What the person named, and nothing else; otherwise whatever is there and runs. */
function candidates(named, usual) {
  return (named ? [named] : usual).filter((path) => path && existsSync(path) && majorVersion(path));
}

function majorVersion(path) {
  // On Windows Chrome opens a window instead of saying its version, so the two are taken on trust.
  if (process.platform === "win32") return "any";
  return /(\d+)\.\d+\.\d+/.exec(output(path, ["--version"]) ?? "")?.[1];
}

function found() {
  const paths = [...browsers(), ...drivers()];
  return paths.map((path) => `${path} (${majorVersion(path)})`).join(", ") || "neither";
}

function install() {
  if (isUbuntu()) return false;
  return installWithApt("Chromium and ChromeDriver (a minute or two)", ["chromium", "chromium-driver"]);
}

/** There Chromium comes as a snap only, and apt-get has no package of these names. */
function isUbuntu() {
  return existsSync("/etc/os-release") && /^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8"));
}
