import type { CommandInfo } from "tesla-commands";
import type { CarState } from "./car-state.ts";
import type { Parameters } from "./parameters.ts";
import { number, text, truth } from "./wire.ts";

/** The steering wheel and the cabin as a whole are on the plan of the seats too. */
export type PlanPlace = { kind: "seat"; seat: string } | { kind: "wheel" } | { kind: "cabin" };

/** What can be set at a place, and the choice that the car reported. */
export interface Control {
  name: "heat" | "fan" | "auto" | "protection" | "limit";
  command: CommandInfo;
  choices: readonly Choice[];
  /** `undefined` where the car does not report it. */
  current: string | undefined;
}

export interface Choice {
  name: string;
  parameters: Parameters;
}

/** The names of the wire for what each seat has. */
const heaters: Readonly<Record<string, string>> = {
  frontLeft: "seat_heater_left",
  frontRight: "seat_heater_right",
  rearLeft: "seat_heater_rear_left",
  rearLeftBack: "seat_heater_rear_left_back",
  rearCenter: "seat_heater_rear_center",
  rearRight: "seat_heater_rear_right",
  rearRightBack: "seat_heater_rear_right_back",
  thirdRowLeft: "seat_heater_third_row_left",
  thirdRowRight: "seat_heater_third_row_right",
};
const fans: typeof heaters = { frontLeft: "seat_fan_front_left", frontRight: "seat_fan_front_right" };
const autos: typeof heaters = {
  frontLeft: "auto_seat_climate_left",
  frontRight: "auto_seat_climate_right",
};

/** The temperatures at which the protection can start, in °C, by the names of their choices. */
export const protectionLimits: Readonly<Record<string, number>> = { low: 30, medium: 35, high: 40 };

/** The places of this car, with what can be set there. A place where nothing can is left out. */
export function placesOf(
  commands: readonly CommandInfo[],
  car: CarState | undefined,
): readonly { place: PlanPlace; controls: readonly Control[] }[] {
  const find = (name: string): CommandInfo | undefined =>
    car?.lacking.has(name) ? undefined : commands.find((command) => command.name === name);
  const heat = find("remote_seat_heater_request");
  const reported = choicesOf(heat, "heater").filter(
    (seat) => climateOf(car)[heaters[seat] ?? ""] !== undefined,
  );
  // A car that tells of some seats tells of all that it can heat.
  const seats = (reported.length > 0 ? reported : choicesOf(heat, "heater")).filter(
    (seat) => !car?.lacking.has(`remote_seat_heater_request.heater.${seat}`),
  );
  const places: { place: PlanPlace; controls: readonly Control[] }[] = [
    ...seats.map((seat) => ({
      place: { kind: "seat" as const, seat },
      controls: [
        ...levels("heat", heat, "heater", "level", seat, heaters, car),
        ...levels(
          "fan",
          find("remote_seat_cooler_request"),
          "seatPosition",
          "seatCoolerLevel",
          seat,
          fans,
          car,
        ),
        ...autoClimate(find("remote_auto_seat_climate_request"), seat, car),
      ],
    })),
    { place: { kind: "wheel" }, controls: wheel(find("remote_steering_wheel_heater_request"), car) },
    {
      place: { kind: "cabin" },
      controls: [
        ...protection(find("set_cabin_overheat_protection"), car),
        ...protectionLimit(find("set_cop_temp"), car),
      ],
    },
  ];
  return places.filter(({ controls }) => controls.length > 0);
}

function choicesOf(command: CommandInfo | undefined, parameter: string): readonly string[] {
  return command?.parameters.find(({ name }) => name === parameter)?.choices ?? [];
}

function climateOf(car: CarState | undefined): Readonly<Record<string, unknown>> {
  return car?.report.climate_state ?? {};
}

/** A level of heat or air. The names of the levels are in the order of the wire's numbers. */
function levels(
  name: "heat" | "fan",
  command: CommandInfo | undefined,
  position: string,
  level: string,
  seat: string,
  reported: Readonly<Record<string, string>>,
  car: CarState | undefined,
): Control[] {
  if (!command || !choicesOf(command, position).includes(seat)) return [];
  const names = choicesOf(command, level);
  const current = number(climateOf(car)[reported[seat] ?? ""]);
  return [
    {
      name,
      command,
      choices: names.map((one) => ({ name: one, parameters: { [position]: seat, [level]: one } })),
      current: current === undefined ? undefined : names[current],
    },
  ];
}

function autoClimate(command: CommandInfo | undefined, seat: string, car: CarState | undefined): Control[] {
  if (!command || !choicesOf(command, "autoSeatPosition").includes(seat)) return [];
  return [
    {
      name: "auto",
      command,
      choices: onOff((autoClimateOn) => ({ autoSeatPosition: seat, autoClimateOn })),
      current: switched(climateOf(car)[autos[seat] ?? ""]),
    },
  ];
}

function wheel(command: CommandInfo | undefined, car: CarState | undefined): Control[] {
  if (!command) return [];
  const current = switched(car?.wheelHeater);
  return [{ name: "heat", command, choices: onOff((on) => ({ on })), current }];
}

function protection(command: CommandInfo | undefined, car: CarState | undefined): Control[] {
  if (!command) return [];
  const climate = climateOf(car);
  const hasFanOnly = climate.supports_fan_only_cabin_overheat_protection !== false;
  const words: Readonly<Record<string, string>> = { Off: "off", FanOnly: "fanOnly", On: "on" };
  return [
    {
      name: "protection",
      command,
      choices: [
        { name: "off", parameters: { on: false } },
        ...(hasFanOnly ? [{ name: "fanOnly", parameters: { on: true, fanOnly: true } }] : []),
        { name: "on", parameters: { on: true, fanOnly: false } },
      ],
      current: words[text(climate.cabin_overheat_protection) ?? ""],
    },
  ];
}

function protectionLimit(command: CommandInfo | undefined, car: CarState | undefined): Control[] {
  if (!command) return [];
  const names = choicesOf(command, "copTemp");
  const current = text(climateOf(car).cop_activation_temperature)?.toLowerCase();
  return [
    {
      name: "limit",
      command,
      choices: names.map((copTemp) => ({ name: copTemp, parameters: { copTemp } })),
      current: current !== undefined && names.includes(current) ? current : undefined,
    },
  ];
}

function onOff(parameters: (on: boolean) => Parameters): Choice[] {
  return [
    { name: "off", parameters: parameters(false) },
    { name: "on", parameters: parameters(true) },
  ];
}

function switched(value: unknown): string | undefined {
  const on = truth(value);
  return on === undefined ? undefined : on ? "on" : "off";
}
