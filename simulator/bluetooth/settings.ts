/** What a test or a demo can set about a simulated car's Bluetooth. */

import type { Range } from "../random.ts";

/** Live: a change counts from the next time that the value matters. Times are milliseconds of the simulator's clock. */
export interface BluetoothSettings {
  /** The last letter of the advertised name. */
  nameLetter: "C" | "D" | "P" | "R";
  /** After the first connection the name becomes "🔑" and the car's name, as systems may show it. */
  renames: boolean;
  /** How many links the car keeps at a time. */
  slots: number;
  /** How many of them phones have. */
  takenSlots: number;
  /** What comes of connecting to a car without a free slot. */
  whenFull: "refuse" | "hang";
  /** How long a link lasts without a write or a read, chosen anew for each; `null`: for good. */
  idleMs: Range | null;
  /** How long connecting takes. */
  connectMs: Range;
  /** How long a write or a read takes until it is acknowledged. The car has what is written after half of that. */
  writeMs: Range;
  /** From a request to the first indication of its reply. */
  replyMs: Range;
  /** From one indication to the next. */
  indicationMs: Range;
  /** The most bytes of an indication, and of a write in one packet. */
  packetBytes: number;
  /** Takes writes of several packets, up to 512 bytes. */
  longWrites: boolean;
  /** Indications are of any length up to `packetBytes`, rather than as long as possible. */
  raggedIndications: boolean;
  /** Frames that wait at the same time share indications. */
  joinsFrames: boolean;
  /** Tells clients its status when they subscribe, and when it changes. */
  pushes: boolean;
  /** Tells it again after this time; `null`: never. */
  pushEveryMs: number | null;
  /** Tells it without an envelope, as older software does. */
  barePushes: boolean;
  /** How many replies of vehicle security come before the last one. */
  interimReplies: 0 | 1 | 2;
  /** From the wake command until infotainment answers; `null`: it never does. */
  bootMs: Range | null;
  /** What infotainment answers while it boots: nothing, one of the faults 1, 2 and 11, or either at random. */
  bootAnswers: "silence" | "faults" | "both";
  /** How long the car waits for a key card after a request for a key. */
  cardMs: number;
  /** How long it waits for the person to confirm on the screen after the card. */
  confirmMs: number;
  /** Sends messages about a request for a key, as not all cars seem to do. */
  tellsOfKeyRequests: boolean;
  /** How long infotainment takes to hear of a new key. */
  keyDelayMs: number;
  /** Charging managers may wake the car, as since the middle of 2024. */
  chargingManagersWake: boolean;
}

/** The settings of a car by default. Only the car's own waiting takes time. */
export const DEFAULT_SETTINGS: Readonly<BluetoothSettings> = {
  nameLetter: "C",
  renames: false,
  slots: 3,
  takenSlots: 0,
  whenFull: "refuse",
  idleMs: [30_000, 42_000],
  connectMs: 0,
  writeMs: 0,
  replyMs: 0,
  indicationMs: 0,
  packetBytes: 112,
  longWrites: true,
  raggedIndications: false,
  joinsFrames: false,
  pushes: true,
  pushEveryMs: 10_000,
  barePushes: false,
  interimReplies: 1,
  bootMs: [4_000, 16_000],
  bootAnswers: "both",
  cardMs: 30_000,
  confirmMs: 60_000,
  tellsOfKeyRequests: true,
  keyDelayMs: 0,
  chargingManagersWake: true,
};

/** As long as things take by radio, a few metres from the car. */
export const REALISTIC_RADIO = {
  connectMs: [500, 1_000],
  writeMs: [15, 50],
  replyMs: [100, 400],
  indicationMs: [7, 30],
  keyDelayMs: 2_000,
} as const satisfies Partial<BluetoothSettings>;
