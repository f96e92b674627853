import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo, Vehicle } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { seldomThere } from "../equipment.ts";
import { type Group, groupsOf } from "../groups.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import "./command-form.ts";
import { LightElement } from "./light-element.ts";

/** From this width on there is room to show every group at once; below it each unfolds at a tap. */
const roomy = "(min-width: 52rem)";

/** All commands in one list of groups: the common ones of each first, the rare ones behind “More”, and what the car
 * lacks out of the way. */
@customElement("command-groups")
export class CommandGroups extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;
  /** The car that is asked for its schedules. */
  @property({ attribute: false }) vehicle!: Vehicle;
  /** Whether the car is reached over Bluetooth alone. */
  @property({ type: Boolean }) onlyNear = false;
  /** Whether commands to the car are sent without a key. */
  @property({ type: Boolean }) keyless = false;
  /** Whether the car has not answered yet. */
  @property({ type: Boolean }) awaited = false;

  /** What was unfolded at least once. The forms of the others are not made yet: there are many. */
  @state() private unfolded: ReadonlySet<string> = new Set();
  /** Whether to show what the car lacks as well. */
  @state() private complete = false;

  readonly #startsOpen = matchMedia(roomy).matches;
  /** The groups that have a planner, by their ids. */
  readonly #planners: Readonly<Record<string, () => TemplateResult>> = {
    climate: () => this.renderSeats(),
    schedules: () => this.renderSchedules(),
  };

  override render(): TemplateResult {
    const { commands, car, awaited, complete } = this;
    const out = car?.lacking ?? (awaited ? seldomThere : undefined);
    const lacking = commands.filter(({ name }) => out?.has(name));
    const shown = complete ? commands : commands.filter((command) => !lacking.includes(command));
    return html`
      ${repeat(
        groupsOf(shown).filter(({ common, rare }) => common.length + rare.length > 0),
        ({ id }) => id,
        (group) => this.renderGroup(group),
      )}
      ${car && lacking.length > 0 ? this.renderLacking(lacking.length) : nothing}
    `;
  }

  private renderGroup({ id, title, common, rare }: Group): TemplateResult {
    const heading = texts.group[id] ?? title;
    const isMade = this.#startsOpen || this.unfolded.has(id);
    return html`<details class="group" data-group=${id} ?open=${this.#startsOpen} @toggle=${this.noteUnfolded}>
      <summary><h2 id="group-${id}">${heading}</h2></summary>
      <div role="group" aria-labelledby="group-${id}">
        ${isMade ? this.renderPlanner(id) : nothing}
        ${isMade && common.length > 0 ? this.renderForms(common) : nothing}
        ${isMade && rare.length > 0 ? this.renderRare(id, heading, rare) : nothing}
      </div>
    </details>`;
  }

  /** What shows several commands of a group as one, behind a line of its own. With room for all groups it starts folded, so
   * that nothing moves when it has been loaded. */
  private renderPlanner(group: string): TemplateResult | typeof nothing {
    const planner = this.#planners[group];
    if (!planner) return nothing;
    const key = `${group}-planner`;
    return html`<details
      class="fold rare"
      data-planner=${group}
      data-key=${key}
      ?open=${!this.#startsOpen}
      @toggle=${this.noteUnfolded}
    >
      <summary>${texts.list.planner[group]}</summary>
      ${this.unfolded.has(key) ? planner() : nothing}
    </details>`;
  }

  /** The forms are there as well, should this part not be loaded. */
  private renderSeats(): TemplateResult {
    const { commands, send, car } = this;
    void import("./seat-plan.ts").catch(() => {});
    return html`<seat-plan .commands=${commands} .send=${send} .car=${car}></seat-plan>`;
  }

  private renderSchedules(): TemplateResult {
    const { commands, send, car, vehicle } = this;
    void import("./schedule-planner.ts").catch(() => {});
    return html`<schedule-planner
      .commands=${commands}
      .send=${send}
      .car=${car}
      .vehicle=${vehicle}
    ></schedule-planner>`;
  }

  private renderRare(id: string, heading: string, rare: readonly CommandInfo[]): TemplateResult {
    const key = `${id}-more`;
    return html`<details class="fold rare" data-more=${id} data-key=${key} @toggle=${this.noteUnfolded}>
      <summary>
        <span>${texts.list.more(rare.length)}<span class="visually-hidden">: ${heading}</span></span>
      </summary>
      ${this.unfolded.has(key) ? this.renderForms(rare) : nothing}
    </details>`;
  }

  private renderForms(commands: readonly CommandInfo[]): TemplateResult {
    return html`<div class="commands">${repeat(commands, ({ name }) => name, this.renderForm)}</div>`;
  }

  private readonly renderForm = (command: CommandInfo): TemplateResult =>
    html`<command-form
      class=${command.parameters.length > 0 ? "wide" : ""}
      .command=${command}
      .send=${this.send}
      .car=${this.car}
      .onlyNear=${this.onlyNear}
      .keyless=${this.keyless}
      .complete=${this.complete}
    ></command-form>`;

  private renderLacking(count: number): TemplateResult {
    const { complete } = this;
    return html`<div class="lacking">
      <p class="quiet">${texts.list.lacking(count)}</p>
      <button
        type="button"
        class="plain"
        data-action="lacking"
        @click=${() => {
          this.complete = !complete;
        }}
      >
        ${complete ? texts.list.hide : texts.list.show}
      </button>
    </div>`;
  }

  private noteUnfolded(event: Event): void {
    const { open, dataset } = event.currentTarget as HTMLDetailsElement;
    const key = dataset.key ?? dataset.group;
    if (open && key) this.unfolded = new Set(this.unfolded).add(key);
  }
}
