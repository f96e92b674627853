/** What can go wrong with a signed command on demand, in the car or on the way back. */

import { Pending } from "../pending.ts";
import type { DomainName } from "./domain.ts";
import { LAST_FAULT } from "./faults.ts";

/**
 * - `fault`: the car answers with the number in `fault`, and does nothing.
 * - `busy`: it asks for the same request later, and does nothing.
 * - `refused`: it does nothing, verifies the command and refuses it: vehicle security with the number in `error`, infotainment with `reason`.
 * - `undecodable`: it does nothing, and its answer, properly signed, cannot be decoded.
 * - `silent`: it does nothing and never answers. `lost`: it runs the command, and the answer never arrives.
 * - `slow`: the answer arrives `milliseconds` late, by the real clock.
 * - `altered`: one bit of the answer is flipped, number `bit` of the reply's bytes (0 is the lowest bit of the first).
 * - `unauthenticated`: the answer comes in clear and without any signature.
 * - `misaddressed`: the answer is for another `address`, of another `domain`, or to another request's `uuid`.
 * - `replayed`: the answer before this one comes again.
 * - `noise`: random bytes come instead of the answer.
 */
export const disturbanceKinds = [
  "fault",
  "busy",
  "refused",
  "undecodable",
  "silent",
  "lost",
  "slow",
  "altered",
  "unauthenticated",
  "misaddressed",
  "replayed",
  "noise",
] as const;

/** See `disturbanceKinds`. From `altered` on the car runs the command all the same. */
export type DisturbanceKind = (typeof disturbanceKinds)[number];

/** What goes wrong with the next signed request, or the next few. */
export interface Disturbance {
  kind: DisturbanceKind;
  /** Only requests to this domain. Default: either. */
  domain?: DomainName | undefined;
  /** Only handshakes, or only what is not one. Default: either; but `busy`, `refused` and `undecodable` are for commands. */
  request?: "handshake" | "command" | undefined;
  /** How many requests it hits. Default 1. */
  times?: number | undefined;
  /** With `fault`: its number, 1–29. */
  fault?: number | undefined;
  /** With `refused`, from vehicle security: the number of the error. Default 1. */
  error?: number | undefined;
  /** With `refused`, from infotainment. Default "vehicle_error". */
  reason?: string | undefined;
  /** With `slow`. Default 1000. */
  milliseconds?: number | undefined;
  /** With `altered`; counted on from the first again if there are fewer. Default: any. */
  bit?: number | undefined;
  /** With `misaddressed`. Default `address`. */
  part?: "address" | "domain" | "uuid" | undefined;
}

const FOR_COMMANDS: readonly DisturbanceKind[] = ["busy", "refused", "undecodable"];

/** The disturbances that wait for their request. */
export class Disturbances {
  readonly #pending = new Pending<Disturbance>();

  /** @throws RangeError when a value is out of its range */
  add(disturbance: Disturbance): void {
    const { kind, fault, milliseconds = 0, bit = 0 } = disturbance;
    if (!disturbanceKinds.includes(kind)) {
      throw new RangeError(`kind must be one of ${disturbanceKinds.join(", ")}.`);
    }
    if (kind === "fault" && !(fault !== undefined && isWhole(fault, 1) && fault <= LAST_FAULT)) {
      throw new RangeError(`fault is a whole number from 1 to ${LAST_FAULT}.`);
    }
    if (!(milliseconds >= 0)) throw new RangeError("milliseconds is a number from 0.");
    if (!isWhole(bit, 0)) throw new RangeError("bit is a whole number from 0.");
    this.#pending.add(disturbance);
  }

  /** The one that hits a request, if any does; it counts as used. */
  take(domain: DomainName, request: "handshake" | "command"): Disturbance | undefined {
    return this.#pending.take((disturbance) => {
      const wanted = FOR_COMMANDS.includes(disturbance.kind) ? "command" : disturbance.request;
      return (disturbance.domain ?? domain) === domain && (wanted ?? request) === request;
    });
  }

  /** Forgets all that have not hit yet. */
  clear(): void {
    this.#pending.clear();
  }
}

function isWhole(value: number, from: number): boolean {
  return Number.isInteger(value) && value >= from;
}
