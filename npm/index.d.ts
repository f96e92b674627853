export * from "./rest.js";
export { default } from "./rest.js";
export type {
  BluetoothOptions,
  EnrolledKey,
  EnrolOptions,
  EnrolResult,
  KeyRole,
} from "./tesla_commands.js";
export { connectBluetooth, enrolKey, listKeys } from "./tesla_commands.js";
