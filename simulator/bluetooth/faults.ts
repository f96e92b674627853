/** What can go wrong with Bluetooth on demand. What goes wrong with signed messages on any way is in `signed/disturbance.ts`. */

import type { DomainName } from "../signed/domain.ts";
import type { UnsolicitedFrame } from "./unsolicited.ts";

/** Connecting fails. */
export type ConnectionFault =
  | { kind: "refuse_connection" }
  /** It never ends; or it succeeds this late, whether or not anybody still waits for it. */
  | { kind: "hang_connection"; milliseconds?: number };

/** A write goes wrong. `delivered`: the car has got it all the same. */
export type WriteFault =
  | { kind: "drop_at_write"; delivered?: boolean }
  /** The system reports a failure, and the link stays. */
  | { kind: "fail_write"; delivered?: boolean }
  /** The write is never acknowledged. */
  | { kind: "hang_write"; delivered?: boolean };

/** A whole request that has arrived meets something. */
export type RequestFault =
  /** The car takes it this late, even if the link has gone meanwhile. */
  | { kind: "hold_request"; milliseconds: number }
  /** A domain restarts before it sees the request, or with `after` when it has carried it out. */
  | { kind: "reboot"; domain?: DomainName; after?: boolean }
  /** The car does nothing, and says so in a reply that anybody could have sent. With fault 1 it asks to wait. */
  | { kind: "unsigned_fault"; fault: number };

/** The reply to a request goes wrong; each of several replies counts by itself. */
export type ReplyFault =
  | { kind: "lose_reply" }
  | { kind: "double_reply" }
  | { kind: "delay_reply"; milliseconds: number }
  /** The reply stops after some indications, and goes on later. */
  | { kind: "pause_reply"; indications?: number; milliseconds: number }
  /** Something else is sent before it, after it, or after its first indication. */
  | { kind: "insert"; frame: UnsolicitedFrame | Uint8Array; where?: "before" | "after" | "between" };

/** The link is lost instead of an indication. */
export interface IndicationFault {
  kind: "drop_at_indication";
}

/** The link is lost when the car has got so many bytes more. */
export interface ByteFault {
  kind: "drop_at_byte";
  number: number;
}

type CountedFault = ConnectionFault | WriteFault | RequestFault | ReplyFault | IndicationFault;

/** An order. `number` says which one from now on is hit: 1, the default, is the next. `times` says how many in a row. */
export type BluetoothFault = (CountedFault & { number?: number; times?: number }) | ByteFault;

type Kind = CountedFault["kind"];

/** The faults that wait to hit something. */
export class BluetoothFaults {
  #orders: { fault: CountedFault; skip: number; left: number }[] = [];
  #bytes: number[] = [];

  /** @throws RangeError when a number is out of its range */
  add(fault: BluetoothFault): void {
    const count = (name: string, value: number) => {
      if (!(Number.isInteger(value) && value >= 1)) throw new RangeError(`${name} is a whole number from 1.`);
    };
    count("number", fault.number ?? 1);
    if (fault.kind === "drop_at_byte") {
      this.#bytes.push(fault.number);
      return;
    }
    const { number = 1, times = 1 } = fault;
    count("times", times);
    if ("indications" in fault) count("indications", fault.indications ?? 1);
    if ("milliseconds" in fault && !(Number(fault.milliseconds) >= 0)) {
      throw new RangeError("milliseconds is a number from 0.");
    }
    this.#orders.push({ fault, skip: number - 1, left: times });
  }

  /** Counts something that these kinds of faults are about, and gives the one that hits it. */
  take<K extends Kind>(...kinds: K[]): Extract<CountedFault, { kind: K }> | undefined {
    let hit: CountedFault | undefined;
    for (const order of this.#orders) {
      if (!(kinds as Kind[]).includes(order.fault.kind)) continue;
      if (order.skip > 0) order.skip -= 1;
      else if (!hit) {
        hit = order.fault;
        order.left -= 1;
      }
    }
    this.#orders = this.#orders.filter(({ left }) => left > 0);
    return hit as Extract<CountedFault, { kind: K }> | undefined;
  }

  /** Counts bytes that the car gets, and gives how many of them still arrive if the link is lost among them. */
  takeBytes(count: number): number | undefined {
    const reached = this.#bytes.filter((left) => left <= count);
    this.#bytes = this.#bytes.filter((left) => left > count).map((left) => left - count);
    return reached.length > 0 ? Math.min(...reached) : undefined;
  }

  /** Forgets all of them. */
  clear(): void {
    this.#orders = [];
    this.#bytes = [];
  }
}
