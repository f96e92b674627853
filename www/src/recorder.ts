import type { FetchInit } from "tesla-commands";

/** A request that the package made, without what is secret in it. */
export interface Exchange {
  method: string;
  /** The whole address, with the query. */
  url: string;
  contentType: string | null;
  body: string;
  /** Absent where no answer came. */
  status?: number;
}

/** Which requests to note down, and which parameters of theirs are secret, by their wire names. */
export interface Notes {
  wants(path: string): boolean;
  secrets: readonly string[];
  exchanges: Exchange[];
}

type Fetch = (url: string, init: FetchInit) => Promise<Response>;

const hidden = "••••";

/** Stands between the package and the network, and notes down what goes through for those who listen. Every car has one
 * for as long as the page knows it: calls of the package meet by their `fetch`. */
export class Recorder {
  readonly #fetch: Fetch;
  readonly #listeners = new Set<Notes>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Starts to note down. Returns the function that ends it. */
  listen(notes: Notes): () => void {
    this.#listeners.add(notes);
    return () => this.#listeners.delete(notes);
  }

  readonly fetch: Fetch = async (address, init) => {
    const url = new URL(address, location.href);
    const listeners = [...this.#listeners].filter((notes) => notes.wants(url.pathname));
    const exchanges = listeners.map((notes) => {
      const exchange = noted(url, init, notes.secrets);
      notes.exchanges.push(exchange);
      return exchange;
    });
    const response = await this.#fetch(address, init);
    for (const exchange of exchanges) exchange.status = response.status;
    return response;
  };
}

function noted(address: URL, init: FetchInit, secrets: readonly string[]): Exchange {
  const url = new URL(address);
  for (const name of secrets) if (url.searchParams.has(name)) url.searchParams.set(name, hidden);
  return {
    method: init.method,
    url: url.href.replaceAll(encodeURIComponent(hidden), hidden),
    contentType: init.headers["Content-Type"] ?? null,
    body: withoutSecrets(init.body ?? "", secrets),
  };
}

/** A body that should have a secret but is not read here is not shown at all. */
function withoutSecrets(body: string, secrets: readonly string[]): string {
  if (secrets.length === 0 || body === "") return body;
  try {
    return JSON.stringify(JSON.parse(body, (name, value) => (secrets.includes(name) ? hidden : value)));
  } catch {
    return hidden;
  }
}
