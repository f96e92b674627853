/** Tests of a group of commands, from tables written by hand. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car, DomainName } from "../../../simulator/index.ts";
import { DONE, type Form, refusal, setUp } from "../setup.ts";
import { setUpSigned, VIN } from "../signed/client.ts";

type Change = (car: Car) => void;

/** A command that does its work. */
export interface Success {
  command: string;
  /** `false`: it is only signed. */
  plain?: false;
  parameters?: object;
  /** Brings the car into a state in which the command changes something. */
  before?: Change;
  /** The part of the car that is looked at, and what it is afterwards. */
  look: (car: Car) => unknown;
  becomes: unknown;
  /** Forms in which the parameters can travel. Default: all three; `[]`: the row is for its signed form. */
  forms?: Form[];
  /** Payloads that mean the same command, by domain: the published ones, and what other clients send. */
  signed?: Partial<Record<DomainName, string[]>>;
}

/** A command that the car refuses. */
export interface Refusal {
  command: string;
  /** `false`: it is only signed. */
  plain?: false;
  parameters?: object;
  reason: string;
  before?: Change;
  /** Payloads that infotainment refuses with the same words. */
  signed?: string[];
}

/** A command whose values are wrong, and the `error_description` of the 400. */
export type Invalid = [command: string, parameters: object, description: string];

interface Group {
  successes: Success[];
  refusals?: Refusal[];
  invalid?: Invalid[];
}

/** A signed payload and the domain that it is for. */
export type SignedPayload = [domain: DomainName, payload: string];

/** The commands that some group expects to succeed, and a payload of each that it expects to when it is signed. */
export const expectedCommands = new Set<string>();
export const expectedSigned = new Map<string, SignedPayload>();

export const INFOTAINMENT_DONE = "0a00";

export const drive: Change = (car) => {
  car.gear = "D";
};

export const openDoor: Change = (car) => {
  car.doors.passenger_rear = true;
};

export const cable =
  (state: Car["charge"]["state"], level = 71): Change =>
  (car) => {
    Object.assign(car.charge, { state, level, limit: 80, cable: true, latched: true, portOpen: true });
  };

/** Declares the tests of a group. */
export function describeGroup(name: string, { successes, refusals = [], invalid = [] }: Group): void {
  for (const { command, signed } of successes) {
    expectedCommands.add(command);
    for (const [domain, [payload]] of Object.entries(signed ?? {})) {
      if (payload) expectedSigned.set(command, [domain as DomainName, payload]);
    }
  }
  describe(`${name}: a command does its work on the car`, () => {
    for (const success of successes) {
      const forms: Form[] = success.plain === false ? [] : ["json", "query", "form"];
      for (const form of success.forms ?? forms) {
        test(`${titleOf(success)} as ${form}`, () => expectSuccess(success, form));
      }
      for (const [domain, payloads] of Object.entries(success.signed ?? {})) {
        for (const payload of payloads) {
          for (const method of ["hmac", "gcm"] as const) {
            test(`${titleOf(success)} signed by ${method} as ${payload}`, () =>
              expectSignedSuccess(success, domain as DomainName, payload, method));
          }
        }
      }
    }
  });
  describe(`${name}: the car refuses with its reason, and stays as it was`, () => {
    for (const row of refusals) {
      if (row.plain !== false) test(`${titleOf(row)}: ${row.reason}`, () => expectRefusal(row));
      for (const payload of row.signed ?? []) {
        test(`${titleOf(row)} signed as ${payload}: ${row.reason}`, () => expectSignedRefusal(row, payload));
      }
    }
  });
  describe(`${name}: wrong or missing values are 400, and nothing happens`, () => {
    for (const row of invalid) test(`${row[0]} ${JSON.stringify(row[1])}`, () => expectInvalid(row));
  });
}

/** `{ actionStatus: { result: ERROR, result_reason: { plain_text } } }`. */
export function infotainmentRefusal(reason: string): string {
  const text = Buffer.from(reason).toString("hex");
  const length = (extra: number) => (reason.length + extra).toString(16).padStart(2, "0");
  return `0a${length(6)}080112${length(2)}0a${length(0)}${text}`;
}

function titleOf({ command, parameters = {} }: { command: string; parameters?: object }): string {
  return `${command} ${JSON.stringify(parameters)}`;
}

async function expectSuccess({ command, parameters, before, look, becomes }: Success, form: Form) {
  const setup = setUp();
  before?.(setup.car);
  assert.notDeepEqual(look(setup.car), becomes, "The row must show a change.");
  const answer = await setup.command(command, parameters, form);
  assert.deepEqual([answer.status, answer.text], [200, DONE]);
  assert.deepEqual(look(setup.car), becomes);
}

/** The signed command leaves the car as the plain one does, if there is one. */
async function expectSignedSuccess(
  { command, plain: hasPlainForm, parameters, before, look, becomes }: Success,
  domain: DomainName,
  payload: string,
  method: "hmac" | "gcm",
) {
  const signed = await setUpSigned();
  before?.(signed.car);
  assert.notDeepEqual(look(signed.car), becomes, "The row must show a change.");
  let heard = 0;
  signed.simulator.onChange(() => {
    heard += 1;
  });
  const reply = await signed.client.command(domain, payload, { method });
  assert.deepEqual([reply.fault, reply.content], [0, domain === "infotainment" ? INFOTAINMENT_DONE : ""]);
  assert.deepEqual(look(signed.car), becomes);
  assert.equal(heard, 1);
  if (hasPlainForm === false) return;
  const plain = setUp({ vehicles: [{ vin: VIN, signedCommands: true }] });
  before?.(plain.car);
  assert.equal((await plain.command(command, parameters)).text, DONE);
  assert.deepEqual(stateOf(signed.car), stateOf(plain.car));
}

async function expectRefusal({ command, parameters, reason, before }: Refusal) {
  const setup = setUp();
  before?.(setup.car);
  const untouched = structuredClone(setup.car);
  const answer = await setup.command(command, parameters);
  assert.deepEqual([answer.status, answer.text], [200, refusal(reason)]);
  assert.deepEqual(setup.car, untouched);
}

async function expectSignedRefusal({ reason, before }: Refusal, payload: string) {
  const { car, client } = await setUpSigned();
  before?.(car);
  const untouched = structuredClone(car);
  const reply = await client.command("infotainment", payload);
  assert.deepEqual([reply.fault, reply.content], [0, infotainmentRefusal(reason)]);
  assert.deepEqual(car, untouched);
}

async function expectInvalid([command, parameters, description]: Invalid) {
  const setup = setUp();
  const untouched = structuredClone(setup.car);
  const answer = await setup.command(command, parameters);
  const error = description.startsWith("missing") ? "invalid_request" : "invalid_field";
  assert.equal(answer.status, 400);
  assert.deepEqual(answer.body, { response: null, error, error_description: description });
  assert.deepEqual(setup.car, untouched);
}

/** Without the car's hardware and keys. */
function stateOf({ keys, keyRequest, traits, ...state }: Car) {
  return structuredClone(state);
}
