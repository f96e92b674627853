import type { CommandInfo, ParameterInfo } from "tesla-commands";
import type { CarState } from "./car-state.ts";
import { choiceWords, isTimeOfDay, type Parameters } from "./parameters.ts";
import type { Pin, PinnedCommand } from "./pins.ts";
import { presented } from "./presented.ts";
import { quantity, texts } from "./texts/index.ts";
import { timeOfDay } from "./times.ts";
import { exactTemperature, speed, type Units } from "./units.ts";

/** A value that is longer is cut, so that a button stays one. */
const longestValue = 32;

/** What a button is called, whatever the four do now. */
export function pinTitle(pin: Pin, units: Units): string {
  return "daily" in pin ? texts.pins.daily[pin.daily] : pinLabel(pin, units);
}

/** What a person would call the button: "21 °C", "Limit 80 %", "Vent windows". */
export function pinLabel({ command, asked, name }: PinnedCommand, units: Units): string {
  if (name) return name;
  const { title, parameters } = presented(command);
  const values = parameters
    .filter((one) => asked[one.name] !== undefined)
    .map((one) => valueWords(one, asked[one.name] as Parameters[string], units));
  if (values.length === 0) return title;
  const special = texts.pins.labels[specialName(command, asked)];
  return special ? special(values.join(" · ")) : texts.pins.withValues(title, values.join(", "));
}

/** How the car is, where that tells what the button would change. */
export function pinState({ command, asked }: PinnedCommand, car: CarState | undefined, units: Units): string {
  const words = texts.daily;
  const either = (value: boolean | undefined, yes: string, no: string): string =>
    value === undefined ? "" : value ? yes : no;
  const now = (value: number | undefined, say: (value: number) => string): string =>
    value === undefined ? "" : texts.pins.now(say(value));
  switch (car && command.name) {
    case "door_lock":
    case "door_unlock":
      return either(car?.locked, words.locked, words.unlocked);
    case "auto_conditioning_start":
    case "auto_conditioning_stop":
      return either(car?.climateOn, words.on, words.off);
    case "set_temps":
      return now(car?.driverTemp, (celsius) => exactTemperature(celsius, units));
    case "set_charge_limit":
    case "charge_max_range":
    case "charge_standard":
      return now(car?.chargeLimit, texts.percent);
    case "set_charging_amps":
      return now(car?.chargingAmps, (amps) => quantity(amps, "A"));
    case "speed_limit_set_limit":
      return now(car?.speedLimitMph, (mph) => speed(mph, units));
    case "adjust_volume":
      return now(car?.volume, (volume) => volume.toFixed(1));
    case "sun_roof_control":
      return now(car?.sunRoof, texts.percent);
    case "window_control":
      return either(car?.windowsOpen, words.windowsOpen, words.windowsClosed);
    case "actuate_trunk":
      return either(car?.open.has(asked.whichTrunk === "front" ? "ft" : "rt"), words.open, words.closed);
    case "charge_port_door_open":
    case "charge_port_door_close":
      return either(car?.chargePortOpen, words.open, words.closed);
    case "set_sentry_mode":
      return either(car?.sentry, words.on, words.off);
    case "set_valet_mode":
      return either(car?.valet, words.on, words.off);
    case "set_preconditioning_max":
      return either(car?.defrost, words.on, words.off);
    case "remote_steering_wheel_heater_request":
      return either(car?.wheelHeater, words.on, words.off);
    default:
      return "";
  }
}

/** The group of the page that the command is in, as far as it has an icon of its own. */
export function pinIcon({ group }: CommandInfo): "lock" | "climate" | "charge" | "trunk" | "star" {
  switch (group) {
    case "Access":
      return "lock";
    case "Climate":
    case "Seats and wheel":
      return "climate";
    case "Charging":
      return "charge";
    case "Trunks and roof":
      return "trunk";
    default:
      return "star";
  }
}

/** Each value that goes with a command, with its name. */
export function valuesOf(
  { command, asked }: PinnedCommand,
  units: Units,
): readonly [title: string, value: string][] {
  return presented(command)
    .parameters.filter((one) => asked[one.name] !== undefined)
    .map((one) => [one.title, valueWords(one, asked[one.name] as Parameters[string], units)]);
}

/** For commands whose values alone say what they do. */
function specialName({ name }: CommandInfo, asked: Parameters): string {
  if (name === "window_control") return `${name}_${asked.command}`;
  if (name === "actuate_trunk") return `${name}_${asked.whichTrunk}`;
  return name;
}

function valueWords(parameter: ParameterInfo, value: Parameters[string], units: Units): string {
  const { kind, unit } = parameter;
  if (typeof value === "boolean") return value ? texts.field.on : texts.field.off;
  if (typeof value === "number") {
    if (unit === "°C") return exactTemperature(value, units);
    if (unit === "mph") return speed(value, units);
    if (isTimeOfDay(parameter)) return timeOfDay(value);
    return unit ? quantity(value, unit) : String(value);
  }
  if (kind === "choice") return choiceWords(String(value));
  const text = typeof value === "object" ? JSON.stringify(value) : value;
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
