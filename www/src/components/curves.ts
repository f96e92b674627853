import { html, nothing, svg, type TemplateResult } from "lit";
import { clock } from "../times.ts";

/** One curve: its line is whole or dashed, so that nobody needs its colour. */
export interface Curve {
  title: string;
  /** In the order of time; `undefined` where nothing was reported. */
  values: readonly (number | undefined)[];
  /** The numbers at the bottom and at the top of the drawing. */
  range: readonly [number, number];
  dashed: boolean;
  /** The number as it is shown. */
  say(value: number): string;
}

/** Curves over the same points in time. */
export interface Curves {
  /** What they show, for people who hear the table. */
  caption: string;
  timeTitle: string;
  /** Milliseconds since 1970. */
  times: readonly number[];
  curves: readonly Curve[];
}

const width = 320;
const height = 92;
/** At the right is room for the newest numbers. */
const plot = { left: 1, right: 258, top: 8, bottom: 84 };

/** The shortest time that fills the drawing, so that one minute does not look like an hour. */
const shortestMs = 5 * 60_000;
/** Two readings that are further apart are not joined: nobody saw what was between. */
const longestGapMs = 150_000;
/** The rows of the table, for a long time as for a short one. */
const mostRows = 12;

/** The curves as a drawing, with their newest numbers, and as a table for people who do not see it. */
export function curves({ caption, timeTitle, times, curves: all }: Curves): TemplateResult {
  const last = times.at(-1) ?? 0;
  const first = Math.min(times[0] ?? last, last - shortestMs);
  const across = (at: number): number =>
    plot.left + ((at - first) / (last - first)) * (plot.right - plot.left);
  return html`<figure class="curves">
    <div aria-hidden="true">
      <ul class="legend">
        ${all.map(
          ({ title, dashed }) => html`<li>
            <svg width="28" height="8"><path class="curve" ?data-dashed=${dashed} d="M1 4H27" /></svg>${title}
          </li>`,
        )}
      </ul>
      <svg class="plot" viewBox="0 0 ${width} ${height}">
        <path class="ground" d="M${plot.left} ${plot.bottom}H${plot.right}" />
        ${all.map((curve) => svg`<path class="curve" ?data-dashed=${curve.dashed} d=${path(curve, times, across)} />`)}
        ${newest(all)}
      </svg>
      <div class="span">
        <span>${clock(new Date(first))}</span><span>${clock(new Date(last))}</span>
      </div>
    </div>
    <div class="visually-hidden">${table(caption, timeTitle, times, all)}</div>
  </figure>`;
}

function up({ range: [low, high] }: Curve, value: number): number {
  return plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
}

/** A reading that stands alone is a dot: a line of no length with round ends. */
function path(curve: Curve, times: readonly number[], across: (at: number) => number): string {
  let drawn = "";
  let before: number | undefined;
  for (const [index, at] of times.entries()) {
    const value = curve.values[index];
    if (value === undefined) continue;
    const isJoined = before !== undefined && at - before <= longestGapMs;
    const place = `${across(at).toFixed(1)} ${up(curve, value).toFixed(1)}`;
    drawn += isJoined ? `L${place}` : `M${place}h0`;
    before = at;
  }
  return drawn;
}

/** The newest number of each curve at its end, moved apart where they would lie on each other. */
function newest(all: readonly Curve[]): (TemplateResult | typeof nothing)[] {
  const lineHeight = 15;
  const ends = all
    .flatMap((curve) => {
      const value = curve.values.at(-1);
      return value === undefined ? [] : [{ curve, value, y: up(curve, value) }];
    })
    .sort((one, other) => one.y - other.y);
  let above = Number.NEGATIVE_INFINITY;
  const below = (index: number): number => height - 2 - (ends.length - 1 - index) * lineHeight;
  return ends.map(({ curve, value, y }, index) => {
    above = Math.min(Math.max(y + 4, above + lineHeight, 12), below(index));
    return svg`<text x=${plot.right + 8} y=${above}>${curve.say(value)}</text>`;
  });
}

function table(
  caption: string,
  timeTitle: string,
  times: readonly number[],
  all: readonly Curve[],
): TemplateResult {
  const step = Math.max(1, Math.ceil((times.length - 1) / (mostRows - 1)));
  const isRow = (index: number): boolean => (times.length - 1 - index) % step === 0;
  return html`<table>
    <caption>${caption}</caption>
    <thead>
      <tr>
        <th scope="col">${timeTitle}</th>
        ${all.map(({ title }) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${times.map((at, index) =>
        isRow(index)
          ? html`<tr>
              <th scope="row">${clock(new Date(at))}</th>
              ${all.map(({ values, say }) => {
                const value = values[index];
                return html`<td>${value === undefined ? "–" : say(value)}</td>`;
              })}
            </tr>`
          : nothing,
      )}
    </tbody>
  </table>`;
}
