/** `signed_command`: takes a signed message to the car and brings its reply back. What it says is the car's business. */

import type { Account } from "./account.ts";
import * as bodies from "./bodies.ts";
import type { Car } from "./car.ts";
import { checkValues, type Kind, readRequest, required } from "./parameters.ts";
import { pause, untilAborted } from "./pause.ts";

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

const message: Kind<Uint8Array> = {
  expected: "a message in standard base64 with padding",
  read(value) {
    if (typeof value !== "string" || value === "" || !BASE64.test(value)) return undefined;
    return Uint8Array.from(atob(value), (character) => character.charCodeAt(0));
  },
};

const parameters = { routable_message: required(message) };

/**
 * Answers 200 with the car's reply, even if it is a fault. That a car does not speak the protocol is known to the server,
 * so a sleeping one answers that, too.
 */
export async function runSignedCommand(account: Account, car: Car, request: Request): Promise<Response> {
  const { routable_message } = checkValues(parameters, await readRequest(request));
  if (!car.traits.signedCommands) return bodies.signingUnknown();
  if (car.connection !== "online") return bodies.vehicleAsleep();
  const signed = await account.signed(car);
  const { reply, delayMs } = await signed.relay(routable_message);
  if (reply === undefined) return await untilAborted(request.signal);
  if (delayMs > 0) await pause(delayMs, request.signal);
  return bodies.answer(btoa(String.fromCharCode(...reply)));
}
