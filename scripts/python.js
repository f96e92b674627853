// The codec of tests/codec: PyPI's tesla-protocol, in a Python environment of its own in target/.

import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { apt, hasApt } from "./apt.js";
import { fail, isOlder, output, root, run, step } from "./run.js";

const folder = join(root, "target", "codec");
const wanted = join(root, "tests", "codec", "requirements.txt");
const installed = join(folder, "requirements.txt");
const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/** The Python that has the codec, as an environment. */
export function ensureCodec() {
  const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  if (read(installed) !== read(wanted) || output(python, ["--version"]) === undefined) install();
  return { CODEC_PYTHON: python };
}

function install() {
  step("Installing the codec of the tests (Python's tesla-protocol)");
  const found = findPython();
  if (!found || output(found, ["-m", "venv", "--clear", folder]) === undefined) {
    if (hasApt()) {
      apt("update", "-qq");
      apt("install", "--yes", "--no-install-recommends", "-qq", "python3", "python3-venv");
    }
    const again = findPython() ?? fail("Python 3.10 or newer is needed: https://www.python.org.");
    run(again, ["-m", "venv", "--clear", folder]);
  }
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", wanted]);
  cpSync(wanted, installed);
}

/** A Python that is new enough. */
function findPython() {
  return ["python3", "python"].find((name) => {
    const version = output(name, ["--version"])?.trim().split(" ")[1];
    return version !== undefined && !isOlder(version, "3.10");
  });
}
