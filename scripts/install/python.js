// Python packages of the tests, in environments of their own in target/.

import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail, isOlder, output, root, run, step } from "../support/run.js";
import { installWithApt } from "./apt.js";

/** The Python that has the codec of tests/codec, PyPI's tesla-protocol. */
export function ensureCodec() {
  const wanted = {
    name: "codec",
    folder: join(root, "target", "codec"),
    minimum: "3.10",
    what: "the codec of the tests (Python's tesla-protocol)",
  };
  const found =
    ensurePackages(wanted) ??
    (installWithApt("Python", ["python3", "python3-venv"]) && ensurePackages(wanted));
  return { CODEC_PYTHON: found || fail("Python 3.10 or newer is needed: https://www.python.org.") };
}

/**
 * The Python of an environment that has the packages of tests/{name}/requirements.txt, or undefined where there is no
 * Python that is new enough.
 */
export function ensurePackages({ name, folder, minimum, what, options = [] }) {
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const wanted = join(root, "tests", name, "requirements.txt");
  const installed = join(folder, "requirements.txt");
  const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  if (read(installed) === read(wanted) && output(python, ["--version"]) !== undefined) return python;
  const found = findPython(minimum);
  if (!found || output(found, ["-m", "venv", "--clear", folder]) === undefined) return undefined;
  step(`Installing ${what}`);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...options];
  run(python, [...pip, "--requirement", wanted]);
  cpSync(wanted, installed);
  return python;
}

/** A Python that is new enough. */
function findPython(minimum) {
  return ["python3", "python"].find((name) => {
    const version = output(name, ["--version"])?.trim().split(" ")[1];
    return version !== undefined && !isOlder(version, minimum);
  });
}
