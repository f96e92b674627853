import type { CarState } from "./car-state.ts";
import { chosen } from "./preferences.ts";
import { decimal, quantity } from "./texts/index.ts";

/** The units that numbers are shown in. */
export interface Units {
  temperature: "C" | "F";
  distance: "km" | "mi";
  pressure: "bar" | "psi";
}

/** The person's choice on this page, else the car's own, else Celsius, miles and bar, which are the wire's. */
export function unitsFor(car: CarState | undefined): Units {
  const { temperature, distance } = chosen();
  return {
    temperature: temperature ?? car?.units.temperature ?? "C",
    distance: distance ?? car?.units.distance ?? "mi",
    pressure: car?.units.pressure ?? "bar",
  };
}

/** A number of the wire, as the person reads and types it, and back. */
export interface Scale {
  unit: string;
  toShown(wire: number): number;
  toWire(shown: number): number;
  /** What a stepper adds to the shown number; absent where the scale changes nothing. */
  step?: number;
}

/** Degrees Fahrenheit for what the wire has in degrees Celsius. The wire takes tenths. */
export const fahrenheit: Scale = {
  unit: "°F",
  toShown: (celsius) => Math.round(celsius * 1.8 + 32),
  toWire: (shown) => Number(((shown - 32) / 1.8).toFixed(1)),
  step: 1,
};

const kilometresPerMile = 1.609344;

/** A temperature of the wire in the person's unit, with its unit. */
export function temperature(celsius: number, { temperature }: Units): string {
  return temperature === "F"
    ? quantity(fahrenheit.toShown(celsius), fahrenheit.unit)
    : quantity(Math.round(celsius), "°C");
}

/** A temperature that is set, to the tenth in which the wire has it, with its unit. */
export function exactTemperature(celsius: number, { temperature }: Units): string {
  return temperature === "F"
    ? quantity(fahrenheit.toShown(celsius), fahrenheit.unit)
    : quantity(Number(celsius.toFixed(1)), "°C");
}

/** The same without the letter of the unit, for the drawing. */
export function setTemperature(celsius: number, { temperature }: Units): string {
  return temperature === "F" ? `${fahrenheit.toShown(celsius)}°` : `${Number(celsius.toFixed(1))}°`;
}

/** A distance of the wire (miles) in the person's unit. */
export function distance(miles: number, { distance }: Units): string {
  return quantity(decimal(distance === "km" ? miles * kilometresPerMile : miles, 0), distance);
}

/** A speed of the wire (mph) in the person's unit. */
export function speed(mph: number, { distance }: Units): string {
  return distance === "km"
    ? quantity(Math.round(mph * kilometresPerMile), "km/h")
    : quantity(Math.round(mph), "mph");
}

const psiPerBar = 14.5038;

/** A pressure of the wire (bar) in the car's unit, without the unit. */
export function pressure(bar: number, { pressure }: Units): string {
  return pressure === "psi" ? decimal(bar * psiPerBar, 0) : decimal(bar, 1);
}
