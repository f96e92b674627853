/** Vehicle data as infotainment tells it, one category for each request. Loaded when the first request comes. */

import {
  create,
  type DescField,
  type DescMessage,
  type MessageInitShape,
  type MessageShape,
  ScalarType,
  toBinary,
} from "@bufbuild/protobuf";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import type { Car } from "../car.ts";
import { chargeState } from "../data/charge-state.ts";
import { climateState } from "../data/climate-state.ts";
import { driveState } from "../data/drive-state.ts";
import { chargeScheduleData, preconditioningScheduleData } from "../data/schedules.ts";
import { vehicleState } from "../data/vehicle-state.ts";
import { MIN_SPEED_LIMIT_MPH } from "../ranges.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import * as messages from "./vehicle-data_pb.ts";

type VehicleData = MessageInitShape<typeof messages.VehicleDataSchema>;

/** What `create` takes for a message, or a part of it. */
type Fields<Schema extends DescMessage> = Partial<Omit<MessageShape<Schema>, "$typeName" | "$unknown">>;

/** What a request for this category asks: cars have been seen to answer it with fault 25, the reply being too long. */
const WHOLE_VEHICLE_STATE = 18;

/** The categories by their numbers in a request. */
const CATEGORIES = new Map<number, (car: Car, now: number) => VehicleData>([
  [1, () => ({ guiSettings: {} })],
  [2, charge],
  [3, climate],
  [4, drive],
  [6, () => ({ vehicleConfig: {} })],
  [7, location],
  [8, closures],
  [10, chargeSchedules],
  [11, preconditioningSchedules],
  [14, tirePressure],
  [15, media],
  [16, mediaDetail],
  [17, softwareUpdate],
  [19, parentalControls],
]);

/**
 * Answers a request for vehicle data.
 *
 * @throws ProtocolFault when the request can't be read, or names more than one category: the reply would be too long
 */
export function readVehicleData(request: Uint8Array, car: Car, now: number): Uint8Array {
  const [category, ...more] = categoriesIn(request);
  if (more.length > 0 || category === WHOLE_VEHICLE_STATE) throw new ProtocolFault(FAULT.replyTooLong);
  // A category that no source describes gives no data.
  const data = CATEGORIES.get(category ?? 0)?.(car, now) ?? {};
  return toBinary(messages.VehicleDataSchema, create(messages.VehicleDataSchema, data));
}

/** In a request the number of a field says which category it asks for; the field itself is an empty message. */
function categoriesIn(request: Uint8Array): number[] {
  const numbers: number[] = [];
  try {
    const reader = new BinaryReader(request);
    while (reader.pos < reader.len) {
      const [number, type] = reader.tag();
      if (type !== WireType.LengthDelimited) throw new Error(`Field ${number} has wire type ${type}.`);
      reader.bytes();
      numbers.push(number);
    }
  } catch {
    throw new ProtocolFault(FAULT.decoding);
  }
  return numbers;
}

const CHARGING_STATES = [
  "Unknown",
  "Disconnected",
  "NoPower",
  "Starting",
  "Charging",
  "Complete",
  "Stopped",
  "Calibrating",
];

function charge(car: Car, now: number): VehicleData {
  const rest = chargeState(car, now);
  return {
    chargeState: {
      ...fields(messages.ChargeStateSchema, rest),
      ...word("chargingState", CHARGING_STATES, rest.charging_state),
      ...word("fastChargerType", ["<invalid>"], rest.fast_charger_type),
      ...word("fastChargerBrand", ["Tesla", "<invalid>"], rest.fast_charger_brand),
      ...word("connChargeCable", ["<invalid>", "IEC"], rest.conn_charge_cable),
      ...word("chargePortLatch", ["<invalid>", "Disengaged", "Engaged"], rest.charge_port_latch),
      minutesToChargeLimit: rest.minutes_to_full_charge,
      chargeRateMph: Math.round(rest.charge_rate),
      scheduledChargingMode: ["Off", "StartAt", "DepartBy"].indexOf(rest.scheduled_charging_mode),
      scheduledDepartureTime: timestamp(rest.scheduled_departure_time * 1000),
      ...(rest.charge_port_color === "Off" && { chargePortColor: 0 }),
      timestamp: timestamp(now),
    },
  };
}

