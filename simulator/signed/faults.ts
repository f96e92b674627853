/** The faults that a car itself finds, by the wire's numbers. */
export const FAULT = {
  busy: 1,
  timeout: 2,
  unknownKey: 3,
  invalidSignature: 5,
  invalidCounter: 6,
  insufficientPrivileges: 7,
  invalidDomain: 8,
  invalidCommand: 9,
  decoding: 10,
  internal: 11,
  badParameter: 13,
  incorrectEpoch: 15,
  nonceLength: 16,
  expired: 17,
  timeToLiveTooLong: 20,
  remoteAccessDisabled: 21,
  needsAccount: 23,
  replyTooLong: 25,
  invalidKeyHandle: 27,
} as const;

/** The highest number that any source names. */
export const LAST_FAULT = 29;

/** The car can't take this message, or can't answer it. */
export class ProtocolFault extends Error {
  override name = "ProtocolFault";
  constructor(readonly fault: number) {
    super(`fault ${fault}`);
  }
}
