/** Orders that wait for the requests they are to hit, oldest first. */
export class Waiting<Order extends { times?: number | undefined }> {
  #waiting: { order: Order; timesLeft: number }[] = [];

  /** @throws RangeError when its `times` is no number of times */
  add(order: Order): void {
    const { times = 1 } = order;
    if (!Number.isInteger(times) || times < 1) throw new RangeError("times is a whole number from 1.");
    this.#waiting.push({ order, timesLeft: times });
  }

  /** The first order that fits a request; that counts as one of its times. */
  take(fits: (order: Order) => boolean): Order | undefined {
    const hit = this.#waiting.find(({ order }) => fits(order));
    if (hit === undefined) return undefined;
    hit.timesLeft -= 1;
    if (hit.timesLeft === 0) this.#waiting = this.#waiting.filter((waiting) => waiting !== hit);
    return hit.order;
  }

  /** Forgets all that have not hit yet. */
  clear(): void {
    this.#waiting = [];
  }
}
