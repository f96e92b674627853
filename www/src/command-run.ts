import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CommandInfo, Progress } from "tesla-commands";
import type { Outcome } from "./outcome.ts";
import type { Parameters } from "./parameters.ts";
import type { Send } from "./session.ts";
import { texts, translated } from "./texts/index.ts";

/** How long an armed command waits for its second press. The bar in the button runs as long (`command.css`). */
const armedMs = 5_000;

/** A second tap that follows the arming one this soon belongs to the same double tap. */
const doubleTapMs = 400;

/** How far a button is. */
export type Phase =
  | { kind: "idle" }
  | { kind: "armed"; timer: ReturnType<typeof setTimeout>; since: number }
  | { kind: "sending"; stage: Progress["stage"]; controller: AbortController; since: number }
  | Outcome;

/** The life of one button: pressed, armed where the command asks twice, under way, ended. */
export class CommandRun implements ReactiveController {
  phase: Phase = { kind: "idle" };

  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** What is under way goes on where the button no longer is: the activity tells how it ends. */
  hostDisconnected(): void {
    this.disarm();
  }

  /** Arms a command that asks twice, and sends it at the second press; sends any other one at once. Resolves to how it
   * ended, or to nothing where nothing was sent. */
  async press(command: CommandInfo, send: Send, read: () => Parameters): Promise<Outcome | undefined> {
    if (this.phase.kind === "sending") return undefined;
    if (command.confirm && this.phase.kind !== "armed") {
      this.arm(translated(command).title);
      return undefined;
    }
    return this.send(command, send, read);
  }

  /** Sends a command that has been asked about already. Resolves to how it ended. */
  async send(command: CommandInfo, send: Send, read: () => Parameters): Promise<Outcome> {
    const parameters = read();
    this.disarm();
    const controller = new AbortController();
    const since = performance.now();
    this.enter({ kind: "sending", stage: "sending", controller, since });
    // The seconds that it takes are told while it takes them.
    const clock = setInterval(() => this.#host.requestUpdate(), 1_000);
    const outcome = await send(command, parameters, {
      signal: controller.signal,
      onProgress: ({ stage }) => {
        if (this.phase.kind !== "sending" || this.phase.stage === stage) return;
        this.enter({ kind: "sending", stage, controller, since });
        if (stage === "waking") this.announce(texts.command.waking);
      },
    });
    clearInterval(clock);
    this.enter(outcome);
    return outcome;
  }

  /** Calls off what is under way. */
  cancel(): void {
    if (this.phase.kind === "sending") this.phase.controller.abort();
  }

  /** Takes a first press back. */
  readonly disarm = (): void => {
    window.removeEventListener("keydown", this.escape);
    if (this.phase.kind !== "armed") return;
    clearTimeout(this.phase.timer);
    this.enter({ kind: "idle" });
  };

  /** Each press has to be one of its own: the second half of a double click or double tap neither confirms nor repeats.
   * Prevents the event's default where it is none. */
  readonly guard = (event: PointerEvent): void => {
    const since = this.phase.kind === "armed" ? performance.now() - this.phase.since : doubleTapMs;
    const isDoubleTap = event.pointerType === "touch" && since < doubleTapMs;
    if (event.detail > 1 || isDoubleTap) event.preventDefault();
  };

  /** A key that is held down presses once. */
  readonly guardKey = (event: KeyboardEvent): void => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  };

  private arm(title: string): void {
    const timer = setTimeout(this.disarm, armedMs);
    this.enter({ kind: "armed", timer, since: performance.now() });
    window.addEventListener("keydown", this.escape);
    this.announce(texts.command.armed(title));
  }

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.disarm();
  };

  private enter(phase: Phase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }

  private announce(detail: string): void {
    this.#host.dispatchEvent(new CustomEvent("announce", { bubbles: true, detail }));
  }
}
