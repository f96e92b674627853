// An app that uses four of the package's functions, by names of its own.

import init, { chargeStart, chargeStop, honkHorn, setChargeLimit } from "tesla-commands";

export { init };

export const actions = {
  honk: (vehicle) => honkHorn(vehicle),
  stop: (vehicle) => chargeStop(vehicle),
  limit: (vehicle) => setChargeLimit(vehicle, { percent: 80 }),
  start: (vehicle) => chargeStart(vehicle),
};
