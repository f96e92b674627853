/** How the login hosts and Fleet API write their answers. */

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}

/** An error of the login hosts. */
export function oauthError(status: number, error: string, description: string): Response {
  return json(status, { error, error_description: description, referenceID: "0a1b2c3d-simulated" });
}

/** An error of Fleet API. */
export function apiError(status: number, error: string): Response {
  return json(status, { response: null, error, error_description: "" });
}

/** A page. Scripts and inline styles are left out, so that the strictest policy of a host shows it. */
export function html(status: number, title: string, body: string): Response {
  const text = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title}</title></head>
<body><main>
<p>Simulated Tesla. No real account is asked.</p>
<h1>${title}</h1>
${body}
</main></body>
</html>
`;
  return new Response(text, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A link. Its address may be relative. */
export function link(address: string, text: string): string {
  return `<a href="${escaped(address)}">${escaped(text)}</a>`;
}
