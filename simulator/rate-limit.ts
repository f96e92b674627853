/** How often a car may be asked and commanded. */

/** Requests a minute and car: for its data, for commands, and for waking it. Without a number: no limit. */
export interface RateLimits {
  data?: number | undefined;
  commands?: number | undefined;
  wakes?: number | undefined;
}

/** What is left of a limit. */
export interface Allowance {
  limit: number;
  remaining: number;
  /** Seconds until the count starts again. */
  reset: number;
  exceeded: boolean;
}

const MINUTE = 60_000;

/** Counts requests by the minute. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #now: () => number;
  readonly #counts = new Map<string, { since: number; count: number }>();

  constructor(limits: RateLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts a request; `undefined` if nothing limits it. Lists and summaries are free, as the servers have them in store. */
  count(url: string): Allowance | undefined {
    const [, car, rest = ""] = /\/api\/1\/vehicles\/(\w+)\/(.+)$/.exec(new URL(url).pathname) ?? [];
    const kind = /^(command\/|signed_command$)/.test(rest)
      ? "commands"
      : rest === "wake_up"
        ? "wakes"
        : "data";
    const limit = car === undefined ? undefined : this.#limits[kind];
    if (limit === undefined) return undefined;
    const key = `${car} ${kind}`;
    const now = this.#now();
    const known = this.#counts.get(key);
    const current = known && now - known.since < MINUTE ? known : { since: now, count: 0 };
    current.count += 1;
    this.#counts.set(key, current);
    const reset = Math.ceil((current.since + MINUTE - now) / 1000);
    return { limit, remaining: Math.max(0, limit - current.count), reset, exceeded: current.count > limit };
  }

  /** Forgets all requests. */
  clear(): void {
    this.#counts.clear();
  }
}

/** The headers in which the servers tell what is left. */
export function rateLimitHeaders({ limit, remaining, reset, exceeded }: Allowance): Record<string, string> {
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": String(reset),
    ...(exceeded && { "retry-after": String(reset) }),
  };
}
