import type { Texts } from "../texts/index.ts";

/** Parts of the page that can be found besides commands and settings, and where they are. */
export const places: Readonly<Record<string, { title: (texts: Texts) => string; selector: string }>> = {
  forget: { title: ({ settings }) => settings.forget, selector: "[data-action=forget]" },
  keys: { title: ({ keys }) => keys.title, selector: ".key-panel > summary" },
  connect: { title: ({ simulated }) => simulated.connect, selector: "[data-action=connect]" },
};
