// The rows of the table: a name, a cell for Chromium and a cell for Node.

/** The rows of a measurement with a summary for each contestant. */
export function comparisonRows(title, { chromium, node }) {
  const names = new Set([...Object.keys(node ?? {}), ...Object.keys(chromium ?? {})]);
  return [
    titleRow(title),
    ...[...names].map((name) => row(name, figure(chromium?.[name]), figure(node?.[name]))),
  ];
}

export const titleRow = (title) => row(`**${title}**`);

export const row = (name, chromium, node) => [name, chromium ?? "", node ?? ""].map(String);

/** Minimum / median (middle half); and the ratio and the difference to the base. */
function figure(summary) {
  if (!summary) return "";
  const { min, median, low, high, ratio, difference } = summary;
  const beyond = ratio === undefined ? "" : `; × ${ratio.toFixed(2)}, ${signed(difference)}`;
  // All of them are the same for a single sample.
  if (min === high) return `${number(median)}${beyond}`;
  return `${number(min)} / ${number(median)} (${number(low)}–${number(high)})${beyond}`;
}

const signed = (difference) => `${difference < 0 ? "−" : "+"}${number(Math.abs(difference))}`;

/** With at least three digits. */
export function number(value) {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/** The table as Markdown. */
export function markdown(rows) {
  const lines = [["", "Chromium", "Node"], ["---", "---", "---"], ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell && `${cell} `).join("| ")}|`).join("\n");
}
