import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Peripheral, Car as SimulatedCar } from "../../../simulator/index.ts";
import { simulator } from "../simulator.ts";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";

/** A switch that sets the scene for the simulated car. */
interface Scene {
  name: "cable" | "door" | "drive" | "asleep" | "offline";
  /** `peripheral`: where the page reaches the car over Bluetooth alone. */
  isOn(car: SimulatedCar, peripheral: Peripheral | undefined): boolean;
  turn(id: string, on: boolean, peripheral: Peripheral | undefined): void;
}

const scenes: readonly Scene[] = [
  {
    name: "cable",
    isOn: (car) => car.charge.cable,
    turn: (id, on) => simulator.act(id, on ? "plug_in" : "unplug"),
  },
  {
    name: "door",
    isOn: (car) => car.doors.driver_front,
    turn: (id, on) => simulator.act(id, on ? "open_door" : "close_door"),
  },
  {
    name: "drive",
    isOn: (car) => car.gear === "D",
    turn: (id, on) => simulator.act(id, "shift", { gear: on ? "D" : "P" }),
  },
  {
    name: "asleep",
    isOn: (car) => car.connection === "asleep",
    turn: (id, on) => simulator.act(id, on ? "sleep" : "go_online"),
  },
  {
    name: "offline",
    isOn: (car, peripheral) => (peripheral ? !peripheral.isInRange : car.connection === "offline"),
    turn: (id, on, peripheral) => {
      if (peripheral) peripheral.isInRange = !on;
      else simulator.act(id, on ? "go_offline" : "go_online");
    },
  },
];

/** What hands, time and place do to the simulated car. Sends `refresh` after each change. */
@customElement("simulator-box")
export class SimulatorBox extends LightElement {
  /** The simulated car's id or VIN. */
  @property() vehicleId = "";
  /** Whether the page reaches it over Bluetooth alone. */
  @property({ type: Boolean }) near = false;

  @state() private peripheral: Peripheral | undefined;

  #stop = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = simulator.onChange(() => this.requestUpdate());
    if (this.near)
      void simulator.bluetooth(this.vehicleId).then((peripheral) => {
        this.peripheral = peripheral;
      });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render(): TemplateResult {
    const car = simulator.vehicle(this.vehicleId);
    return html`<p class="hint">${texts.simulated.boxHint}</p>
      <div class="switches">
        ${scenes.map((scene) => {
          const on = scene.isOn(car, this.peripheral);
          return html`<button
            type="button"
            class="switch"
            role="switch"
            aria-checked=${on ? "true" : "false"}
            data-scene=${scene.name}
            @click=${() => this.set(() => scene.turn(this.vehicleId, !on, this.peripheral))}
          >
            <span>${texts.simulated[scene.name]}</span>
          </button>`;
        })}
        <button type="button" class="plain" data-scene="reset" @click=${() => this.set(simulator.reset)}>
          ${texts.simulated.reset}
        </button>
      </div>`;
  }

  private set(change: () => void): void {
    change();
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("refresh"));
  }
}
