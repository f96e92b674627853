import assert from "node:assert/strict";
import { test } from "node:test";
import { readSimulatorSettings, SIMULATOR_HELP } from "../../server/simulator-settings.ts";
import { createSimulator } from "../../simulator/index.ts";

test("without any setting everything is at once and never fails", () => {
  const { seed, ...options } = readSimulatorSettings([]);
  assert.deepEqual(options, {});
  assert.ok(Number.isInteger(seed));
});

test("each setting is an option of the simulator", () => {
  const options = readSimulatorSettings([
    ...["--delay", "200-1500", "--wake", "12", "--sleep-after=900", "--rate-limit", "30"],
    ...["--fault-rate", "0.05", "--page-size", "2", "--seed", "42"],
  ]);
  assert.deepEqual(options, {
    delayMs: [200, 1500],
    wakeMs: 12_000,
    sleepAfterMs: 900_000,
    rateLimits: { data: 30, commands: 30, wakes: 30 },
    faultRate: 0.05,
    vehiclesPerPage: 2,
    seed: 42,
  });
  assert.deepEqual(readSimulatorSettings(["--delay", "250"]).delayMs, [250, 250]);
  createSimulator(options);
});

test("an account of many vehicles has as many ids and VINs", () => {
  const { vehicles } = createSimulator(readSimulatorSettings(["--vehicles", "250"]));
  assert.equal(vehicles.length, 250);
  assert.equal(new Set(vehicles.flatMap(({ id, vin }) => [id, vin])).size, 500);
});

test("one flag sets realistic values, and settings by name count more", () => {
  const { delayMs, faultRate, rateLimits, wakeMs } = readSimulatorSettings([
    ...["--fault-rate", "0", "--realistic"],
  ]);
  assert.deepEqual(
    [delayMs, faultRate, rateLimits, wakeMs],
    [[200, 1500], 0, { data: 60, commands: 30, wakes: 3 }, 12_000],
  );
});

test("a setting that is none or has a wrong value is refused with one line", () => {
  const cases: [args: string[], message: RegExp][] = [
    [["--delay", "soon"], /^--delay takes milliseconds until an answer arrives, .*, not "soon"\.$/],
    [["--delay", "500-200"], /not "500-200"/],
    [["--delay", "1-2-3"], /not "1-2-3"/],
    [["--fault-rate", "2"], /^--fault-rate takes .* from 0 to 1, .*, not "2"\.$/],
    [["--rate-limit", "0"], /^--rate-limit takes/],
    [["--sleep-after", "0"], /^--sleep-after takes/],
    [["--page-size", "1.5"], /^--page-size takes/],
    [["--seed", "x"], /^--seed takes/],
    [["--seed"], /argument missing\. `npm run simulator -- --help` lists the settings\.$/],
    [["--quick"], /^Unknown option '--quick'\. `npm run simulator -- --help` lists the settings\.$/],
    [["quick"], /lists the settings\.$/],
  ];
  for (const [args, message] of cases) {
    assert.throws(
      () => readSimulatorSettings(args),
      (error: Error) => {
        assert.equal(error.name, "StartError");
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      },
      args.join(" "),
    );
  }
});

test("the help names every setting", () => {
  for (const name of [
    "delay",
    "wake",
    "sleep-after",
    "rate-limit",
    "fault-rate",
    "vehicles",
    "page-size",
    "seed",
  ]) {
    assert.match(SIMULATOR_HELP, new RegExp(`^ {2}--${name} [A-Z]`, "m"));
  }
  assert.match(SIMULATOR_HELP, /^ {2}--realistic /m);
});
