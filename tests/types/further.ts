// The commands that are not of the reference: what compiles, and what must not. `npm test -- types` compiles it.

import type { CommandResult, RequestOptions, Vehicle } from "tesla-commands";
import * as tesla from "tesla-commands";

declare const vehicle: Vehicle;
declare const options: RequestOptions;

let result: Promise<CommandResult>;

for (const command of [
  tesla.mediaVolumeUp,
  tesla.mediaVolumeDown,
  tesla.mediaTogglePlayback,
  tesla.mediaNextTrack,
  tesla.mediaPrevTrack,
  tesla.mediaNextFav,
  tesla.mediaPrevFav,
  tesla.resetPinToDrivePin,
  tesla.clearPinToDriveAdmin,
  tesla.speedLimitClearPinAdmin,
  tesla.eraseUserData,
  tesla.parentalControlsClearPinAdmin,
  tesla.openTonneau,
  tesla.closeTonneau,
  tesla.stopTonneau,
  tesla.cancelSoftwareUpdate,
  tesla.dashcamSaveClip,
]) {
  result = command(vehicle, options);
  // @ts-expect-error what it takes are options, not parameters
  command(vehicle, { on: true });
}

result = tesla.adjustVolume(vehicle, { volume: 4.5 }, options);
result = tesla.remoteBoombox(vehicle, { sound: 2000 }, options);
result = tesla.remoteSeatHeaterRequest(vehicle, { heater: 0, level: 3 }, options);
result = tesla.remoteSeatCoolerRequest(vehicle, { seatPosition: 1, seatCoolerLevel: 4 }, options);
result = tesla.remoteAutoSeatClimateRequest(vehicle, { autoSeatPosition: 2, autoClimateOn: true }, options);
result = tesla.remoteSteeringWheelHeaterRequest(vehicle, { on: true }, options);
result = tesla.remoteSteeringWheelHeatLevelRequest(vehicle, { level: 3 }, options);
result = tesla.remoteAutoSteeringWheelHeatClimateRequest(vehicle, { on: true }, options);
result = tesla.setPreconditioningMax(vehicle, { on: true, manualOverride: false }, options);
result = tesla.setBioweaponMode(vehicle, { on: true, manualOverride: false }, options);
result = tesla.setClimateKeeperMode(vehicle, { climateKeeperMode: 2, manualOverride: false }, options);
result = tesla.setCabinOverheatProtection(vehicle, { on: true, fanOnly: true }, options);
result = tesla.setCopTemp(vehicle, { copTemp: 1 }, options);
result = tesla.setChargingAmps(vehicle, { chargingAmps: 16 }, options);
result = tesla.setScheduledCharging(vehicle, { enable: true, time: 90 }, options);
result = tesla.setScheduledDeparture(vehicle, { enable: true, departureTime: 450 }, options);
result = tesla.addChargeSchedule(
  vehicle,
  { daysOfWeek: "All", enabled: true, lat: 52.37, lon: 4.9, startTime: 60, name: "At night" },
  options,
);
result = tesla.removeChargeSchedule(vehicle, { id: 7 }, options);
result = tesla.addPreconditionSchedule(
  vehicle,
  { daysOfWeek: "All", enabled: true, lat: 52.37, lon: 4.9, preconditionTime: 450 },
  options,
);
result = tesla.removePreconditionSchedule(vehicle, { id: 7 }, options);
result = tesla.batchRemoveChargeSchedules(vehicle, { home: true, work: false, other: false }, options);
result = tesla.batchRemovePreconditionSchedules(vehicle, { home: true, work: false, other: false }, options);
result = tesla.setManagedChargeCurrentRequest(vehicle, { chargingAmps: 16 }, options);
result = tesla.setManagedChargerLocation(vehicle, { location: { lat: 52.37, lon: 4.9 } }, options);
result = tesla.setManagedScheduledChargingTime(vehicle, { time: 90 }, options);
result = tesla.setSentryMode(vehicle, { on: true }, options);
result = tesla.setPinToDrive(vehicle, { on: true, password: "0042" }, options);
result = tesla.guestMode(vehicle, { enable: true }, options);
result = tesla.parentalControlsActivate(vehicle, { pin: "0042" }, options);
result = tesla.parentalControlsDeactivate(vehicle, { pin: "0042" }, options);
result = tesla.parentalControlsEnableSetting(vehicle, { setting: "Curfew", enable: true }, options);
result = tesla.parentalControlsSetSpeedLimit(vehicle, { limitMph: 65 }, options);
result = tesla.windowControl(vehicle, { command: "vent" }, options);
result = tesla.triggerHomelink(vehicle, { lat: 52.37, lon: 4.9, token: "abc" }, options);
result = tesla.navigationRequest(
  vehicle,
  { type: "share_ext_content_raw", value: {}, locale: "en-US", timestampMs: "1717243200000" },
  options,
);
result = tesla.navigationGpsRequest(vehicle, { lat: 52.37, lon: 4.9, order: 1 }, options);
result = tesla.navigationScRequest(vehicle, { id: 12 }, options);
result = tesla.navigationWaypointsRequest(vehicle, { waypoints: "refId:A,refId:B" }, options);
result = tesla.scheduleSoftwareUpdate(vehicle, { offsetSec: 7200 }, options);
result = tesla.setVehicleName(vehicle, { vehicleName: "Zoë" }, options);
result = tesla.takeDrivenote(vehicle, { note: "It rattles." }, options);
result = tesla.setLowPowerMode(vehicle, { enable: true }, options);
result = tesla.keepAccessoryPowerMode(vehicle, { enable: true }, options);

