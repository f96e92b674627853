/** The errors that Chromium rejects with. Other browsers word them differently. */

type Name =
  | "AbortError"
  | "InvalidModificationError"
  | "InvalidStateError"
  | "NetworkError"
  | "NotFoundError"
  | "NotSupportedError"
  | "SecurityError";

const problem = (name: Name, text: string) => new DOMException(text, name);

export const noGesture = () =>
  problem("SecurityError", "Must be handling a user gesture to show a permission request.");

export const noAdapter = () => problem("NotFoundError", "Bluetooth adapter not available.");

export const chooserCancelled = () => problem("NotFoundError", "User cancelled the requestDevice() chooser.");

export const cancelled = () => problem("AbortError", "The GATT connect attempt was cancelled.");

export const outOfRange = () => problem("NetworkError", "Bluetooth Device is no longer in range.");

export const disconnected = (what = "perform GATT operations") =>
  problem(
    "NetworkError",
    `GATT Server is disconnected. Cannot ${what}. (Re)connect first with \`device.gatt.connect\`.`,
  );

/** An object of an earlier connection. */
export const outdated = (kind: "Service" | "Characteristic", uuid: string) =>
  problem(
    "InvalidStateError",
    `${kind} with UUID ${uuid} is no longer valid. Remember to retrieve the ${kind.toLowerCase()} again after reconnecting.`,
  );

export const serviceNotAsked = () =>
  problem(
    "SecurityError",
    'Origin is not allowed to access the service. Tip: Add the service UUID to "optionalServices" in requestDevice() options.',
  );

export const absent = (kind: "Service" | "Characteristic", uuid: string) =>
  problem("NotFoundError", `No ${kind}s matching UUID ${uuid} found.`);

export const inProgress = () => problem("NetworkError", "GATT operation already in progress.");

export const notPermitted = () => problem("NotSupportedError", "GATT operation not permitted.");

export const notSupported = () => problem("NotSupportedError", "GATT Error: Not supported.");

export const tooLong = () => problem("InvalidModificationError", "Value can't exceed 512 bytes.");

const failed = () => problem("NotSupportedError", "GATT operation failed for unknown reason.");

/** What a link's error is to a page. */
export function ofLink(error: unknown): unknown {
  switch ((error as { code?: unknown } | null)?.code) {
    case "refused":
      return problem("NetworkError", "Connection Error: Connection attempt failed.");
    case "out_of_range":
      return outOfRange();
    case "disconnected":
      return disconnected();
    case "in_progress":
      return inProgress();
    case "too_long":
      return tooLong();
    case "failed":
      return failed();
    default:
      return error;
  }
}
