import type { Connection, Vehicle, VehicleSummary } from "tesla-commands";
import { createSimulator } from "../simulator/index.ts";
import { texts } from "./texts.ts";

/** The car that the page speaks to. It is only ever in memory. */
export interface Car {
  vehicle: Vehicle;
  /** The name to show until the car reports its own. */
  name: string;
  /** Whether it is the simulated car that lives in this page. */
  simulated: boolean;
}

/** How to reach the cars of a person: what the connect dialog asks for. */
export interface Access {
  /** An absolute address, or a path on the page's own server. */
  baseUrl: string;
  accessToken: string;
  /** `query` puts parameters into the URL, as the reference has it. */
  parameters: "json" | "query";
  /** Name the car by its VIN instead of its id. */
  byVin: boolean;
}

/** The simulated cars. They last as long as the page, so that they are as they were left when the person comes back.
 * Their answers take as long as a good connection does, since a page that never waits would mislead. */
export const simulator = createSimulator({ delayMs: 250 });

/** A simulated car as the package sees it, the first one by default: its requests never leave the page. */
export function simulatedCar({ id, displayName } = simulator.vehicles[0]): Car {
  return {
    vehicle: {
      id,
      accessToken: simulator.accessToken,
      // The name ends in .invalid, which no network resolves: nothing could leak even past the simulator.
      baseUrl: "https://simulated.invalid",
      fetch: simulator.fetch,
    },
    name: displayName,
    simulated: true,
  };
}

/** What `listVehicles` needs of an access. */
export function connectionOf({ baseUrl, accessToken }: Access): Connection {
  return { baseUrl, accessToken };
}

/** One of the listed cars, ready for commands. */
export function realCar(access: Access, summary: VehicleSummary): Car {
  return {
    vehicle: {
      ...connectionOf(access),
      id: access.byVin && summary.vin ? summary.vin : summary.id,
      parameters: access.parameters,
    },
    name: nameOf(summary),
    simulated: false,
  };
}

/** What to call a listed car: its name, or its VIN. */
export function nameOf({ display_name, vin }: VehicleSummary): string {
  return display_name || vin || texts.car.unnamed;
}
