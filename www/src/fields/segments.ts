import { html, type TemplateResult } from "lit";

interface Segments<T extends string> {
  name: string;
  options: readonly (readonly [value: T, label: string])[];
  /** Absent: none of them. */
  chosen?: T | undefined;
  required?: boolean;
  /** Not needed in a form, which reads its radio buttons itself. */
  pick?: (value: T) => void;
}

/** Radio buttons in a row. */
export function segments<T extends string>(of: Segments<T>): TemplateResult {
  const { name, options, chosen, required = false, pick } = of;
  return html`<div class="segments">
    ${options.map(
      ([value, label]) => html`<label class="segment">
        <input
          type="radio"
          name=${name}
          value=${value}
          ?required=${required}
          .checked=${value === chosen}
          @change=${() => pick?.(value)}
        />
        <span>${label}</span>
      </label>`,
    )}
  </div>`;
}
