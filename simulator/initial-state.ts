/**
 * How a new car begins, by the groups of commands that change it. It stands apart from the commands, so that a page loads
 * these only with the first command.
 */

import type { AccessState } from "./commands/access.ts";
import type { AccessoriesState } from "./commands/accessories.ts";
import type { AlertsState } from "./commands/alerts.ts";
import type { ChargeState } from "./commands/charging.ts";
import type { ClimateState } from "./commands/climate.ts";
import type { MediaState } from "./commands/media.ts";
import type { NavigationState } from "./commands/navigation.ts";
import type { ParentalControlsState } from "./commands/parental-controls.ts";
import type { SchedulesState } from "./commands/schedules.ts";
import type { SeatsState } from "./commands/seats.ts";
import type { SecurityState } from "./commands/security.ts";
import type { TrunksAndRoofState } from "./commands/trunks-and-roof.ts";
import type { ValetAndSpeedLimitState } from "./commands/valet-and-speed-limit.ts";
import type { VehicleState } from "./commands/vehicle.ts";
import type { WindowsState } from "./commands/windows.ts";

export const accessState = (): AccessState => ({
  locked: true,
  doors: { driver_front: false, passenger_front: false, driver_rear: false, passenger_rear: false },
  remoteStartUntil: null,
});

export const accessoriesState = (): AccessoriesState => ({
  accessories: {
    outlets: 0,
    outletTimer: 0,
    outletLimit: 20,
    frontZoneLights: 0,
    rearZoneLights: 0,
    lightbarMiddle: false,
    lightbarDitch: false,
    bedLightAuto: false,
    trailerLightTest: false,
    tentMode: false,
  },
});

export const alertsState = (): AlertsState => ({
  horn: { count: 0, lastAt: null },
  lights: { count: 0, lastAt: null },
});

/** @param level of the battery, in percent */
export const chargeState = (level: number): ChargeState => ({
  charge: {
    state: "Disconnected",
    level,
    limit: 80,
    portOpen: false,
    cable: false,
    latched: false,
    energyAdded: 0,
    amps: 16,
  },
  managedCharging: {},
  chargeOnSolar: null,
});

export const climateState = (outside: number): ClimateState => ({
  climate: {
    on: false,
    driverTemp: 21,
    passengerTemp: 21,
    inside: 17,
    outside,
    defrost: false,
    bioweapon: false,
    keeper: "off",
    overheatProtection: "Off",
    overheatLimit: 40,
    recirculation: false,
  },
});

export const mediaState = (): MediaState => ({
  media: { volume: 3, playing: false, track: 0, favourite: 0, sounds: 0 },
  lightShow: null,
});

export const navigationState = (): NavigationState => ({ destination: null, calendar: null });

export const parentalControlsState = (): ParentalControlsState => ({
  parental: { active: false, pin: null, settings: {}, limitMph: 90 },
});

export const schedulesState = (): SchedulesState => ({
  scheduledCharging: null,
  scheduledDeparture: null,
  chargeSchedules: {},
  preconditionSchedules: {},
});

export const seatsState = (): SeatsState => ({
  seats: { heaters: {}, coolers: {}, auto: {} },
  wheel: { heater: false, level: 0, auto: false },
});

export const securityState = (): SecurityState => ({
  sentry: false,
  guest: false,
  pinToDrive: { on: false, pin: null },
});

export const trunksAndRoofState = (): TrunksAndRoofState => ({
  trunks: { front: false, rear: false },
  sunRoofPercent: 0,
  tonneau: "closed",
});

export const valetAndSpeedLimitState = (): ValetAndSpeedLimitState => ({
  valet: { on: false, pin: null },
  speedLimit: { active: false, limitMph: 65, pin: null },
});

export const vehicleState = (displayName: string): VehicleState => ({
  displayName,
  updateIn: null,
  lowPower: false,
  accessoryPower: false,
  clips: 0,
  notes: [],
  suspension: "medium",
});

export const windowsState = (): WindowsState => ({ windowsVented: false, homelinks: 0 });
