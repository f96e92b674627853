/** Infotainment: which command each action is, and the answers. */

import { create, toBinary } from "@bufbuild/protobuf";
import type { Outcome } from "../commands.ts";
import { decode } from "./decode.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import {
  ActionSchema,
  type Ping,
  ResponseSchema,
  Result,
  type StartStopCharging,
  type SunRoof,
  type VehicleAction,
} from "./messages_pb.ts";
import type { Carry, Order } from "./order.ts";

/** Carries out an action and gives its answer, not yet encrypted. */
export function carryAction(content: Uint8Array, sunRoofPercent: number, carry: Carry): Uint8Array {
  const action = readAction(content);
  if (action.case === "ping") return pong(action.value);
  const order = orderOf(action, sunRoofPercent);
  if (!order) throw new ProtocolFault(FAULT.invalidCommand);
  return response(carry(order));
}

/** `{ status: { result, reason } }`; of a success nothing but the status itself is left on the wire. */
export function response({ result, reason }: Outcome): Uint8Array {
  const status = result ? {} : { result: Result.REFUSED, reason: { text: reason } };
  return toBinary(ResponseSchema, create(ResponseSchema, { status }));
}

function pong({ id }: Ping): Uint8Array {
  return toBinary(ResponseSchema, create(ResponseSchema, { status: {}, ping: { id } }));
}

type Action = VehicleAction["action"];

function readAction(content: Uint8Array): Action {
  try {
    return decode(ActionSchema, content).vehicleAction?.action ?? { case: undefined };
  } catch {
    throw new ProtocolFault(FAULT.decoding);
  }
}

function orderOf(action: Action, sunRoofPercent: number): Order | undefined {
  switch (action.case) {
    case "setChargeLimit":
      return { name: "set_charge_limit", values: { percent: action.value.percent } };
    case "charging":
      return chargingOrder(action.value);
    case "clearSpeedLimitPin":
      return { name: "speed_limit_clear_pin", values: { pin: given(action.value.pin) } };
    case "setSpeedLimit":
      return { name: "speed_limit_set_limit", values: { limit_mph: action.value.limitMph } };
    case "speedLimit": {
      const { activate, pin } = action.value;
      return {
        name: activate ? "speed_limit_activate" : "speed_limit_deactivate",
        values: { pin: given(pin) },
      };
    }
    case "climate": {
      const { on, manualOverride } = action.value;
      if (!on) return { name: "auto_conditioning_stop" };
      return { name: "auto_conditioning_start", values: { manual_override: manualOverride } };
    }
    case "temperatures": {
      const { driverCelsius, passengerCelsius } = action.value;
      const values = { driver_temp: degrees(driverCelsius), passenger_temp: degrees(passengerCelsius) };
      return { name: "set_temps", values };
    }
    case "flashLights":
      return { name: "flash_lights" };
    case "honkHorn":
      return { name: "honk_horn" };
    case "resetValetPin":
      return { name: "reset_valet_pin" };
    case "valetMode": {
      const { on, password } = action.value;
      return { name: "set_valet_mode", values: { on, password: given(password) } };
    }
    case "sunRoof":
      return sunRoofOrder(action.value, sunRoofPercent);
    case "closeChargePort":
      return { name: "charge_port_door_close" };
    case "openChargePort":
      return { name: "charge_port_door_open" };
    default:
      return undefined;
  }
}

const CHARGING_ORDERS = {
  start: "charge_start",
  startStandard: "charge_standard",
  startMaxRange: "charge_max_range",
  stop: "charge_stop",
} as const;

function chargingOrder({ action }: StartStopCharging): Order | undefined {
  if (action.case === undefined || action.case === "unknown") return undefined;
  return { name: CHARGING_ORDERS[action.case] };
}

function sunRoofOrder({ level, action }: SunRoof, percentNow: number): Order | undefined {
  if (action.case !== undefined) return { name: "sun_roof_control", values: { state: action.case } };
  if (level.case === undefined) return undefined;
  const percent = level.case === "absoluteLevel" ? level.value : percentNow + level.value;
  return { name: "sun_roof_control", values: { state: "move", percent } };
}

/** On the wire an empty text and no text are the same. */
function given(text: string): string | undefined {
  return text === "" ? undefined : text;
}

/** A temperature of 0 is none: it isn't written. Others have seven digits that count; more come of widening the number. */
function degrees(celsius: number): number | undefined {
  return celsius === 0 ? undefined : Number(celsius.toPrecision(7));
}
