/** A car's end of the vehicle command protocol: signed messages in, replies out. Loaded when the first one comes. */

import type { Car } from "../car.ts";
import { RequestError } from "../parameters.ts";
import { answer, type Host } from "./answer.ts";
import type { Bytes } from "./crypto.ts";
import { decode } from "./decode.ts";
import { type Delivery, deliver, noReply } from "./delivery.ts";
import { type Disturbance, Disturbances } from "./disturbance.ts";
import { Domain, type DomainName, type DomainStart, LAST_COUNTER } from "./domain.ts";
import { FAULT } from "./faults.ts";
import { type RoutableMessage, RoutableMessageSchema } from "./messages_pb.ts";
import { encode, envelope, faultPart } from "./replies.ts";
import { INTERNET, type Transport } from "./transport.ts";

/** How long the two domains have been up when a car is made, in seconds: one without the other rarely restarts. */
const UPTIME: Record<DomainName, number> = { vehicle_security: 86_400, infotainment: 7_200 };

/** The part of a car that signed messages reach. It belongs to a live car and changes it as plain commands do. */
export class SignedCar {
  readonly #car: Car;
  readonly #host: Host;
  readonly #disturbances = new Disturbances();
  readonly #lastReplies = new Map<DomainName, Bytes>();
  #domains: Readonly<Record<DomainName, Domain>>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(car: Car, host: Host, start: Partial<Record<DomainName, DomainStart>> = {}) {
    this.#car = car;
    this.#host = host;
    this.#domains = this.#freshDomains(start);
  }

  /**
   * Takes a message as the servers do: they look at what a command says, so it must be signed and not encrypted.
   *
   * @throws RequestError when it is encrypted, or no message at all
   */
  async relay(bytes: Uint8Array): Promise<Delivery> {
    if (read(bytes).signature?.kind.case !== "aesGcm") return this.receive(bytes);
    // No source shows this answer.
    throw new RequestError(
      400,
      "invalid_request",
      "commands over the internet are signed with HMAC, not AES-GCM",
    );
  }

  /**
   * Takes a message as the car does, and answers one after the other.
   *
   * @throws RequestError when the bytes are no message at all
   */
  receive(bytes: Uint8Array, transport: Transport = INTERNET): Promise<Delivery> {
    const delivery = this.#turn.then(() => this.#deliver(read(bytes), transport));
    this.#turn = delivery.catch(() => {});
    return delivery;
  }

  /** Restarts a domain, or both: another epoch, another clock, counters from the beginning. */
  reboot(domain?: DomainName): void {
    for (const each of this.#chosen(domain)) each.reboot();
  }

  /** Gives a domain, or both, another key, and restarts it. */
  changeVehicleKey(domain?: DomainName): void {
    for (const each of this.#chosen(domain)) each.changeKey();
  }

  /** Sets a domain's clock, or both, forward; or back with a negative number. */
  shiftClock(seconds: number, domain?: DomainName): void {
    for (const each of this.#chosen(domain)) each.shiftClock(seconds);
  }

  /**
   * Moves the counters of all enrolled keys up, as if others had used them.
   *
   * @throws RangeError when a counter can't rise by that much
   */
  async moveCounter(by: number, domain?: DomainName): Promise<void> {
    for (const each of this.#chosen(domain)) {
      for (const { publicKey } of this.#car.keys) {
        const { window } = await each.session(publicKey);
        if (!(Number.isInteger(by) && by >= 1 && window.highest + by <= LAST_COUNTER)) {
          throw new RangeError(`A counter moves by a whole number from 1, up to ${LAST_COUNTER}.`);
        }
        window.advance(by);
      }
    }
  }

  /**
   * Disturbs the next message, or the next few; several disturbances hit one message each, in order.
   *
   * @throws RangeError when a value is out of its range
   */
  disturb(disturbance: Disturbance): void {
    this.#disturbances.add(disturbance);
  }

  /** Back to the beginning: other epochs, no disturbances. The vehicle's keys stay: clients keep them across sessions. */
  restart(): void {
    this.#disturbances.clear();
    this.#lastReplies.clear();
    const { vehicle_security, infotainment } = this.#domains;
    this.#domains = this.#freshDomains({
      vehicle_security: { keyPair: vehicle_security.keyPair },
      infotainment: { keyPair: infotainment.keyPair },
    });
  }

  #freshDomains(start: Partial<Record<DomainName, DomainStart>>): Record<DomainName, Domain> {
    const fresh = (name: DomainName) =>
      new Domain(name, this.#host.now, { uptime: UPTIME[name], ...start[name] });
    return { vehicle_security: fresh("vehicle_security"), infotainment: fresh("infotainment") };
  }

  #chosen(domain: DomainName | undefined): Domain[] {
    return domain === undefined ? Object.values(this.#domains) : [this.#domains[domain]];
  }

  async #deliver(message: RoutableMessage, transport: Transport): Promise<Delivery> {
    const domain = this.#chosen(undefined).find(({ number }) => number === message.to?.to.value);
    if (!domain)
      return deliver({ reply: encode(envelope(message, undefined), faultPart(FAULT.invalidDomain)) });
    const kind = message.payload.case === "sessionInfoRequest" ? "handshake" : "command";
    const disturbance = this.#disturbances.take(domain.name, kind);
    if (disturbance?.kind === "silent") return noReply;
    await domain.renew();
    const to = { domain, car: this.#car, host: this.#host };
    const answered = await answer({ message, transport, ...to, disturbance });
    const previous = this.#lastReplies.get(domain.name);
    this.#lastReplies.set(domain.name, answered.reply);
    return deliver(answered, disturbance, previous);
  }
}

function read(bytes: Uint8Array): RoutableMessage {
  try {
    return decode(RoutableMessageSchema, bytes);
  } catch {
    throw new RequestError(
      400,
      "invalid_request",
      "routable_message is no message of the vehicle command protocol",
    );
  }
}
