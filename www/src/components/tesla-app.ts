import { html, nothing, type TemplateResult } from "lit";
import { customElement, query } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import { type CommandInfo, commands } from "tesla-commands";
import type { Car } from "../connection.ts";
import { Session } from "../session.ts";
import { texts } from "../texts.ts";
import "./activity-list.ts";
import "./car-panel.ts";
import "./command-form.ts";
import "./connect-dialog.ts";
import type { ConnectDialog } from "./connect-dialog.ts";
import { LightElement } from "./light-element.ts";
import "./simulator-box.ts";

/** The whole page: the car, its commands in the order of the catalogue, and the activity. */
@customElement("tesla-app")
export class TeslaApp extends LightElement {
  readonly #session = new Session(this);
  readonly #commands = commands();

  @query("connect-dialog") private readonly connectDialog!: ConnectDialog;

  override render(): TemplateResult {
    const session = this.#session;
    const { car } = session;
    const refresh = (): void => void session.refresh();
    return html`
      <a class="skip" href="#commands">${texts.page.skip}</a>
      <header class="bar">${texts.page.title}</header>
      <main class="layout" @announce=${(event: CustomEvent<string>) => session.announce(event.detail)}>
        <section class="car" aria-label=${session.name}>
          <car-panel
            .car=${car}
            .name=${session.name}
            .status=${session.status}
            .reading=${session.isReading}
            @refresh=${refresh}
            @choose-car=${() => this.connectDialog.open()}
            @disconnect=${() => session.disconnect()}
          ></car-panel>
          ${
            car.simulated
              ? html`<simulator-box .vehicleId=${String(car.vehicle.id)} @refresh=${refresh}></simulator-box>`
              : nothing
          }
        </section>
        <section class="groups" id="commands" tabindex="-1" aria-label=${texts.page.commands}>
          ${
            // Another car gets forms of its own: nothing that was typed or armed for one car carries over to the next.
            keyed(
              car,
              [...new Set(this.#commands.map(({ group }) => group))].map((group) => this.renderGroup(group)),
            )
          }
        </section>
        <section class="log" aria-labelledby="activity-title">
          <activity-list .activity=${session.activity} .announcement=${session.announcement}></activity-list>
        </section>
      </main>
      <connect-dialog @connect=${(event: CustomEvent<Car>) => session.connect(event.detail)}></connect-dialog>
    `;
  }

  private renderGroup(group: CommandInfo["group"]): TemplateResult {
    const id = `group-${group.toLowerCase().replaceAll(" ", "-")}`;
    return html`<section class="group" aria-labelledby=${id}>
      <h2 id=${id}>${group}</h2>
      <div class="commands">
        ${repeat(
          this.#commands.filter((command) => command.group === group),
          ({ name }) => name,
          (command) =>
            html`<command-form
              class=${command.parameters.length > 0 ? "wide" : ""}
              .command=${command}
              .send=${this.#session.send}
            ></command-form>`,
        )}
      </div>
    </section>`;
  }
}
