/** UUIDs, in the forms in which pages may write them. */

/** Names that a page may use, as far as they are of use with a car. */
const NAMES: Readonly<Record<string, number>> = {
  generic_access: 0x1800,
  generic_attribute: 0x1801,
  device_information: 0x180a,
  battery_service: 0x180f,
};

const FULL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws TypeError if it is not a UUID */
export function uuidOf(value: unknown): string {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff) {
    return `${value.toString(16).padStart(8, "0")}-0000-1000-8000-00805f9b34fb`;
  }
  if (typeof value === "string") {
    if (FULL.test(value)) return value;
    const number = Object.hasOwn(NAMES, value) ? NAMES[value] : undefined;
    if (number !== undefined) return uuidOf(number);
  }
  throw new TypeError(
    `Invalid UUID '${value}'. It must be a number of 32 bits, a UUID in lower case, or a known name.`,
  );
}
