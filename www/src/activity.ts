import type { CommandInfo } from "tesla-commands";
import type { Car } from "./connection.ts";
import type { Outcome } from "./outcome.ts";
import type { Parameters } from "./parameters.ts";
import type { Exchange, Notes } from "./recorder.ts";
import { callOf, requestsOf, secretsOf } from "./snippet.ts";
import type { Transport } from "./status.ts";

/** One command in the activity: what was pressed, how it ended, and what was behind it. No secret is in it. */
export interface Activity {
  id: number;
  command: CommandInfo;
  /** The name of the car, as it was when the command was sent. */
  car: string;
  startedAt: Date;
  /** Absent while the command is under way. */
  durationMs?: number;
  outcome?: Outcome;
  /** The call in JavaScript. */
  call: string;
  /** The requests that it made so far. */
  requests: string;
  signed: boolean;
  /** Which way it took; absent where it took none, or there is but one. */
  transport?: Transport;
}

/** The activity forgets what is older. */
const length = 50;

/** What was sent, newest first. */
export class History {
  entries: readonly Activity[] = [];
  #count = 0;

  /** Notes down a command that is about to be sent. Returns the function that says how it ended. */
  begin(
    car: Car,
    name: string,
    command: CommandInfo,
    parameters: Parameters,
  ): (outcome: Outcome, transport?: Transport) => void {
    this.#count += 1;
    const entry: Activity = {
      id: this.#count,
      command,
      car: name,
      startedAt: new Date(),
      call: callOf(car, command, parameters),
      requests: "",
      signed: false,
    };
    this.entries = [entry, ...this.entries].slice(0, length);

    const started = performance.now();
    const notes = notesFor(car, command);
    const stop = car.recorder.listen(notes);
    return (outcome, transport) => {
      stop();
      const { exchanges } = notes;
      const ended: Activity = {
        ...entry,
        durationMs: performance.now() - started,
        outcome,
        requests: requestsOf(exchanges),
        signed: transport === "bluetooth" || isSigned(exchanges.at(-1)),
        ...(transport && car.nearby ? { transport } : {}),
      };
      this.entries = this.entries.map((one) => (one.id === entry.id ? ended : one));
    };
  }

  clear(): void {
    this.entries = [];
  }
}

/** A command's own requests, and those that wake its car: calls that wait for the same waking share them. */
function notesFor({ vehicle }: Car, command: CommandInfo): Notes {
  const car = `/api/1/vehicles/${vehicle.id}`;
  const secrets = secretsOf(command, "wireName");
  let wakes = false;
  return {
    secrets: secrets.length > 0 ? [...secrets, signedField] : [],
    exchanges: [],
    wants(path) {
      if (path.endsWith(`${car}/wake_up`)) wakes = true;
      return (
        path.endsWith(`${car}/command/${command.name}`) ||
        path.endsWith(`${car}${signedPath}`) ||
        path.endsWith(`${car}/wake_up`) ||
        (wakes && path.endsWith(car))
      );
    },
  };
}

const signedPath = "/signed_command";

/** The field of a signed request that holds the parameters, in whatever form. */
const signedField = "routable_message";

/** A car that takes no signed commands gets the plain one after. */
function isSigned(last: Exchange | undefined): boolean {
  return last?.url.endsWith(signedPath) ?? false;
}
