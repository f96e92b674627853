import { type CommandResult, isTeslaCommandError, type VehicleSummary } from "tesla-commands/rest";
import { noBluetooth } from "./nearby.ts";
import { NotLoaded } from "./package.ts";
import { type Remedy, remedyOf } from "./remedy.ts";
import { duration, texts } from "./texts/index.ts";

/** How a command ended. */
export interface Outcome {
  /** `done`: the car said so. `already`: nothing to do. `refused`: the car said no. `failed`: no answer that counts. */
  kind: "done" | "already" | "refused" | "failed";
  /** One or two sentences in the language of now; after a refusal or failure the last one says what to do. Empty when
   * there is no more to say. */
  message: () => string;
  /** What the car or the server said, unchanged, where it said anything. */
  reason?: string;
  /** True when the car may have carried the command out although no answer said so. */
  mayHaveHappened: boolean;
  /** What the person can do about it, where the page can begin that. */
  remedy?: Remedy;
}

/** What a command that resolved amounts to. */
export function outcomeOf(answer: CommandResult | VehicleSummary): Outcome {
  if (isResult(answer)) {
    return answer.result
      ? { kind: "done", message: () => "", mayHaveHappened: false }
      : {
          kind: "already",
          message: () => texts.outcome.alreadyMessage,
          reason: answer.reason,
          mayHaveHappened: false,
        };
  }
  // Waking answers with the car's summary, and only "online" means awake.
  const message = (): string => {
    const { awake, wakeAsked, wakeAskedSilently } = texts.outcome;
    if (answer.state === "online") return awake;
    return answer.state ? wakeAsked(answer.state) : wakeAskedSilently;
  };
  return { kind: "done", message, mayHaveHappened: false };
}

function isResult(answer: CommandResult | VehicleSummary): answer is CommandResult {
  return typeof answer.result === "boolean";
}

/** What a command that rejected amounts to. */
export function outcomeOfError(error: unknown): Outcome {
  const isOurs = isTeslaCommandError(error);
  // Where nothing is known about when it happened, the careful answer is that the command may be on its way.
  const mayHaveHappened = isOurs ? error.mayHaveSucceeded : !(error instanceof NotLoaded);
  const remedy = remedyOf(error);
  return {
    kind: isOurs && error.code === "rejected" ? "refused" : "failed",
    message: () => (mayHaveHappened ? `${explain(error)} ${texts.outcome.lookFirst}` : explain(error)),
    mayHaveHappened,
    ...(isOurs && error.reason ? { reason: error.reason } : {}),
    ...(remedy ? { remedy } : {}),
  };
}

/** What happened and what to do, for anything that can be thrown. */
export function explain(error: unknown): string {
  if (error instanceof NotLoaded) return error.isCancelled ? texts.error.aborted : texts.page.partMissing;
  if (!isTeslaCommandError(error)) return texts.outcome.unexpected(messageOf(error));
  const words = texts.error;
  switch (error.code) {
    case "invalid_argument":
      // It names the argument and what it must be, which only the package knows.
      return error.message;
    case "rejected":
      return texts.reason[plain(error.reason ?? "")] ?? words.rejected;
    case "rate_limited":
      return error.retryAfterMs === undefined
        ? words.rate_limited
        : words.rate_limited_for(duration(error.retryAfterMs));
    case "wrong_region":
      return error.baseUrl === undefined ? words.wrong_region : words.wrong_region_at(error.baseUrl);
    case "unauthorized":
      // Its cause is that of the sign-in, where there is one.
      if (!isTeslaCommandError(error.cause)) return words.unauthorized;
      return error.cause.code === "unauthorized" ? words.signed_out : words.no_token;
    case "bluetooth_unavailable":
      return words[noBluetooth[error.reason] ?? error.code];
    case "http":
      return isRefusedRequest(error.status)
        ? words.http_request(String(error.status))
        : words.http(String(error.status));
    case "fault":
      return words.fault(error.reason);
    default:
      // A code that a later version of the package adds still has the package's own message.
      return words[error.code] ?? error.message;
  }
}

/** Whether the server found fault with the request itself, so that it would refuse the same one again. */
function isRefusedRequest(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

/** The message of anything that can be thrown. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A car's word without what varies between servers: `car could not execute command: not_in_park` is `not in park`. */
function plain(reason: string): string {
  return reason
    .replace(/^(car|vcsec) could not execute command: /, "")
    .replaceAll("_", " ")
    .toLowerCase();
}
