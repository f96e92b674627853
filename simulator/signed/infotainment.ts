/** Infotainment: finds the command that an action means, and encodes the responses. */

import { create, toBinary } from "@bufbuild/protobuf";
import type { Car } from "../car.ts";
import { done } from "../commands/command.ts";
import { type Command, type Outcome, signedForms } from "../commands/index.ts";
import type { Run, Values } from "../commands/signed-form.ts";
import { decode } from "./decode.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import { ActionSchema, type Ping, ResponseSchema, Result, type VehicleAction } from "./messages_pb.ts";

type Action = VehicleAction["action"];

/**
 * Runs an action and gives its response, not yet encrypted.
 *
 * @param readData gives the vehicle data that a request asks for
 */
export async function runAction(
  content: Uint8Array,
  car: Car,
  run: Run,
  readData: (request: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const action = readAction(content);
  if (action.case === "vehicleDataRequest") return dataResponse(await readData(action.value));
  if (action.case === "ping") return pong(action.value);
  for (const [command, form] of signedForms()) {
    if (form.message !== "vehicleAction" || form.action !== action.case) continue;
    // `vehicleAction` ties the name of the action to the type that its `read` takes.
    const values = form.read(action.value as never, car);
    if (values) return response(runEach(command, [values].flat(), run));
  }
  throw new ProtocolFault(FAULT.invalidCommand);
}

/** `{ status: { result, reason } }`. Of a success only the empty status is left on the wire. */
export function response({ result, reason }: Outcome): Uint8Array {
  const status = result ? {} : { result: Result.REFUSED, reason: { text: reason } };
  return toBinary(ResponseSchema, create(ResponseSchema, { status }));
}

/** Runs a command several times, until it is refused. An action that names no seat has no values. */
function runEach(command: Command, list: readonly Values[], run: Run): Outcome {
  if (list.length === 0) return run(command, {});
  let outcome = done;
  for (const values of list) {
    outcome = run(command, values);
    if (!outcome.result) break;
  }
  return outcome;
}

function dataResponse(vehicleData: Uint8Array): Uint8Array {
  return toBinary(ResponseSchema, create(ResponseSchema, { status: {}, vehicleData }));
}

function pong({ id }: Ping): Uint8Array {
  return toBinary(ResponseSchema, create(ResponseSchema, { status: {}, ping: { id } }));
}

function readAction(content: Uint8Array): Action {
  try {
    return decode(ActionSchema, content).vehicleAction?.action ?? { case: undefined };
  } catch {
    throw new ProtocolFault(FAULT.decoding);
  }
}
