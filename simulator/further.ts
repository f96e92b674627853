/** What the commands that are not of the reference change of a car. */

/** The climate keeper's modes, by their numbers on the wire. */
export const KEEPER_MODES = ["off", "on", "dog", "camp"] as const;

/** With everything that it is told, the car as the further commands leave it. */
export interface Further {
  sentry: boolean;
  guest: boolean;
  pinToDrive: { on: boolean; pin: string | null };
  windowsVented: boolean;
  parental: { active: boolean; pin: string | null; settings: Record<string, boolean>; limitMph: number };
  tonneau: "open" | "closed" | "stopped";
  /** What the garage or gate has been told, so many times. */
  homelinks: number;
  media: { volume: number; playing: boolean; track: number; favourite: number; sounds: number };
  climate: {
    /** Levels by the number of the seat. */
    heaters: Record<number, number>;
    coolers: Record<number, number>;
    /** Whether the seats 1 and 2 go by themselves. */
    autoSeats: Record<number, boolean>;
    wheelHeater: boolean;
    wheelLevel: number;
    autoWheel: boolean;
    defrost: boolean;
    bioweapon: boolean;
    keeper: (typeof KEEPER_MODES)[number];
    overheatProtection: "Off" | "On" | "FanOnly";
    /** °C. */
    overheatLimit: number;
  };
  /** Amperes. */
  chargingAmps: number;
  /** Minutes after midnight. */
  scheduledCharging: number | null;
  scheduledDeparture: object | null;
  chargeSchedules: Schedules;
  preconditionSchedules: Schedules;
  /** What an operator has set, of what the wire has for it. */
  managed: { charging_amps?: number; location?: object; time?: number };
  /** Where it was told to go. */
  destination: object | null;
  /** Seconds from the order to the installation. */
  updateIn: number | null;
  clips: number;
  notes: string[];
  lowPower: boolean;
  accessoryPower: boolean;
}

/** Schedules by their ids. */
export type Schedules = Record<number, object>;

/** Everything off, and 16 A. */
export function createFurther(): Further {
  return {
    sentry: false,
    guest: false,
    pinToDrive: { on: false, pin: null },
    windowsVented: false,
    parental: { active: false, pin: null, settings: {}, limitMph: 90 },
    tonneau: "closed",
    homelinks: 0,
    media: { volume: 3, playing: false, track: 0, favourite: 0, sounds: 0 },
    climate: {
      heaters: {},
      coolers: {},
      autoSeats: {},
      wheelHeater: false,
      wheelLevel: 0,
      autoWheel: false,
      defrost: false,
      bioweapon: false,
      keeper: "off",
      overheatProtection: "Off",
      overheatLimit: 40,
    },
    chargingAmps: 16,
    scheduledCharging: null,
    scheduledDeparture: null,
    chargeSchedules: {},
    preconditionSchedules: {},
    managed: {},
    destination: null,
    updateIn: null,
    clips: 0,
    notes: [],
    lowPower: false,
    accessoryPower: false,
  };
}
