import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CarState, CarWindow, Opening, Tyre, Wheel } from "../car-state.ts";
import type { Signal } from "../session.ts";
import { drawingLine } from "../state-line.ts";
import { texts } from "../texts/index.ts";
import { moment } from "../times.ts";
import { pressure, setTemperature, unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";

/** The car from above, its front at the top, as it is: what it reported, and nothing that was only asked for. All that
 * moves is moved by `drawing-shows.css`, by the attributes that are set here. */
@customElement("car-drawing")
export class CarDrawing extends LightElement {
  @property({ attribute: false }) car: CarState | undefined;
  /** Whether this is how it is now, or only how it was when last seen. */
  @property({ type: Boolean }) resting = false;
  @property({ attribute: false }) signals: readonly Signal[] = [];

  override render(): TemplateResult {
    const { car, resting, signals } = this;
    const mirrored = car?.rightHandDrive === true;
    const shown = [
      ...(car?.open ?? []),
      ...[...(car?.openWindows ?? [])].map((window) => `${window}-window`),
      ...(car?.chargePortOpen ? ["port"] : []),
      ...(car?.cable ? ["cable"] : []),
      ...(car?.charging === "Charging" ? ["charging"] : []),
      ...(car?.climateOn ? ["climate"] : []),
      ...(car?.locked === true ? ["locked"] : car?.locked === false ? ["unlocked"] : []),
      ...signals,
    ].join(" ");
    return html`<svg
      class="drawing"
      viewBox="0 -22 240 430"
      role="img"
      aria-label=${this.words}
      data-shows=${shown}
      ?data-resting=${resting || !car}
    >
      ${paints} ${signal} ${wheels} ${body} ${wells} ${lids} ${doors.map((one) => door(one, mirrored))} ${glass}
      ${roof(car?.sunRoof)} ${windows.map((one) => sideWindow(one, mirrored))} ${lock} ${this.renderTemperatures()} ${port}
      ${this.renderTyres()}
      ${resting ? svg`<path class="moon" d="M212 -4a13 13 0 1 0 13 16 10.500 10.500 0 0 1-13-16Z" />` : nothing}
    </svg>`;
  }

  private get words(): string {
    if (!this.car) return texts.car.drawing(texts.car.unknown);
    const state = drawingLine(this.car) || texts.car.allClosed;
    return texts.car.drawing(this.resting ? `${state} ${texts.car.lastKnown}` : state);
  }

  /** The temperatures that are set, each on its side of the windscreen. */
  private renderTemperatures(): TemplateResult | typeof nothing {
    const { climateOn, driverTemp, passengerTemp, rightHandDrive } = this.car ?? {};
    if (!climateOn || driverTemp === undefined) return nothing;
    const sides = [driverTemp, passengerTemp ?? driverTemp].map((one) =>
      setTemperature(one, unitsFor(this.car)),
    );
    const [left, right] = rightHandDrive ? sides.reverse() : sides;
    return svg`<g class="temperatures">
      <text x="100" y="164">${left}</text><text x="140" y="164">${right}</text>
    </g>`;
  }

  /** The pressures, each beside its wheel, and when the oldest of them was measured. */
  private renderTyres(): TemplateResult | typeof nothing {
    const { tyres = [] } = this.car ?? {};
    if (tyres.length === 0) return nothing;
    const units = unitsFor(this.car);
    const times = tyres.flatMap(({ measuredAt }) => measuredAt?.getTime() ?? []);
    const measured = times.length > 0 ? moment(new Date(Math.min(...times))) : "";
    return svg`<g class="tyres">
      ${tyres.map(({ wheel, bar, isLow }: Tyre) => {
        const { x, y, anchor } = tyrePlaces[wheel];
        return svg`<text x=${x} y=${y} text-anchor=${anchor} ?data-low=${isLow} data-tyre=${wheel}
          >${pressure(bar, units)}${isLow ? "\u00a0!" : nothing}</text>`;
      })}
      <text x="120" y="402" text-anchor="middle" data-tyre="measured"
        >${[units.pressure, measured].filter(Boolean).join(" · ")}</text>
    </g>`;
  }
}

const outline =
  "M120 24C97 24 77 29 67 41 57 53 54 71 53 94 52 118 55 138 55 160V246C55 268 52 286 52 310 52 338 56 357 66 366 " +
  "79 375 100 378 120 378S161 375 174 366C184 357 188 338 188 310 188 286 185 268 185 246V160C185 138 188 118 187 94 " +
  "186 71 183 53 173 41 163 29 143 24 120 24Z";

const stops = (name: string, ...offsets: number[]) =>
  offsets.map((offset, index) => svg`<stop class="${name}-${index}" offset=${offset} />`);

const paints = svg`<defs>
  <linearGradient id="paint-body">${stops("body", 0, 0.16, 0.5, 0.84, 1)}</linearGradient>
  <linearGradient id="paint-glass" x2="0" y2="1">${stops("glass", 0, 1)}</linearGradient>
  <linearGradient id="paint-beam" x1="0" x2="0" y1="1" y2="0">${stops("beam", 0, 1)}</linearGradient>
  <radialGradient id="paint-shadow">${stops("shadow", 0.62, 1)}</radialGradient>
  <radialGradient id="paint-cabin">${stops("cabin", 0, 1)}</radialGradient>
</defs>
<ellipse cx="120" cy="206" rx="92" ry="196" fill="url(#paint-shadow)" />`;

const signal = svg`<g class="beams">
  <path d="M66 46 34-20H106L92 38Z" fill="url(#paint-beam)" />
  <path d="M174 46 206-20H134L148 38Z" fill="url(#paint-beam)" />
</g>
<g class="sound"><path d="M108 12a17 17 0 0 1 24 0" /><path d="M99 2a30 30 0 0 1 42 0" /><path d="M90-8a43 43 0 0 1 60 0" /></g>`;

const wheels = svg`<g class="wheel">
  ${[
    [49, 74],
    [180, 74],
    [48, 288],
    [181, 288],
  ].map(([x, y]) => svg`<rect x=${x} y=${y} width="11" height="46" rx="4" />`)}
</g>`;

const body = svg`<path class="mirror" d="M56 152C50 144 42 143 37 147 35 152 41 157 57 158Z" />
<path class="mirror" d="M184 152C190 144 198 143 203 147 205 152 199 157 183 158Z" />
<path class="body" d=${outline} fill="url(#paint-body)" />
<path class="lamp" d="M64 55C67 45 76 37 90 33L93 38C82 42 74 48 69 58Z" />
<path class="lamp" d="M176 55C173 45 164 37 150 33L147 38C158 42 166 48 171 58Z" />
<path class="tail" d="M59 345C62 357 72 365 90 369L92 364C78 360 69 353 66 342Z" />
<path class="tail" d="M181 345C178 357 168 365 150 369L148 364C162 360 171 353 174 342Z" />
<path class="crease" d="M61 100C62 125 64 140 63 160V250C63 275 60 290 61 318M179 100C178 125 176 140 177 160V250C177 275 180 290 179 318" />`;

/** What is under the lids, seen while they are open. */
const wells = svg`<path class="well ft" d="M84 64C96 56 144 56 156 64 162 80 163 96 160 114 148 108 92 108 80 114 77 96 78 80 84 64Z" />
<path class="well rt" d="M80 326C94 332 146 332 160 326 163 338 162 350 159 356 146 363 94 363 81 356 78 350 77 338 80 326Z" />`;

const lids = svg`<g class="lid ft">
  <path d="M78 58C92 49 148 49 162 58 171 80 172 106 168 128 157 121 140 118 120 118S83 121 72 128C68 106 69 80 78 58Z" />
  <path class="crease" d="M97 62C94 80 92 98 91 114M143 62C146 80 148 98 149 114" />
</g>
<g class="lid rt">
  <path d="M75 319C92 328 148 328 165 319 169 333 168 350 163 358 149 366 91 366 77 358 72 350 71 333 75 319Z" />
  <path class="crease" d="M104 350H136" />
</g>`;

/** Beside the wheels, and above the cable. */
const tyrePlaces: Readonly<Record<Wheel, { x: number; y: number; anchor: "start" | "end" }>> = {
  fl: { x: 42, y: 103, anchor: "end" },
  fr: { x: 198, y: 103, anchor: "start" },
  rl: { x: 42, y: 296, anchor: "end" },
  rr: { x: 198, y: 296, anchor: "start" },
};

/** On which side something is in a car with the driver at the left, and where along it. */
interface AtSide {
  side: "left" | "right";
  top: number;
  length: number;
}

/** The driver's things are on the other side in a car for driving on the left. */
const sideOf = ({ side }: AtSide, mirrored: boolean) =>
  mirrored ? (side === "left" ? "right" : "left") : side;

/** Each hinged at its front edge. */
const doors: readonly (AtSide & { name: Opening })[] = [
  { name: "df", side: "left", top: 150, length: 61 },
  { name: "dr", side: "left", top: 216, length: 50 },
  { name: "pf", side: "right", top: 150, length: 61 },
  { name: "pr", side: "right", top: 216, length: 50 },
];

function door(one: (typeof doors)[number], mirrored: boolean): TemplateResult {
  const { name, top, length } = one;
  const side = sideOf(one, mirrored);
  const left = side === "left";
  return svg`<g class="door ${side} ${name}">
    <rect class="sill" x=${left ? 54 : 173} y=${top + 1} width="13" height=${length - 2} rx="4" />
    <path class="seam" d="M${left ? 55 : 185} ${top}h${left ? 11 : -11}m0 ${length}h${left ? -11 : 11}" />
    <g class="leaf">
      <rect x=${left ? 53 : 180} y=${top} width="7" height=${length} rx="3.5" />
      <path d="M${left ? 58 : 182} ${top + length * 0.62}v${length * 0.2}" />
    </g>
  </g>`;
}

const glass = svg`<path class="glass" fill="url(#paint-glass)" d="M120 127C98 127 80 131 70 140 66 158 67 176 67 198V246C68 270 70 290 76 307 90 315 104 317 120 317S150 315 164 307C170 290 172 270 173 246V198C173 176 174 158 170 140 160 131 142 127 120 127Z" />
<path class="cabin" d="M120 127C98 127 80 131 70 140 66 158 67 176 67 198V246C68 270 70 290 76 307 90 315 104 317 120 317S150 315 164 307C170 290 172 270 173 246V198C173 176 174 158 170 140 160 131 142 127 120 127Z" fill="url(#paint-cabin)" />
<path class="pillar" d="M84 178 71 141M156 178 169 141M83 262 77 306M157 262 163 306M67 214H81M173 214H159" />`;

/** The panes of the sides, seen while they are open. */
const windows: readonly (AtSide & { name: CarWindow })[] = [
  { name: "fd", side: "left", top: 180, length: 32 },
  { name: "rd", side: "left", top: 218, length: 40 },
  { name: "fp", side: "right", top: 180, length: 32 },
  { name: "rp", side: "right", top: 218, length: 40 },
];

function sideWindow(one: (typeof windows)[number], mirrored: boolean): TemplateResult {
  const x = sideOf(one, mirrored) === "left" ? 70 : 164;
  return svg`<rect class="window ${one.name}-window" x=${x} y=${one.top} width="6" height=${one.length} rx="3" />`;
}

/** A car with a sun roof has a pane that slides back; any other has a roof of glass. */
function roof(percent: number | undefined): TemplateResult {
  const path =
    "M84 178C97 173 143 173 156 178 159 202 159 236 157 262 146 267 94 267 83 262 81 236 81 202 84 178Z";
  if (percent === undefined) return svg`<path class="roof glassy" d=${path} />`;
  return svg`<path class="roof" d=${path} />
    <rect class="hole" x="92" y="184" width="56" height="34" rx="6" />
    <rect class="pane" x="92" y="184" width="56" height="34" rx="6" data-open=${Math.ceil(percent / 25)} />`;
}

/** On the rear window. Its long leg stays in the case when it opens. */
const lock = svg`<g class="lock">
  <path class="shackle" d="M113 284v-5.500a7 7 0 0 1 14 0v11.500" />
  <rect x="109" y="283" width="22" height="16" rx="4" />
</g>`;

const port = svg`<g class="port"><path d="M52 306C50 312 50 320 51 326L45 327C41 320 41 311 46 305Z" /></g>
<g class="cable">
  <path class="wire" d="M47 316C20 316 14 336 14 362V410" />
  <path class="flow" d="M14 410V362C14 336 20 316 47 316" />
  <rect x="35" y="310.500" width="19" height="11" rx="4" />
</g>`;
