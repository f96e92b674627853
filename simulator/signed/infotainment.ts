/** Infotainment: finds the command that an action means, and encodes the responses. */

import { create, toBinary } from "@bufbuild/protobuf";
import type { Car } from "../car.ts";
import { commands, type Outcome } from "../commands/index.ts";
import type { Run } from "../commands/signed-form.ts";
import { decode } from "./decode.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import { ActionSchema, type Ping, ResponseSchema, Result, type VehicleAction } from "./messages_pb.ts";

type Action = VehicleAction["action"];

/** Runs an action and gives its response, not yet encrypted. */
export function runAction(content: Uint8Array, car: Car, run: Run): Uint8Array {
  const action = readAction(content);
  if (action.case === "ping") return pong(action.value);
  for (const command of commands.values()) {
    for (const form of command.signed) {
      if (form.message !== "vehicleAction" || form.action !== action.case) continue;
      // `vehicleAction` ties the name of the action to the type that its `read` takes.
      const values = form.read(action.value as never, car);
      if (values) return response(run(command, values));
    }
  }
  throw new ProtocolFault(FAULT.invalidCommand);
}

/** `{ status: { result, reason } }`. Of a success only the empty status is left on the wire. */
export function response({ result, reason }: Outcome): Uint8Array {
  const status = result ? {} : { result: Result.REFUSED, reason: { text: reason } };
  return toBinary(ResponseSchema, create(ResponseSchema, { status }));
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
