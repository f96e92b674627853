import { nextTask } from "../next-task.ts";
import { LightElement } from "./light-element.ts";

/** A component below the first view. It renders for the first time in a task of its own, after what is above it. */
export class LaterElement extends LightElement {
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await nextTask();
    await super.scheduleUpdate();
  }
}
