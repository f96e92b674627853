/** What can go wrong on the way to Tesla's servers and back. */

/** The next request, or the next `times`, whose path contains `path`. */
export interface TeslaFault {
  /**
   * - `unreachable`: the request does not arrive, and there is no answer.
   * - `lost`: the request has its effect, and the answer is lost.
   * - `half`: the request has its effect, and the answer breaks off in the middle.
   * - `blocked`: 403 with a page of HTML, as of a firewall; no effect.
   * - `unavailable`: 503 with a page of HTML; no effect.
   * - `unclear`: 503, although the request has had its effect.
   * - `slow`: the answer comes after `until` has resolved.
   */
  kind: "unreachable" | "lost" | "half" | "blocked" | "unavailable" | "unclear" | "slow";
  path?: string;
  times?: number;
  until?: Promise<unknown>;
}

/** Answers a request, spoilt by the fault. Rejects as `fetch` does where there is no answer. */
export async function spoilt(
  { kind, until }: TeslaFault,
  answer: () => Promise<Response>,
): Promise<Response> {
  switch (kind) {
    case "unreachable":
      throw new TypeError("fetch failed");
    case "blocked":
      return page(403, "Access Denied");
    case "unavailable":
      return page(503, "Service Unavailable");
    case "slow": {
      const response = await answer();
      await until;
      return response;
    }
    case "unclear":
      await answer();
      return page(503, "Service Unavailable");
    case "lost":
      await answer();
      throw new TypeError("fetch failed");
    case "half":
      return halved(await answer());
  }
}

function page(status: number, title: string): Response {
  const html = `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>`;
  return new Response(html, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

async function halved(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, bytes.length / 2));
    },
    pull(controller) {
      controller.error(new TypeError("terminated"));
    },
  });
  const headers = new Headers(response.headers);
  headers.set("content-length", String(bytes.length));
  return new Response(body, { status: response.status, headers });
}
