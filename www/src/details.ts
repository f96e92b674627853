import type { CarState } from "./car-state.ts";
import { number, record, text } from "./wire.ts";

/** New software for the car. */
export interface SoftwareUpdate {
  /** The wire's word: `available`, `downloading`, `downloading_wifi_wait`, `scheduled` or `installing`. */
  status: string;
  /** Empty where it is not reported. */
  version: string;
  percent: number | undefined;
  installsAt: Date | undefined;
  /** How long the installation takes. */
  seconds: number | undefined;
}

/** What people want to know of their car now and then. */
export interface Details {
  odometer: number | undefined;
  software: string | undefined;
  /** `undefined` where the car says nothing of updates; `null` where it has none. */
  update: SoftwareUpdate | null | undefined;
}

export function readDetails({ report }: CarState): Details {
  const vehicle = report.vehicle_state ?? {};
  return {
    odometer: number(vehicle.odometer),
    // Behind the version is the name of the build.
    software: text(vehicle.car_version)?.split(" ")[0],
    update: vehicle.software_update ? readUpdate(record(vehicle.software_update)) : undefined,
  };
}

function readUpdate(update: Readonly<Record<string, unknown>>): SoftwareUpdate | null {
  const status = text(update.status) ?? "";
  if (status === "") return null;
  const at = number(update.scheduled_time_ms);
  return {
    status,
    version: text(update.version)?.trim() ?? "",
    percent: number(status === "installing" ? update.install_perc : update.download_perc),
    installsAt: at ? new Date(at) : undefined,
    seconds: number(update.expected_duration_sec) || undefined,
  };
}
