// npm run lighthouse: Lighthouse, with its mobile settings, five times. Each run must find accessibility and best practices
// without fault; the median of performance, which varies with the machine, has a limit.
//
// Lighthouse brings more packages than all else here together, so it is fetched when it is asked for.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensurePage } from "./build/fresh.js";
import { ensureBrowser } from "./install/browser.js";
import { ensureNpmPackages, ensureRust } from "./install/toolchain.js";
import { CHROMIUM_FLAGS } from "./support/chromium-flags.js";
import { withPage } from "./support/host.js";
import { fail, root, runAndRead, step } from "./support/run.js";

/** The newest that runs in the oldest Node we support. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const RUNS = 5;
const LIMITS = { accessibility: 100, "best-practices": 100, performance: 98 };

ensureNpmPackages();
ensureRust();
const { CHROMIUM } = ensureBrowser();
ensurePage();
const reports = await withPage(async (address) => {
  const found = [];
  for (let run = 1; run <= RUNS; run += 1) {
    step(`Lighthouse, run ${run} of ${RUNS}`);
    found.push(await look(address, run));
  }
  return found;
});
report(reports);

async function look(address, run) {
  const folder = join(root, "target", "lighthouse");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${run}.json`);
  const flags = ["--headless", ...CHROMIUM_FLAGS, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const { status } = await runAndRead(
    "npm",
    [
      ...["exec", "--yes", `--package=${LIGHTHOUSE}`, "--", "lighthouse", address],
      ...["--quiet", "--no-enable-error-reporting", "--output=json", `--output-path=${path}`],
      ...[`--only-categories=${Object.keys(LIMITS)}`, `--chrome-flags=${flags.join(" ")}`],
    ],
    { CHROME_PATH: CHROMIUM },
  );
  if (status !== 0) fail("Lighthouse failed: the lines above say why.");
  return JSON.parse(readFileSync(path, "utf8"));
}

function report(reports) {
  const low = [];
  console.log();
  for (const [category, limit] of Object.entries(LIMITS)) {
    const scores = reports.map(({ categories }) => Math.round(categories[category].score * 100));
    const sorted = scores.toSorted((one, other) => one - other);
    const counts = limit === 100 ? sorted[0] : sorted[(RUNS - 1) / 2];
    console.log(`${category.padEnd(16)}${counts} of at least ${limit}  (${scores.join(", ")})`);
    if (counts < limit) low.push(category);
  }
  for (const category of low) {
    const ids = new Set(
      reports.flatMap(({ categories }) => categories[category].auditRefs.map(({ id }) => id)),
    );
    for (const id of ids) {
      const { score, title, displayValue = "" } = reports[0].audits[id];
      if (score !== null && score < 0.9) console.log(`  ${category}: ${title} ${displayValue}`);
    }
  }
  if (low.length > 0) fail(`Below its limit: ${low.join(", ")}. The reports are in target/lighthouse.`);
}
