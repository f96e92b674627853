/** What is to happen to requests that have not arrived yet, oldest first. */
export class Pending<Item extends { times?: number | undefined }> {
  #items: { item: Item; timesLeft: number }[] = [];

  /** @throws RangeError when its `times` is not a whole number from 1 */
  add(item: Item): void {
    const { times = 1 } = item;
    if (!Number.isInteger(times) || times < 1) throw new RangeError("times is a whole number from 1.");
    this.#items.push({ item, timesLeft: times });
  }

  /** The first item that fits a request; this counts as one of its times. */
  take(fits: (item: Item) => boolean): Item | undefined {
    const hit = this.#items.find(({ item }) => fits(item));
    if (hit === undefined) return undefined;
    hit.timesLeft -= 1;
    if (hit.timesLeft === 0) this.#items = this.#items.filter((other) => other !== hit);
    return hit.item;
  }

  /** Forgets everything that has not happened yet. */
  clear(): void {
    this.#items = [];
  }
}
