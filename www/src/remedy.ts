import { isTeslaCommandError, type TeslaCommandError } from "tesla-commands/rest";
import { noBluetooth } from "./nearby.ts";

/** What a person can do about a failure. `wake`, `closer` and `again` do again what was pressed. */
export type Remedy = "key" | "signIn" | "token" | "connection" | "bluetooth" | "wake" | "closer" | "again";

/** What a person can do about anything that can be thrown, where there is something. What may have been carried out is not
 * done again. */
export function remedyOf(error: unknown): Remedy | undefined {
  if (!isTeslaCommandError(error)) return undefined;
  const remedy = remedyFor(error);
  return remedy && doesAgain(remedy) && error.mayHaveSucceeded ? undefined : remedy;
}

function remedyFor(error: TeslaCommandError): Remedy | undefined {
  switch (error.code) {
    case "signing_required":
    case "not_paired":
      return "key";
    case "unauthorized":
      if (!isTeslaCommandError(error.cause)) return "token";
      return error.cause.code === "unauthorized" ? "signIn" : undefined;
    case "forbidden":
    case "not_over_bluetooth":
      return "connection";
    case "unavailable":
      return "wake";
    case "out_of_reach":
      return "closer";
    case "bluetooth_unavailable":
      return noBluetooth[error.reason] === "bluetooth_not_chosen" ? "again" : "bluetooth";
    default:
      return undefined;
  }
}

/** Whether it does again what was pressed. */
export function doesAgain(remedy: Remedy): boolean {
  return remedy === "wake" || remedy === "closer" || remedy === "again";
}
