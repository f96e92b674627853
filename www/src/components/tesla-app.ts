import { html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { type CommandInfo, commands, isBluetoothAvailable } from "tesla-commands/rest";
import type { Asked } from "../asked.ts";
import { type Car, type Garage, hasInternet } from "../connection.ts";
import { asksSomething, forgetAsked } from "../deep-link.ts";
import { returned } from "../login.ts";
import { nextTask } from "../next-task.ts";
import { onChoice } from "../preferences.ts";
import type { Remedy } from "../remedy.ts";
import { Session } from "../session.ts";
import { transportTo } from "../status.ts";
import { texts, translated } from "../texts/index.ts";
import "./activity-list.ts";
import type { AskedCommand } from "./asked-command.ts";
import "./car-panel.ts";
import type { CommandFinder } from "./command-finder.ts";
import "./command-finder.ts";
import "./command-groups.ts";
import type { ConnectDialog } from "./connect-dialog.ts";
import "./connection-notice.ts";
import "./daily-buttons.ts";
import { languageMenu } from "./language-menu.ts";
import { LightElement } from "./light-element.ts";
import "./settings-panel.ts";

/** The whole page: the car, its commands, and the activity. */
@customElement("tesla-app")
export class TeslaApp extends LightElement {
  readonly #session = new Session(this);
  readonly #commands = commands();

  /** Whether a part that is loaded when it is wanted could not be loaded. */
  @state() private isPartMissing = false;

  /** Whether what is below the car is there too. It follows in a task of its own. */
  @state() private isWhole = false;

  /** Whether what was found stands in the place of the groups. */
  @state() private isFinding = false;

  @query("connect-dialog") private readonly connectDialog!: ConnectDialog;
  @query("asked-command") private readonly askedCommand!: AskedCommand;
  @query("command-finder") private readonly finder!: CommandFinder;

  #stopPublishing = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("remedy", this.remedy);
    window.addEventListener("hashchange", this.followAddress);
    document.addEventListener("paste", this.followPaste);
    // A running app is handed what its icon or another app asks for, and keeps its memory, token included.
    window.launchQueue?.setConsumer(({ targetURL }) => {
      if (targetURL) void this.arriveAt(new URL(targetURL));
    });
    this.#stopPublishing = onChoice(() => void this.publishShortcuts());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("remedy", this.remedy);
    window.removeEventListener("hashchange", this.followAddress);
    document.removeEventListener("paste", this.followPaste);
    this.#stopPublishing();
  }

  override render(): TemplateResult {
    const session = this.#session;
    return html`
      <a class="skip" href="#commands">${texts.page.skip}</a>
      <header class="bar">
        <span class="title">${texts.page.title}</span>
        <span class="in-use" data-in-use>${this.carInUse}</span>
        ${languageMenu()}
      </header>
      <main class="layout" @announce=${(event: CustomEvent<string>) => session.announce(event.detail)}>
        <section class="car" aria-label=${session.name}>${this.renderCar()}</section>
        <section class="groups" id="commands" tabindex="-1" aria-label=${texts.page.commands}>
          ${this.isWhole ? this.renderCommands() : nothing}
        </section>
        ${this.isWhole ? this.renderRest() : nothing}
      </main>
      <connect-dialog
        .signing=${session.signing}
        .garage=${session.garage}
        @connect=${(event: CustomEvent<Garage>) => session.connect(event.detail)}
        @signed-out=${() => session.garage.signedIn && session.leaveAccount()}
      ></connect-dialog>
      ${keyed(
        session.car,
        html`<asked-command
          .commands=${this.#commands}
          .send=${session.send}
          .car=${session.state}
          .name=${this.carName}
          .reading=${session.status === undefined}
          @announce=${(event: CustomEvent<string>) => session.announce(event.detail)}
          @fill=${this.fill}
        ></asked-command>`,
      )}
    `;
  }

  /** Which car the page speaks to, and by which way: on a phone it stays in sight beside the commands. */
  private get carInUse(): string {
    const { car, status } = this.#session;
    return car.simulated ? this.carName : `${this.carName} · ${texts.nearby[transportTo(car, status)]}`;
  }

  /** A simulated car is never taken for a real one. */
  private get carName(): string {
    const { name, car } = this.#session;
    return car.simulated ? texts.simulated.named(name) : name;
  }

  /** Who comes back from Tesla goes on where they left. */
  protected override firstUpdated(): void {
    void nextTask().then(() => {
      this.isWhole = true;
    });
    if (returned()) void this.openDialog();
    void this.arriveAt(new URL(location.href));
  }

  private readonly followAddress = (): void => void this.arriveAt(new URL(location.href));

  /** Asks about what an address asks for. A reload asks for nothing any more. */
  private async arriveAt(url: URL): Promise<void> {
    if (!asksSomething(url)) return;
    forgetAsked();
    await this.ask(({ askedBy }) => askedBy(url, this.#commands));
  }

  /** A link or an address that is pasted into the page, and not into a field of it, is for the car's navigation. */
  private readonly followPaste = (event: ClipboardEvent): void => {
    const { target, clipboardData } = event;
    const isElsewhere = target instanceof Element && target.closest("input, textarea, dialog");
    const text = clipboardData?.getData("text/plain") ?? "";
    if (isElsewhere || text.trim() === "" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    void this.ask(({ askedToNavigate }) => askedToNavigate("paste", text, this.#commands));
  };

  private async ask(read: (part: typeof import("./asked-command.ts")) => Asked | undefined): Promise<void> {
    const part = import("./asked-command.ts");
    if (!(await this.hasLoaded(part))) return;
    const asked = read(await part);
    if (asked) await this.askedCommand.ask(asked);
  }

  /** Shows the form of a command that needs more than a button can keep. */
  private readonly fill = ({ detail }: CustomEvent<CommandInfo>): void => {
    void this.finder.find(translated(detail).title.replaceAll("\u00ad", ""));
  };

  /** Goes to where the person can do something about a failure. */
  private readonly remedy = ({ detail }: CustomEvent<Remedy>): void => {
    const { car, garage } = this.#session;
    // Over Bluetooth, and for the cars of a sign-in, the dialog has all steps.
    const isInDialog = car.nearby !== undefined || (garage.signedIn !== undefined && !car.simulated);
    if (detail === "key" && !isInDialog) this.goToFold(".key-panel");
    else if (detail === "bluetooth") void this.checkBluetooth();
    else void this.openDialog(detail === "token");
  };

  private async checkBluetooth(): Promise<void> {
    this.goToFold(".bluetooth-panel");
    if (!(await this.hasLoaded(import("./bluetooth-panel.ts")))) return;
    for (const part of ["bluetooth-panel", "bluetooth-check"])
      await this.querySelector<LightElement>(part)?.updateComplete;
    this.goToFold("[data-check]");
  }

  /** Unfolds a part of the car, and goes there. */
  private goToFold(selector: string): void {
    const fold = this.querySelector(selector);
    fold?.setAttribute("open", "");
    fold?.querySelector("summary")?.focus();
  }

  private async publishShortcuts(): Promise<void> {
    const part = await import("../shortcuts.ts").catch(() => undefined);
    await part?.publishShortcuts(this.#commands);
  }

  private async openDialog(forToken = false): Promise<void> {
    if (!(await this.hasLoaded(import("./connect-dialog.ts")))) return;
    await this.connectDialog.updateComplete;
    await this.connectDialog.open(forToken);
  }

  /** Some parts are loaded when they are wanted: on a first visit they mostly aren't. */
  private async hasLoaded(part: Promise<unknown>): Promise<boolean> {
    this.isPartMissing = !(await part.then(
      () => true,
      () => false,
    ));
    return !this.isPartMissing;
  }

  /** The cards for charging and climate. Should this part not load, the figures still show most of it. */
  private renderRunning(): TemplateResult | typeof nothing {
    const { state, status, readings } = this.#session;
    if (state?.charging !== "Charging" && !state?.climateOn) return nothing;
    void import("./running-cards.ts").catch(() => {});
    return html`<running-cards .status=${status} .readings=${readings.all}></running-cards>`;
  }

  private renderBluetooth(car: Car): TemplateResult | typeof nothing {
    const session = this.#session;
    if (!mayBeNear(car)) return nothing;
    return html`<details
      class="fold bluetooth-panel"
      @toggle=${() => void this.hasLoaded(import("./bluetooth-panel.ts"))}
    >
      <summary>${texts.nearby.panel}</summary>
      <bluetooth-panel
        .signing=${session.signing}
        .car=${car}
        .nearby=${car.nearby}
        .failure=${session.nearbyFailure}
        @near=${() => void session.refresh()}
        @leave-nearby=${() => session.leaveNearby()}
      ></bluetooth-panel>
    </details>`;
  }

  private renderCommands(): unknown {
    const session = this.#session;
    const onlyNear = !hasInternet(session.car.vehicle);
    const keyless = !session.signing.signs(session.car);
    // Another car gets forms of its own: nothing that was typed or armed for one car carries over to the next.
    return keyed(
      session.car,
      html`<command-finder
          .commands=${this.#commands}
          .send=${session.send}
          .car=${session.state}
          .onlyNear=${onlyNear}
          .keyless=${keyless}
          @find=${(event: CustomEvent<boolean>) => {
            this.isFinding = event.detail;
          }}
        ></command-finder>
        <command-groups
          ?hidden=${this.isFinding}
          .commands=${this.#commands}
          .send=${session.send}
          .car=${session.state}
          .vehicle=${session.car.vehicle}
          .onlyNear=${onlyNear}
          .keyless=${keyless}
          .awaited=${session.status === undefined}
        ></command-groups>`,
    );
  }

  private renderRest(): TemplateResult {
    const session = this.#session;
    return html`<section class="log" aria-labelledby="activity-title">
        <activity-list .activity=${session.activity} .announcement=${session.announcement}></activity-list>
      </section>
      <section class="page-settings" aria-labelledby="settings-title">
        <settings-panel .car=${session.state} @forget=${() => void session.forget()}></settings-panel>
      </section>`;
  }

  private renderCar(): TemplateResult {
    const session = this.#session;
    const { car, garage, state } = session;
    const refresh = (): void => void session.refresh();
    return html`
      <connection-notice
        .garage=${garage}
        .status=${session.status}
        .linked=${car.nearby?.link !== undefined}
        .problem=${session.nearbyProblem}
        @connect-nearby=${() => void session.connectNearby()}
        @connect-internet=${() => void session.connectInternet()}
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
        html`<daily-buttons
            .commands=${this.#commands}
            .send=${session.send}
            .car=${state}
            @fill=${this.fill}
            @part-missing=${() => {
              this.isPartMissing = true;
            }}
          ></daily-buttons>
          ${this.renderRunning()}
          <details class="fold" data-fold="details" @toggle=${() => void this.hasLoaded(import("./car-details.ts"))}>
            <summary>${texts.car.details}</summary>
            <car-details .status=${session.status}></car-details>
          </details>
          ${
            car.simulated
              ? html`<details class="fold" @toggle=${() => void this.hasLoaded(import("./simulator-box.ts"))}>
                  <summary>${texts.simulated.box}</summary>
                  <simulator-box
                    .vehicleId=${String(car.vehicle.id)}
                    .near=${!hasInternet(car.vehicle)}
                    @refresh=${refresh}></simulator-box>
                </details>`
              : nothing
          }
          ${this.renderBluetooth(car)}
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

/** Whether the car can be reached over Bluetooth here. */
function mayBeNear({ nearby, vin, simulated }: Car): boolean {
  return nearby !== undefined || (vin !== undefined && !simulated && isBluetoothAvailable());
}

declare global {
  interface Window {
    /** Of Chromium's installed apps. */
    launchQueue?: { setConsumer(consumer: (params: { targetURL?: string }) => void): void };
  }
}
