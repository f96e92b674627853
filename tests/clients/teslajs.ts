/** TeslaJS: all its functions that reach the API. */

import { climateOn, limitOn, pluggedIn, portOpen, unlocked, updateScheduled, withPin } from "./scenes.ts";
import { type Cars, type Client, does, failed, type Row, reads, refused } from "./table.ts";

/** A command to the Model S; `more` are the arguments after the options. */
function command(
  name: string,
  more: string,
  look: (car: Cars["aurora"]) => unknown,
  becomes: unknown,
  before?: Row["before"],
): Row {
  return does(`tesla.${name}Async(options${more})`, ({ aurora }) => look(aurora), becomes, before);
}

const GONE = "Tesla removed `data_request` in April 2023: 404";

export const teslajs: Client = {
  name: "teslajs",
  version: "4.10.0",
  reads: [
    reads("tesla.vehiclesAsync(options).then((list) => list.length)", 3),
    reads("tesla.vehicleAsync({ ...options }).then((car) => car.id)", "14929313657194071"),
    reads("tesla.vehicleByIdAsync(options).then((car) => car.vin)", "5YJSA1E2XHF000316"),
    reads("tesla.productsAsync(options).then((list) => list.length)", 4),
    reads("tesla.vehicleDataAsync(options).then((data) => data.charge_state.battery_level)", 71),
    reads("tesla.nearbyChargersAsync(options).then((sites) => sites.superchargers.length)", 1),
    reads("tesla.mobileEnabledAsync(options).then((enabled) => enabled.result)", true),
    reads(
      "tesla.solarStatusAsync({ ...options, siteId: 429511308124 }).then((site) => site.solar_power)",
      3200,
    ),
    reads("tesla.vehicleAsync({ ...options }).then(tesla.getModel)", "Model S"),
    refused("tesla.vehicleConfigAsync(options)", /^Error response: 404$/, GONE),
    refused("tesla.vehicleStateAsync(options)", /^Error response: 404$/, GONE),
    refused("tesla.climateStateAsync(options)", /^Error response: 404$/, GONE),
    refused("tesla.driveStateAsync(options)", /^Error response: 404$/, GONE),
    refused("tesla.chargeStateAsync(options)", /^Error response: 404$/, GONE),
    refused("tesla.guiSettingsAsync(options)", /^Error response: 404$/, GONE),
    refused("tesla.vehicleDataAsync(sleeper)", /^Error response: 408$/, "the car is asleep"),
  ],
  commands: [
    does("tesla.wakeUpAsync(sleeper)", ({ pebble }) => pebble.connection !== "asleep", true),
    command("doorUnlock", "", (car) => car.locked, false),
    command("doorLock", "", (car) => car.locked, true, unlocked),
    command("honkHorn", "", (car) => car.horn.count, 1),
    command("flashLights", "", (car) => car.lights.count, 1),
    command("climateStart", "", (car) => car.climate.on, true),
    command("climateStop", "", (car) => car.climate.on, false, climateOn),
    command(
      "setTemps",
      ", 21.5, 20",
      (car) => [car.climate.driverTemp, car.climate.passengerTemp],
      [21.5, 20],
    ),
    command("maxDefrost", ", true", (car) => car.climate.defrost, true),
    command("seatHeater", ", 0, 3", (car) => car.seats.heaters, { 0: 3 }, climateOn),
    command("steeringHeater", ", true", (car) => car.wheel.heater, true, climateOn),
    command("startCharge", "", (car) => car.charge.state, "Charging", pluggedIn("Stopped")),
    command("stopCharge", "", (car) => car.charge.state, "Stopped", pluggedIn("Charging")),
    command("openChargePort", "", (car) => car.charge.portOpen, true),
    command("closeChargePort", "", (car) => car.charge.portOpen, false, portOpen),
    command("setChargeLimit", ", 60", (car) => car.charge.limit, 60),
    command("chargeStandard", "", (car) => car.charge.limit, 90),
    command("chargeMaxRange", "", (car) => car.charge.limit, 100),
    command("setChargingAmps", ", 8", (car) => car.charge.amps, 8),
    command("setScheduledCharging", ", true, 90", (car) => car.scheduledCharging, 90),
    command(
      "setScheduledDeparture",
      ", true, 450, true, true, false, false, 360",
      (car) => [car.scheduledDeparture?.departure_time, car.scheduledDeparture?.preconditioning_enabled],
      [450, true],
    ),
    command("sunRoofControl", ', "vent"', (car) => car.sunRoofPercent, 15),
    command("sunRoofMove", ", 37", (car) => car.sunRoofPercent, 37),
    command("windowControl", ', "vent", 0, 0', (car) => car.windowsVented, true),
    command("openTrunk", ", tesla.TRUNK", (car) => car.trunks.rear, true),
    command("openTrunk", ", tesla.FRUNK", (car) => car.trunks.front, true),
    command("remoteStart", "", (car) => car.remoteStartUntil !== null, true),
    command("homelink", ", 52.37, 4.9", (car) => car.homelinks, 1),
    command("setSentryMode", ", true", (car) => car.sentry, true),
    command("setValetMode", ', true, "0042"', (car) => car.valet, { on: true, pin: "0042" }),
    command("resetValetPin", "", (car) => car.valet.pin, null, withPin),
    // Its documentation has the PIN as a number.
    command("speedLimitActivate", ", 1234", (car) => car.speedLimit.pin, "1234"),
    command("speedLimitDeactivate", ', "0042"', (car) => car.speedLimit.active, false, limitOn),
    command("speedLimitSetLimit", ", 72", (car) => car.speedLimit.limitMph, 72),
    command("speedLimitClearPin", ', "0042"', (car) => car.speedLimit.pin, null, withPin),
    command("mediaTogglePlayback", "", (car) => car.media.playing, true),
    command("mediaPlayNext", "", (car) => car.media.track, 1),
    command("mediaPlayPrevious", "", (car) => car.media.track, -1),
    command("mediaPlayNextFavorite", "", (car) => car.media.favourite, 1),
    command("mediaPlayPreviousFavorite", "", (car) => car.media.favourite, -1),
    command("mediaVolumeUp", "", (car) => car.media.volume, 3.5),
    command("mediaVolumeDown", "", (car) => car.media.volume, 2.5),
    command("scheduleSoftwareUpdate", ", 60", (car) => car.updateIn, 60),
    command("cancelSoftwareUpdate", "", (car) => car.updateIn, null, updateScheduled),
    command(
      "navigationRequest",
      ', "Dam", "Dam 1, Amsterdam", "en-US"',
      (car) => Object.values(car.destination ?? {}).at(-1),
      "Dam 1, Amsterdam",
    ),
    command("calendar", ', tesla.makeCalendarEntry("Lunch")', (car) => car.calendar !== null, true),
    refused("tesla.doorLockAsync(options)", /"reason":"already_locked"/, "the car is locked already"),
    refused(
      "tesla.seatHeaterAsync(options, 0, 3)",
      /"reason":"cabin comfort remote settings not enabled"/,
      "seats are not heated while the climate control is off",
    ),
    refused("tesla.doorUnlockAsync(sleeper)", /^Error response: 408$/, "the car is asleep"),
    failed(
      "tesla.speedLimitActivateAsync(options, 42)",
      /^Error response: 400$/,
      "its documentation has the PIN as a number, and the PIN 0042 is none",
    ),
  ],
  signed: [],
};
