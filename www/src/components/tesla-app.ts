import { html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { commands } from "tesla-commands";
import type { Car, Garage } from "../connection.ts";
import { returned } from "../login.ts";
import { Session } from "../session.ts";
import { chooseLanguage, language, texts } from "../texts/index.ts";
import "./activity-list.ts";
import "./car-panel.ts";
import "./command-groups.ts";
import type { ConnectDialog } from "./connect-dialog.ts";
import "./connection-notice.ts";
import "./daily-buttons.ts";
import { LightElement } from "./light-element.ts";
import "./settings-panel.ts";

/** The whole page: the car, its commands, and the activity. */
@customElement("tesla-app")
export class TeslaApp extends LightElement {
  readonly #session = new Session(this);
  readonly #commands = commands();

  /** Whether a part that is loaded when it is wanted could not be loaded. */
  @state() private isPartMissing = false;

  @query("connect-dialog") private readonly connectDialog!: ConnectDialog;

  override render(): TemplateResult {
    const session = this.#session;
    return html`
      <a class="skip" href="#commands">${texts.page.skip}</a>
      <header class="bar">
        <span>${texts.page.title}</span>
        <button
          type="button"
          class="plain"
          lang=${otherLanguage()}
          data-action="language"
          @click=${() => void chooseLanguage(otherLanguage())}
        >
          ${texts.page.language}
        </button>
      </header>
      <main class="layout" @announce=${(event: CustomEvent<string>) => session.announce(event.detail)}>
        <section class="car" aria-label=${session.name}>${this.renderCar()}</section>
        <section class="groups" id="commands" tabindex="-1" aria-label=${texts.page.commands}>
          ${
            // Another car gets forms of its own: nothing that was typed or armed for one car carries over to the next.
            keyed(
              session.car,
              html`<command-groups
                .commands=${this.#commands}
                .send=${session.send}
                .car=${session.state}
                .awaited=${session.status === undefined}
              ></command-groups>`,
            )
          }
        </section>
        <section class="log" aria-labelledby="activity-title">
          <activity-list .activity=${session.activity} .announcement=${session.announcement}></activity-list>
        </section>
        <section class="page-settings" aria-labelledby="settings-title">
          <settings-panel .car=${session.state} @forget=${() => void session.forget()}></settings-panel>
        </section>
      </main>
      <connect-dialog
        .signing=${session.signing}
        @connect=${(event: CustomEvent<Garage>) => session.connect(event.detail)}
        @signed-out=${() => session.garage.signedIn && session.disconnect()}
      ></connect-dialog>
    `;
  }

  /** Who comes back from Tesla goes on where they left. */
  protected override firstUpdated(): void {
    if (returned()) void this.openDialog();
  }

  private async openDialog(): Promise<void> {
    if (!(await this.hasLoaded(import("./connect-dialog.ts")))) return;
    await this.connectDialog.updateComplete;
    await this.connectDialog.open();
  }

  /** Some parts are loaded when they are wanted: on a first visit they mostly aren't. */
  private async hasLoaded(part: Promise<unknown>): Promise<boolean> {
    this.isPartMissing = !(await part.then(
      () => true,
      () => false,
    ));
    return !this.isPartMissing;
  }

  private renderCar(): TemplateResult {
    const session = this.#session;
    const { car, garage, state } = session;
    const refresh = (): void => void session.refresh();
    return html`
      <connection-notice
        .garage=${garage}
        @choose-car=${() => void this.openDialog()}
        @disconnect=${() => session.disconnect()}
      ></connection-notice>
      ${this.isPartMissing ? html`<p class="error" role="alert">${texts.page.partMissing}</p>` : nothing}
      <car-panel
        .garage=${garage}
        .name=${session.name}
        .status=${session.status}
        .reading=${session.isReading}
        .signals=${[...session.signals]}
        @refresh=${refresh}
        @choose=${(event: CustomEvent<Car>) => session.choose(event.detail)}
      ></car-panel>
      ${keyed(
        car,
        html`<daily-buttons .commands=${this.#commands} .send=${session.send} .car=${state}></daily-buttons>
          ${
            car.simulated
              ? html`<details class="fold" @toggle=${() => void this.hasLoaded(import("./simulator-box.ts"))}>
                  <summary>${texts.simulated.box}</summary>
                  <simulator-box .vehicleId=${String(car.vehicle.id)} @refresh=${refresh}></simulator-box>
                </details>`
              : nothing
          }
          <details class="fold key-panel" @toggle=${() => void this.hasLoaded(import("./key-panel.ts"))}>
            <summary>${texts.keys.title}</summary>
            <key-panel
              .signing=${session.signing}
              .car=${car}
              .publicKey=${session.signing.publicKey}
              @refresh=${() => this.requestUpdate()}
            ></key-panel>
          </details>`,
      )}
    `;
  }
}

function otherLanguage(): "en" | "de" {
  return language() === "de" ? "en" : "de";
}
