import type { CarState, Opening } from "./car-state.ts";
import { texts } from "./texts/index.ts";
import { speed, temperature, type Units } from "./units.ts";

/** How the car is, in one line of words: "Parked · locked · 71 % · 21 °C". Only what the car reported is in it; an
 * empty text means that it reported none of it. */
export function stateLine(car: CarState, units: Units): string {
  const words = texts.state;
  return sentence([
    movement(car, units),
    car.locked === undefined ? undefined : car.locked ? words.locked : words.unlocked,
    doors.some((door) => car.open.has(door)) && words.doorOpen,
    car.open.has("ft") && words.ft,
    car.open.has("rt") && words.rt,
    car.charging === "Charging" && words.charging,
    car.battery !== undefined && texts.percent(car.battery),
    car.inside !== undefined && temperature(car.inside, units),
    car.climateOn && words.climateOn,
    car.valet && words.valet,
  ]);
}

const doors: readonly Opening[] = ["df", "pf", "dr", "pr"];

/** What the drawing shows, in words: all that stands open, the cable and the roof, apart from what the line says. */
export function drawingLine(car: CarState): string {
  const words = texts.state;
  return sentence([
    ...[...car.open].map((opening) => words[opening]),
    ...[...car.openWindows].map((window) => words[window]),
    car.sunRoof ? texts.roofOpen(car.sunRoof) : undefined,
    car.chargePortOpen && words.chargePortOpen,
    car.cable && words.cable,
    car.climateOn && words.climateOn,
    car.tyres.some(({ isLow }) => isLow) && words.tyreLow,
  ]);
}

function movement({ gear, speedMph }: CarState, units: Units): string | undefined {
  const { parked, reverse, neutral, driving } = texts.state;
  switch (gear) {
    case "P":
      return parked;
    case "R":
      return reverse;
    case "N":
      return neutral;
    case "D":
      return speedMph === undefined ? driving : `${driving} ${speed(speedMph, units)}`;
    default:
      return undefined;
  }
}

function sentence(parts: readonly (string | false | undefined)[]): string {
  // The dot stays with the word before it when the line breaks.
  const line = parts.filter((part) => typeof part === "string").join("\u00a0· ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}
