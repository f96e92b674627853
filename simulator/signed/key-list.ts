/** The information that vehicle security gives without a signature, and changes of the list of keys. */

import type { Car } from "../car.ts";
import { type Key, publicKey, ROLES, roleNames } from "../keys.ts";
import { fromHex, keyId, toHex } from "./crypto.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import {
  Information,
  type InformationRequest,
  type KeyListChange,
  OperationStatus,
  type PublicKey,
} from "./messages_pb.ts";
import { fromSecurity, NOMINAL_ERROR, nominalError } from "./vehicle-security.ts";

/** How a change of the list ended, by the wire's numbers. */
export const CHANGE = {
  done: 0,
  ownKey: 2,
  listFull: 4,
  notAllowed: 5,
  badKey: 6,
  alreadyThere: 13,
  noRole: 19,
  serviceRole: 20,
  declined: 24,
  noCard: 25,
  notConfirmed: 26,
  valetMode: 27,
  cancelled: 28,
} as const;

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
export function changeKeyList(change: KeyListChange, signer: Key, car: Car): Uint8Array {
  if (signer.role !== "owner") return keyListChanged(CHANGE.notAllowed);
  if (change.add) {
    const key = readNewKey(change, car);
    if (typeof key === "number") return keyListChanged(key);
    car.keys = [...car.keys, key];
    return keyListChanged(CHANGE.done);
  }
  const point = readPoint(change.remove);
  if (point === undefined) return keyListChanged(CHANGE.badKey);
  if (point === signer.publicKey) return keyListChanged(CHANGE.ownKey);
  car.keys = car.keys.filter((key) => key.publicKey !== point);
  return keyListChanged(CHANGE.done);
}

/** The key that a request wants to add, or how that request ends because it can't be added. */
export function readNewKey({ add, metadata }: KeyListChange, { keys, traits }: Car): Key | number {
  const point = readPoint(add?.key);
  if (point === undefined) return CHANGE.badKey;
  if (add?.role === 0) return CHANGE.noRole;
  if (add?.role === ROLES.service) return CHANGE.serviceRole;
  const role = roleNames.find((name) => ROLES[name] === add?.role);
  if (role === undefined) return CHANGE.notAllowed;
  if (keys.some((key) => key.publicKey === point)) return CHANGE.alreadyThere;
  if (keys.length >= traits.keySlots) return CHANGE.listFull;
  return { publicKey: point, role, ...(metadata && { formFactor: metadata.formFactor }) };
}

function readPoint(key: PublicKey | undefined): string | undefined {
  return publicKey.read(toHex(key?.raw ?? new Uint8Array()));
}

/** How a change of the list ended, as it is told. */
export function keyListChanged(information: number): Uint8Array {
  const operation = information === CHANGE.done ? OperationStatus.OK : OperationStatus.ERROR;
  const value = { operation, keyList: { information, operation } };
  return fromSecurity({ case: "commandStatus", value });
}

/** Locks, closures, sleep and presence, as they are told on request and with each change. */
export function vehicleStatus({ doors, trunks, tonneau, charge, locked, gear, connection }: Car): Uint8Array {
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
  const sleepStatus = connection === "asleep" ? 2 : 1;
  const value = { closures, lockState: Number(locked), sleepStatus, userPresence };
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
  const { formFactor } = key;
  const entry = {
    id: { sha1: await idOf(key) },
    publicKey: { raw: fromHex(key.publicKey) },
    ...(formFactor !== undefined && { metadata: { formFactor } }),
  };
  return fromSecurity({ case: "keyEntry", value: { ...entry, slot, role: ROLES[key.role] } });
}

function idOf({ publicKey }: Key): Promise<Uint8Array> {
  return keyId(fromHex(publicKey));
}
