/** The information that vehicle security gives without a signature, and changes of the list of keys. */

import type { Car } from "../car.ts";
import { type Key, publicKey, ROLES, type Role, roleNames } from "../keys.ts";
import { fromHex, keyId, toHex } from "./crypto.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import { Information, type InformationRequest, type KeyListChange, OperationStatus } from "./messages_pb.ts";
import { fromSecurity, NOMINAL_ERROR, nominalError } from "./vehicle-security.ts";

/** How a change of the list ended, by the wire's numbers. */
const CHANGE = { done: 0, notAllowed: 5, badKey: 6, alreadyThere: 13 } as const;

/** Answers a request for information. */
export function answerInformationRequest(
  request: InformationRequest,
  car: Car,
): Uint8Array | Promise<Uint8Array> {
  switch (request.type) {
    case Information.STATUS:
      return vehicleStatus(car);
    case Information.KEY_LIST:
      return keyList(car);
    case Information.KEY_ENTRY:
      return keyEntry(request, car);
    default:
      throw new ProtocolFault(FAULT.invalidCommand);
  }
}

/** Adds or removes a key, if an owner asks. */
export function changeKeyList({ add, remove }: KeyListChange, role: Role, car: Car): Uint8Array {
  if (role !== "owner") return changed(CHANGE.notAllowed);
  const point = publicKey.read(toHex((add?.key ?? remove)?.raw ?? new Uint8Array()));
  const newRole = roleNames.find((name) => ROLES[name] === add?.role);
  if (point === undefined || (add && !newRole)) return changed(CHANGE.badKey);
  const others = car.keys.filter((key) => key.publicKey !== point);
  if (newRole && others.length < car.keys.length) return changed(CHANGE.alreadyThere);
  car.keys = newRole ? [...others, { publicKey: point, role: newRole }] : others;
  return changed(CHANGE.done);
}

function changed(information: number): Uint8Array {
  const operation = information === CHANGE.done ? OperationStatus.OK : OperationStatus.ERROR;
  const value = { operation, keyList: { information, operation } };
  return fromSecurity({ case: "commandStatus", value });
}

function vehicleStatus({ doors, trunks, tonneau, charge, locked, gear }: Car): Uint8Array {
  const closures = {
    frontDriverDoor: Number(doors.driver_front),
    frontPassengerDoor: Number(doors.passenger_front),
    rearDriverDoor: Number(doors.driver_rear),
    rearPassengerDoor: Number(doors.passenger_rear),
    rearTrunk: Number(trunks.rear),
    frontTrunk: Number(trunks.front),
    chargePort: Number(charge.portOpen),
    tonneau: Number(tonneau !== "closed"),
  };
  const userPresence = gear === "P" ? 1 : 2;
  const value = { closures, lockState: Number(locked), sleepStatus: 1, userPresence };
  return fromSecurity({ case: "vehicleStatus", value });
}

async function keyList({ keys }: Car): Promise<Uint8Array> {
  const ids = await Promise.all(keys.map(async (key) => ({ sha1: await idOf(key) })));
  const value = { numberOfEntries: keys.length, ids, slots: 2 ** keys.length - 1 };
  return fromSecurity({ case: "keyList", value });
}

async function keyEntry({ key: asked }: InformationRequest, { keys }: Car): Promise<Uint8Array> {
  const ids = await Promise.all(keys.map(async (key) => toHex(await idOf(key))));
  const isAskedFor = ({ publicKey }: Key, slot: number) =>
    (asked.case === "slot" && asked.value === slot) ||
    (asked.case === "publicKey" && toHex(asked.value) === publicKey) ||
    (asked.case === "id" && toHex(asked.value.sha1) === ids[slot]);
  const slot = keys.findIndex(isAskedFor);
  const key = keys[slot];
  if (!key) return nominalError(NOMINAL_ERROR.keyNotFound);
  const entry = { id: { sha1: await idOf(key) }, publicKey: { raw: fromHex(key.publicKey) } };
  return fromSecurity({ case: "keyEntry", value: { ...entry, slot, role: ROLES[key.role] } });
}

function idOf({ publicKey }: Key): Promise<Uint8Array> {
  return keyId(fromHex(publicKey));
}
