/** Joins a number and its unit so that they never part at the end of a line. */
export const quantity = (value: number | string, unit: string): string => `${value}\u00a0${unit}`;

/** Whole seconds for a pause that is still running, tenths for one that is over. */
export const seconds = (milliseconds: number, digits = 0): string =>
  quantity(decimal(milliseconds / 1000, digits), "s");

/** A number with a fixed number of decimals, as the page's language writes it. */
export const decimal = (value: number, digits: number): string =>
  value.toLocaleString(document.documentElement.lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** How long to wait, in the largest unit that is still exact enough. */
export const duration = (milliseconds: number): string => {
  const total = Math.ceil(milliseconds / 1000);
  if (total <= 90) return quantity(total, "s");
  const minutes = Math.ceil(total / 60);
  return minutes <= 90 ? quantity(minutes, "min") : quantity(Math.ceil(minutes / 60), "h");
};
