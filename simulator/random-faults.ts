/** What goes wrong by chance. Some of it happens only after the car has acted, as it does in reality. */

import type { Fault } from "./faults.ts";
import type { Random } from "./random.ts";
import { recordedAnswers } from "./recorded-answers.ts";

const {
  could_not_wake_buses,
  envoy_reset,
  internal_error,
  nginx_502,
  not_available,
  timeout,
  upstream_timeout,
} = recordedAnswers;

const FAULTS: readonly Fault[] = [
  timeout,
  { ...timeout, afterEffect: true },
  not_available,
  { ...not_available, afterEffect: true },
  internal_error,
  { ...upstream_timeout, afterEffect: true },
  { ...envoy_reset, afterEffect: true },
  nginx_502,
  { ...could_not_wake_buses, path: "/command/" },
  { status: "cut" },
  { status: "cut", afterEffect: true },
];

/** One of the faults that fit a request to this URL. */
export function randomFault(url: string, random: Random): Fault {
  const fitting = FAULTS.filter(({ path = "" }) => url.includes(path));
  return fitting[Math.floor(random() * fitting.length)] ?? internal_error;
}
