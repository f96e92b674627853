import { html, type TemplateResult } from "lit";
import { isTimeOfDay } from "../parameters.ts";
import { choiceField } from "./choice-field.ts";
import type { Field } from "./field.ts";
import "./number-field.ts";
import { secretField } from "./secret-field.ts";
import { objectField, textField } from "./text-field.ts";

/** The control for a parameter, by its kind. */
export function renderField(field: Field): TemplateResult {
  switch (field.parameter.kind) {
    case "number":
    case "integer":
      if (isTimeOfDay(field.parameter)) {
        void import("./time-field.ts").catch(() => {});
        return html`<time-field .field=${field}></time-field>`;
      }
      return html`<number-field .field=${field}></number-field>`;
    case "boolean":
    case "choice":
      return choiceField(field);
    case "calendar":
      // One command has it, and few people use that. Where it cannot be loaded, the form says that nothing is filled in.
      void import("./calendar-field.ts").catch(() => {});
      return html`<calendar-field .field=${field}></calendar-field>`;
    case "days":
      void import("./days-field.ts").catch(() => {});
      return html`<days-field .field=${field}></days-field>`;
    case "pin":
    case "password":
      return secretField(field);
    case "object":
      return objectField(field);
    default:
      // A kind that a later version of the package adds is typed as text, and checked by the package.
      return textField(field);
  }
}
