import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import "./command-form.ts";
import { LightElement } from "./light-element.ts";

/** The order of the groups of the reference's commands, by what people look for first. */
const order = [
  "access",
  "climate",
  "charging",
  "trunks-and-roof",
  "alerts",
  "driving-and-security",
  "calendar",
];

/** From this width on there is room to show every group at once; below it each unfolds at a tap. */
const roomy = "(min-width: 52rem)";

/** All commands in their groups: those of the reference first, then, folded away, what the catalogue has besides. */
@customElement("command-groups")
export class CommandGroups extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;

  /** The groups that were unfolded at least once. The forms of the others are not made yet: there may be many. */
  @state() private unfolded: ReadonlySet<string> = new Set();

  readonly #startsOpen = matchMedia(roomy).matches;

  override render(): TemplateResult {
    const known = this.commands.filter(isOfReference);
    const more = this.commands.filter((command) => !isOfReference(command));
    const ids = [...new Set(known.map(idOf))].sort((one, other) => order.indexOf(one) - order.indexOf(other));
    return html`
      ${ids.map((id) => this.renderGroup(id, id, known, this.#startsOpen))}
      ${
        more.length === 0
          ? nothing
          : html`<h2 class="more">${texts.group.more}</h2>
              <p class="quiet">${texts.group.moreHint}</p>
              ${[...new Set(more.map(idOf))].map((id) => this.renderGroup(id, `more-${id}`, more, false))}`
      }
    `;
  }

  private renderGroup(id: string, key: string, all: readonly CommandInfo[], open: boolean): TemplateResult {
    const commands = all.filter((command) => idOf(command) === id);
    const title = texts.group[id] ?? commands[0]?.group;
    const isMade = open || this.unfolded.has(key);
    return html`<details class="group" data-group=${key} ?open=${open} @toggle=${this.noteUnfolded}>
      <summary><h2 id="group-${key}">${title}</h2></summary>
      <div class="commands" role="group" aria-labelledby="group-${key}">
        ${isMade ? repeat(commands, ({ name }) => name, this.renderForm) : nothing}
      </div>
    </details>`;
  }

  private readonly renderForm = (command: CommandInfo): TemplateResult =>
    html`<command-form
      class=${command.parameters.length > 0 ? "wide" : ""}
      .command=${command}
      .send=${this.send}
      .car=${this.car}
    ></command-form>`;

  private noteUnfolded({ currentTarget }: Event): void {
    const { open, dataset } = currentTarget as HTMLDetailsElement;
    if (open && dataset.group) this.unfolded = new Set(this.unfolded).add(dataset.group);
  }
}

function idOf({ group }: CommandInfo): string {
  return group.toLowerCase().replaceAll(" ", "-");
}

/** A catalogue that does not tell has nothing besides the reference. */
function isOfReference(command: CommandInfo & { reference?: boolean }): boolean {
  return command.reference !== false;
}
