// The package's own time for many signed commands at once, where simulated cars work in the same thread.

import { asRequest } from "./contestants.js";

/**
 * A fetch that answers in waves: as soon as all open commands wait for an answer. So the package and the cars never work
 * at the same time, and the time of the package can be measured.
 */
export class Waves {
  #answer;
  #waiting = [];
  #open = 0;
  #since = 0;
  #milliseconds = 0;
  #requests = 0;

  /** `answer` takes a Request, as a simulated car does. */
  constructor(answer) {
    this.#answer = answer;
  }

  fetch = (input, init) =>
    new Promise((resolve) => {
      this.#requests += 1;
      this.#waiting.push({ request: [input, init], resolve });
      this.#answerIfAllWait();
    });

  /** Sends all commands at once. Gives the milliseconds without the cars', and the number of requests. */
  async send(commands) {
    this.#open = commands.length;
    [this.#milliseconds, this.#requests, this.#since] = [0, 0, performance.now()];
    await Promise.all(commands.map((command) => this.#sendOne(command)));
    this.#milliseconds += performance.now() - this.#since;
    return { milliseconds: this.#milliseconds, requests: this.#requests };
  }

  async #sendOne(command) {
    try {
      await command();
    } finally {
      this.#open -= 1;
      this.#answerIfAllWait();
    }
  }

  async #answerIfAllWait() {
    if (this.#open === 0 || this.#waiting.length < this.#open) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    // The package may have work left after its last request.
    await new Promise((resolve) => setTimeout(resolve));
    this.#milliseconds += performance.now() - this.#since;
    const answers = waiting.map(({ request }) => this.#answer(asRequest(...request)));
    await Promise.allSettled(answers);
    this.#since = performance.now();
    for (const [index, { resolve }] of waiting.entries()) resolve(answers[index]);
  }
}
