// Chromium without DevTools or Playwright attached, which make each request about a third slower.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In milliseconds, for one page: far more than any takes. A browser that hangs is reported and ends. */
const TIMEOUT = 600_000;

let count = 0;

/**
 * The address of a page on a site of its own: the browser opens it in a new process, and has none of its files in a cache.
 */
export const freshAddress = (port, options) => {
  count += 1;
  return `http://page${count}.localhost:${port}/?${encodeURIComponent(JSON.stringify(options))}`;
};

/** Opens the pages one after the other, and gives what they report. `server` is the thread that they report to. */
export async function inChromium({ executable, flags, server }, [first, ...others]) {
  const profile = await mkdtemp(join(tmpdir(), "tesla-commands-bench-"));
  server.postMessage(others);
  const args = [
    "--headless",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
    `--user-data-dir=${profile}`,
    ...flags,
    first,
  ];
  const browser = spawn(executable, args, { stdio: "ignore" });
  const exit = once(browser, "exit");
  try {
    const reports = [];
    while (reports.length <= others.length) reports.push(await nextReport(server, exit));
    return reports;
  } finally {
    browser.kill();
    await exit;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function nextReport(server, exit) {
  const failure = new AbortController();
  const timer = setTimeout(() => failure.abort(new Error("a page in Chromium did not report")), TIMEOUT);
  exit.then(([code]) => failure.abort(new Error(`Chromium ended with ${code}`)));
  try {
    const [report] = await once(server, "message", { signal: failure.signal });
    if (report.error) throw new Error(report.error);
    return report;
  } catch (error) {
    throw failure.signal.aborted ? failure.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}