/** REST counts 0, 1 and 3; here 0 is unknown, 1 off, 2 low and 3 high. */
const WHEEL_HEAT = new Map([
  [0, 1],
  [1, 2],
  [3, 3],
]);

function climate(car: Car, now: number): VehicleData {
  const rest = climateState(car, now);
  return {
    climateState: {
      ...fields(messages.ClimateStateSchema, rest),
      ...word("climateKeeperMode", ["unknown", "off", "on", "dog", "camp"], rest.climate_keeper_mode),
      ...word("defrostMode", [0, 1, 2], rest.defrost_mode),
      cabinOverheatProtection: ["Off", "On", "FanOnly"].indexOf(rest.cabin_overheat_protection),
      copActivationTemperature: ["Unspecified", "Low", "Medium", "High"].indexOf(
        rest.cop_activation_temperature,
      ),
      steeringWheelHeatLevel: WHEEL_HEAT.get(rest.steering_wheel_heat_level) ?? 0,
      hvacAutoRequest: ["On", "Override"].indexOf(rest.hvac_auto_request),
      timestamp: timestamp(now),
    },
  };
}

/** REST has no gear for a parked car. */
function drive(car: Car, now: number): VehicleData {
  return {
    driveState: {
      ...fields(messages.DriveStateSchema, driveState(car, now, false)),
      ...word("shiftState", ["Invalid", "P", "R", "N", "D", "SNA"], car.gear),
      odometer: Math.round(car.odometer * 100),
      timestamp: timestamp(now),
    },
  };
}

function location(car: Car, now: number): VehicleData {
  const { homelink_nearby } = vehicleState(car, now);
  const rest = { ...driveState(car, now, true), homelink_nearby };
  return {
    locationState: {
      ...fields(messages.LocationStateSchema, rest),
      ...word("nativeType", ["gcj", "wgs"], rest.native_type),
    },
  };
}

const SUN_ROOF_STATES = ["unknown", "calibrating", "closed", "open", "moving", "vent"];

function closures(car: Car, now: number): VehicleData {
  const rest = vehicleState(car, now);
  return {
    closuresState: {
      ...fields(messages.ClosuresStateSchema, rest),
      ...(car.traits.sunRoof && word("sunRoofState", SUN_ROOF_STATES, rest.sun_roof_state)),
      ...word("centerDisplayState", [0], rest.center_display_state),
      ...word("sentryModeState", ["off", "idle", "armed"], rest.sentry_mode ? "armed" : "off"),
      speedLimitMode: fields(messages.SpeedLimitModeSchema, rest.speed_limit_mode),
      timestamp: timestamp(now),
    },
  };
}

function chargeSchedules(car: Car): VehicleData {
  const rest = chargeScheduleData(car);
  return {
    chargeScheduleState: {
      ...fields(messages.ChargeScheduleStateSchema, rest),
      chargeSchedules: rest.charge_schedules.map((schedule) =>
        fields(messages.ChargeScheduleSchema, schedule),
      ),
    },
  };
}

function preconditioningSchedules(car: Car): VehicleData {
  const rest = preconditioningScheduleData(car);
  return {
    preconditioningScheduleState: {
      ...fields(messages.PreconditioningScheduleStateSchema, rest),
      preconditionSchedules: rest.precondition_schedules.map((schedule) =>
        fields(messages.PreconditionScheduleSchema, schedule),
      ),
    },
  };
}

function tirePressure(car: Car, now: number): VehicleData {
  const seen = timestamp(now);
  return {
    tirePressureState: {
      ...fields(messages.TirePressureStateSchema, vehicleState(car, now)),
      tpmsLastSeenPressureTimeFl: seen,
      tpmsLastSeenPressureTimeFr: seen,
      tpmsLastSeenPressureTimeRl: seen,
      tpmsLastSeenPressureTimeRr: seen,
    },
  };
}

