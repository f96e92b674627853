/** States of the cars in which a command changes something. */

import type { Car, Simulator } from "../../simulator/index.ts";
import type { Cars } from "./table.ts";

type Prepare = (cars: Cars, simulator: Simulator) => void;
type Change = (car: Car) => void;

const NIGHT = { days_of_week: 127, enabled: true, lat: 52.37, lon: 4.9, one_time: false, name: "" };

/** Both cars that take commands are as told, so that a row serves plain and signed commands. */
export const both =
  (change: Change): Prepare =>
  ({ aurora, comet }) => {
    change(aurora);
    change(comet);
  };

export const unlocked = both((car) => {
  car.locked = false;
});

export const climateOn = both((car) => {
  car.climate.on = true;
});

export const portOpen = both((car) => {
  car.charge.portOpen = true;
});

export const pluggedIn = (state: Car["charge"]["state"]) =>
  both((car) => {
    Object.assign(car.charge, { state, cable: true, latched: true, portOpen: true });
  });

export const withPin = both((car) => {
  car.valet.pin = "0042";
  car.speedLimit.pin = "0042";
  car.pinToDrive = { on: false, pin: "0042" };
  car.parental.pin = "0042";
});

export const limitOn = both((car) => {
  car.speedLimit = { active: true, limitMph: 65, pin: "0042" };
});

export const parentalOn = both((car) => {
  Object.assign(car.parental, { active: true, pin: "0042" });
});

export const guestWithRoute = both((car) => {
  car.guest = true;
  car.destination = { waypoints: "" };
});

export const updateScheduled = both((car) => {
  car.updateIn = 60;
});

export const windowsVented = both((car) => {
  car.windowsVented = true;
});

export const withSchedules = both((car) => {
  const times = { start_enabled: true, start_time: 60, end_enabled: false, end_time: 0 };
  car.chargeSchedules = { 7: { ...NIGHT, ...times } };
  car.preconditionSchedules = { 8: { ...NIGHT, precondition_time: 450 } };
});

export const withSunRoof = both(({ traits }) => {
  traits.sunRoof = true;
});

export const withAirSuspension = both(({ traits }) => {
  traits.airSuspension = true;
});

export const lightShow = both((car) => {
  car.lightShow = { show_index: 0 };
});

export const tonneauOpen = both((car) => {
  car.tonneau = "open";
});
