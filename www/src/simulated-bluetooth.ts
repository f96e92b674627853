import { createWebBluetooth } from "../../simulator/bluetooth/web-bluetooth.ts";
import { simulator } from "./simulator.ts";

/** The simulated cars that have Bluetooth are those that take signed commands. */
const vins = simulator.vehicles.filter(({ traits }) => traits.signedCommands).map(({ vin }) => vin);

/** What stands in for `navigator.bluetooth`, with the simulated cars around. Nobody is asked which one it is. */
export const { bluetooth } = createWebBluetooth({
  cars: () => Promise.all(vins.map((vin) => simulator.bluetooth(vin))),
});
