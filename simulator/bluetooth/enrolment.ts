/** A key that asks to be enrolled over Bluetooth: the request, the card on the console, the question on the screen. */

import type { Car, KeyRequest } from "../car.ts";
import type { Key } from "../keys.ts";
import { fromHex, keyId } from "../signed/crypto.ts";
import { CHANGE, keyListChanged, readNewKey } from "../signed/key-list.ts";
import { type KeyListChange, OperationStatus } from "../signed/messages_pb.ts";
import { fromSecurity } from "../signed/vehicle-security.ts";
import type { Timers } from "./clock.ts";
import type { BluetoothSettings } from "./settings.ts";

/** What it needs of the car. */
export interface EnrolmentHost {
  readonly settings: BluetoothSettings;
  readonly timers: Timers;
  /** The car, brought up to date. */
  look(): Car;
  changed(car: Car): void;
  /** A key has been enrolled. */
  enrolled(publicKey: string): void;
}

/** Tells the one who asked. */
type Tell = (content: Uint8Array) => void;

/** The request that waits for a card, or for an answer on the screen. */
interface Waiting {
  request: KeyRequest;
  tell: Tell;
  timer: unknown;
  isTapped: boolean;
}

/** The car waits for one key at a time: another request takes the place of the one before. */
export class Enrolment {
  readonly #host: EnrolmentHost;
  #waiting: Waiting | undefined;

  constructor(host: EnrolmentHost) {
    this.#host = host;
  }

  /**
   * Takes a request.
   *
   * @param saysWait whether the one who asked is told that the car waits for a card
   */
  ask(change: KeyListChange, tell: Tell, saysWait: boolean): void {
    const car = this.#host.look();
    const key = this.#read(change, car);
    // A car that sleeps shows nothing, and what is malformed is dropped without a word.
    if (car.connection === "asleep" || key === CHANGE.badKey) return;
    if (typeof key === "number") {
      tell(keyListChanged(key));
      return;
    }
    this.clear();
    const request: KeyRequest = { ...key, confirm: true };
    this.#waiting = { request, tell, isTapped: false, timer: undefined };
    this.#expireIn(this.#host.settings.cardMs, CHANGE.noCard);
    car.keyRequest = request;
    this.#host.changed(car);
    if (saysWait) tell(waitForCard());
  }

  /** The car has changed: perhaps somebody has tapped a card, or answered on the screen. */
  async review(car: Car): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting) return;
    const { request, tell } = waiting;
    if (car.keyRequest === request) {
      if (request.isTapped && !waiting.isTapped) {
        waiting.isTapped = true;
        this.#expireIn(this.#host.settings.confirmMs, CHANGE.notConfirmed);
      }
      return;
    }
    this.clear();
    // Another request is there instead.
    if (car.keyRequest) return;
    if (car.keys.some(({ publicKey }) => publicKey === request.publicKey)) {
      this.#host.enrolled(request.publicKey);
      tell(done(await keyId(fromHex(request.publicKey))));
    } else {
      tell(keyListChanged(waiting.isTapped ? CHANGE.declined : CHANGE.cancelled));
    }
  }

  /** Forgets what it waits for. */
  clear(): void {
    this.#host.timers.clearTimeout(this.#waiting?.timer);
    this.#waiting = undefined;
  }

  /** The key that is asked for, or how the request ends at once. */
  #read(change: KeyListChange, car: Car): Key | number {
    const key = readNewKey(change, car);
    if (typeof key === "number") return key;
    if (key.role === "fleet_manager") return CHANGE.notAllowed;
    return car.valet.on ? CHANGE.valetMode : key;
  }

  #expireIn(milliseconds: number, code: number): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#host.timers.clearTimeout(waiting.timer);
    waiting.timer = this.#host.timers.setTimeout(() => {
      this.clear();
      const car = this.#host.look();
      if (car.keyRequest === waiting.request) car.keyRequest = null;
      this.#host.changed(car);
      waiting.tell(keyListChanged(code));
    }, milliseconds);
  }
}

/** The car waits for a card. */
function waitForCard(): Uint8Array {
  const operation = OperationStatus.WAIT;
  return fromSecurity({ case: "commandStatus", value: { operation, keyList: { operation } } });
}

/** The key is enrolled. */
function done(sha1: Uint8Array): Uint8Array {
  return fromSecurity({ case: "commandStatus", value: { keyList: { signer: { sha1 } } } });
}