export const last = result;

// What is not required may be left out.
tesla.setPinToDrive(vehicle, { on: false });
tesla.setScheduledDeparture(vehicle, { enable: false, departureTime: undefined });
tesla.windowControl(vehicle, { command: "close", lat: 52.37, lon: 4.9 });

// @ts-expect-error a number
tesla.adjustVolume(vehicle, { volume: "4" });
// @ts-expect-error which one is needed
tesla.remoteBoombox(vehicle, {});
// @ts-expect-error the level is needed
tesla.remoteSeatHeaterRequest(vehicle, { heater: 0 });
// @ts-expect-error the heater's words are others
tesla.remoteSeatCoolerRequest(vehicle, { heater: 1, level: 2 });
// @ts-expect-error a boolean
tesla.remoteAutoSeatClimateRequest(vehicle, { autoSeatPosition: 1, autoClimateOn: 1 });
// @ts-expect-error a boolean
tesla.remoteSteeringWheelHeaterRequest(vehicle, { on: "true" });
// @ts-expect-error its number
tesla.remoteSteeringWheelHeatLevelRequest(vehicle, { level: "high" });
// @ts-expect-error on or off is needed
tesla.remoteAutoSteeringWheelHeatClimateRequest(vehicle, {});
// @ts-expect-error on or off is needed
tesla.setPreconditioningMax(vehicle, { manualOverride: true });
// @ts-expect-error on or off is needed
tesla.setBioweaponMode(vehicle, {});
// @ts-expect-error its number
tesla.setClimateKeeperMode(vehicle, { climateKeeperMode: "dog" });
// @ts-expect-error the wire's names are not the package's
tesla.setCabinOverheatProtection(vehicle, { on: true, fan_only: true });
// @ts-expect-error its number
tesla.setCopTemp(vehicle, { copTemp: "35 °C" });
// @ts-expect-error the wire's names are not the package's
tesla.setChargingAmps(vehicle, { charging_amps: 16 });
// @ts-expect-error the time is needed: some servers take a missing one for midnight
tesla.setScheduledCharging(vehicle, { enable: true });
// @ts-expect-error minutes
tesla.setScheduledDeparture(vehicle, { enable: true, departureTime: "07:30" });
// @ts-expect-error the place is needed
tesla.addChargeSchedule(vehicle, { daysOfWeek: "All", enabled: true });
// @ts-expect-error a number
tesla.removeChargeSchedule(vehicle, { id: "7" });
// @ts-expect-error the time is needed
tesla.addPreconditionSchedule(vehicle, { daysOfWeek: "All", enabled: true, lat: 52.37, lon: 4.9 });
// @ts-expect-error which one is needed
tesla.removePreconditionSchedule(vehicle, {});
// @ts-expect-error each place is needed
tesla.batchRemoveChargeSchedules(vehicle, { home: true });
// @ts-expect-error each place is needed
tesla.batchRemovePreconditionSchedules(vehicle, { work: true, other: true });
// @ts-expect-error the wire's names are not the package's
tesla.setManagedChargeCurrentRequest(vehicle, { charging_amps: 16 });
// @ts-expect-error an object
tesla.setManagedChargerLocation(vehicle, { location: "52.37, 4.9" });
// @ts-expect-error minutes
tesla.setManagedScheduledChargingTime(vehicle, { time: "01:30" });
// @ts-expect-error on or off is needed
tesla.setSentryMode(vehicle, {});
// @ts-expect-error text: a number loses its leading zeros
tesla.setPinToDrive(vehicle, { on: true, password: 42 });
// @ts-expect-error its word is another
tesla.guestMode(vehicle, { on: true });
// @ts-expect-error text: a number loses its leading zeros
tesla.parentalControlsActivate(vehicle, { pin: 42 });
// @ts-expect-error the PIN is needed
tesla.parentalControlsDeactivate(vehicle, {});
// @ts-expect-error no such word
tesla.parentalControlsEnableSetting(vehicle, { setting: "speedLimit", enable: true });
// @ts-expect-error the wire's names are not the package's
tesla.parentalControlsSetSpeedLimit(vehicle, { limit_mph: 65 });
// @ts-expect-error no such word
tesla.windowControl(vehicle, { command: "open" });
// @ts-expect-error the place is needed
tesla.triggerHomelink(vehicle, {});
// @ts-expect-error an object
tesla.navigationRequest(vehicle, { type: "share", value: "Dam 1", locale: "en-US", timestampMs: "0" });
// @ts-expect-error numbers
tesla.navigationGpsRequest(vehicle, { lat: "52.37", lon: "4.9" });
// @ts-expect-error which one is needed
tesla.navigationScRequest(vehicle, { order: 1 });
// @ts-expect-error text
tesla.navigationWaypointsRequest(vehicle, { waypoints: ["refId:A", "refId:B"] });
// @ts-expect-error the delay is needed
tesla.scheduleSoftwareUpdate(vehicle, {});
// @ts-expect-error text
tesla.setVehicleName(vehicle, { vehicleName: 42 });
// @ts-expect-error the note is needed
tesla.takeDrivenote(vehicle, {});
// @ts-expect-error its word is another
tesla.setLowPowerMode(vehicle, { on: true });
// @ts-expect-error its word is another
tesla.keepAccessoryPowerMode(vehicle, { on: true });
