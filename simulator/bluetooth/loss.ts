/**
 * The loss of a connection, which ends the operation that is under way. A race against a promise of the loss would do the
 * same, but that promise would keep something of each operation as long as the connection lasts.
 */
export class Loss {
  #problem: Error | undefined;
  #reject: ((problem: Error) => void) | undefined;

  /** The connection is lost. The first loss counts. */
  occur(problem: Error): void {
    this.#problem ??= problem;
    this.#reject?.(this.#problem);
  }

  /** Carries out an operation, one at a time. Rejects once the connection is lost, even if the operation never settles. */
  async interrupt<T>(act: () => Promise<T>): Promise<T> {
    if (this.#problem) throw this.#problem;
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#reject = reject;
        act().then(resolve, reject);
      });
    } finally {
      this.#reject = undefined;
    }
  }
}