function media(car: Car, now: number): VehicleData {
  const { media_info, media_state } = vehicleState(car, now);
  return {
    mediaState: {
      ...fields(messages.MediaStateSchema, { ...media_info, ...media_state }),
      mediaPlaybackStatus: ["Stopped", "Playing", "Paused"].indexOf(media_info.media_playback_status),
    },
  };
}

function mediaDetail(car: Car, now: number): VehicleData {
  return { mediaDetailState: fields(messages.MediaDetailStateSchema, vehicleState(car, now).media_info) };
}

const UPDATE_STATES = ["", "installing", "scheduled", "available", "downloading_wifi_wait", "downloading"];

/** REST has a space for a version that there isn't. */
function softwareUpdate(car: Car, now: number): VehicleData {
  const { version, ...rest } = vehicleState(car, now).software_update;
  return {
    softwareUpdateState: {
      ...fields(messages.SoftwareUpdateStateSchema, rest),
      ...word("status", UPDATE_STATES, rest.status),
      ...(version !== " " && { version }),
      ...(car.updateIn !== null && { scheduledTimeMs: BigInt(now + car.updateIn * 1000) }),
    },
  };
}

function parentalControls({ parental, traits }: Car): VehicleData {
  const {
    SpeedLimit = false,
    Acceleration = false,
    SafetyFeatures = false,
    Curfew = false,
  } = parental.settings;
  return {
    parentalControlsState: {
      active: parental.active,
      pinSet: parental.pin !== null,
      settings: {
        speedLimitEnabled: SpeedLimit,
        maxLimitMph: traits.maxSpeedLimitMph,
        minLimitMph: MIN_SPEED_LIMIT_MPH,
        currentLimitMph: parental.limitMph,
        chillAccelerationEnabled: Acceleration,
        safetyFeaturesEnabled: SafetyFeatures,
        curfewEnabled: Curfew,
      },
    },
  };
}

/** The fields of a message that the REST API has under the same name. What is null there is absent here. */
function fields<Schema extends DescMessage>(schema: Schema, rest: object): Fields<Schema> {
  const values = new Map<string, unknown>(Object.entries(rest));
  const known = schema.fields.flatMap((field) => {
    const value = asField(field, values.get(field.name));
    return value === undefined ? [] : [[field.localName, value] as const];
  });
  return Object.fromEntries(known) as Fields<Schema>;
}

/** `undefined` for what the field can't hold, as a word in the place of a number. */
function asField({ scalar }: DescField, value: unknown): string | boolean | number | bigint | undefined {
  if (scalar === ScalarType.STRING) return typeof value === "string" ? value : undefined;
  if (typeof value !== "number" && typeof value !== "boolean") return undefined;
  switch (scalar) {
    case ScalarType.BOOL:
      return Boolean(value);
    case ScalarType.UINT64:
      return BigInt(Math.round(Number(value)));
    case ScalarType.FLOAT:
      return Number(value);
    case ScalarType.INT32:
    case ScalarType.UINT32:
      return Math.round(Number(value));
    default:
      return undefined;
  }
}

/**
 * A field that holds one of several words, unless it is none of them.
 *
 * @param words in the order of their numbers, from 1
 */
function word<Name extends string, Value>(name: Name, words: readonly Value[], value: Value) {
  const number = words.indexOf(value) + 1;
  if (number === 0) return {};
  const word = { case: `word${number}`, value: {} } as messages.Word["word"];
  return { [name]: create(messages.WordSchema, { word }) } as Record<Name, messages.Word>;
}

function timestamp(milliseconds: number): messages.Timestamp {
  const seconds = Math.floor(milliseconds / 1000);
  const nanos = Math.round((milliseconds - seconds * 1000) * 1e6);
  return create(messages.TimestampSchema, { seconds: BigInt(seconds), nanos });
}
