// npm run reproduce: whether the same sources, built from the start in another folder, give the same package to the
// byte. So that anybody can check that what is published was made of what is in the repository.

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePackage } from "./build/fresh.js";
import { fail, output, root, run, step } from "./support/run.js";

ensurePackage();
const folder = mkdtempSync(join(tmpdir(), "tesla-commands-"));
try {
  step("Building the same in another folder");
  const sources = output("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
  for (const name of sources.split("\0").filter(Boolean)) cpSync(join(root, name), join(folder, name));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  run(process.execPath, [join(folder, "scripts", "build.js")]);
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const name of files.filter((path) => path.startsWith("pkg/"))) {
    const [ours, theirs] = [root, folder].map((place) => readFileSync(join(place, name)));
    if (!ours.equals(theirs)) fail(`${name} is not the same in both.`);
    console.log(`${name}: the same`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
