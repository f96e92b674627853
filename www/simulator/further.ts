/** What the commands that are not of the reference change of a car. */

/** The climate keeper's modes, by their numbers on the wire. */
export const KEEPER_MODES = ["off", "on", "dog", "camp"] as const;

/** With everything that it is told, the car as the further commands leave it. */
export interface Further {
  sentry: boolean;
  guest: boolean;
  pinToDrive: { on: boolean; pin: string | null };
  windowsVented: boolean;
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
  /** Where it was told to go. */
  destination: object | null;
  /** Seconds from the order to the installation. */
  updateIn: number | null;
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
    homelinks: 0,
    media: { volume: 3, playing: false, track: 0, favourite: 0, sounds: 0 },
    climate: {
      heaters: {},
      coolers: {},
      autoSeats: {},
      wheelHeater: false,
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
    destination: null,
    updateIn: null,
  };
}
