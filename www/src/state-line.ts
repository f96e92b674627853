import type { VehicleData } from "tesla-commands";
import { quantity, texts } from "./texts.ts";

/** How the car is, in one line of words: "Parked · locked · 71 % · 21 °C". Only what the car reported is in it; an
 * empty text means that it reported none of it. */
export function stateLine(data: VehicleData): string {
  const words = texts.state;
  // A server may leave a section out or send null for it.
  const drive = data.drive_state ?? {};
  const vehicle = data.vehicle_state ?? {};
  const charge = data.charge_state ?? {};
  const climate = data.climate_state ?? {};
  const line = [
    movement(drive),
    choose(vehicle.locked, words.locked, words.unlocked),
    ["df", "dr", "pf", "pr"].some((door) => isOpen(vehicle[door])) && words.doorOpen,
    isOpen(vehicle.ft) && words.frontTrunkOpen,
    isOpen(vehicle.rt) && words.rearTrunkOpen,
    charge.charging_state === "Charging" && words.charging,
    percentage(charge.battery_level),
    temperature(climate.inside_temp, data.gui_settings?.gui_temperature_units),
    climate.is_climate_on === true && words.climateOn,
    vehicle.valet_mode === true && words.valet,
  ]
    .filter((part) => typeof part === "string")
    // The dot stays with the word before it when the line breaks.
    .join("\u00a0· ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function movement(drive: Readonly<Record<string, unknown>>): string | undefined {
  const { parked, reverse, neutral, driving } = texts.state;
  switch (drive.shift_state) {
    // A parked car that is awake reports null; a missing field says nothing.
    case null:
    case "P":
      return parked;
    case "R":
      return reverse;
    case "N":
      return neutral;
    case "D": {
      const speed = drive.speed;
      return typeof speed === "number" ? `${driving} ${quantity(speed, "mph")}` : driving;
    }
    default:
      return undefined;
  }
}

/** 0 is closed and any other number is open: newer cars report more than 1. */
function isOpen(value: unknown): boolean {
  return typeof value === "number" && value !== 0;
}

function choose(value: unknown, yes: string, no: string): string | undefined {
  return typeof value === "boolean" ? (value ? yes : no) : undefined;
}

function percentage(value: unknown): string | undefined {
  return typeof value === "number" ? quantity(value, "%") : undefined;
}

/** The wire is always in Celsius; the person's unit is the one the car displays. */
function temperature(celsius: unknown, unit: unknown): string | undefined {
  if (typeof celsius !== "number") return undefined;
  return unit === "F" ? quantity(Math.round(celsius * 1.8 + 32), "°F") : quantity(Math.round(celsius), "°C");
}
