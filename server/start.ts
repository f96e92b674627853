/** `npm start`: the page, the simulated car, and the proxy where UPSTREAM names an API. */

import { fileURLToPath } from "node:url";
import { createSimulator } from "../simulator/index.ts";
import { listen, run } from "./listen.ts";
import { createServer, PREFIXES } from "./server.ts";
import { isLoopback, readSettings } from "./settings.ts";

await run(async () => {
  const { upstream, allowOrigins, ...address } = readSettings(process.env);
  const app = await createServer({
    page: fileURLToPath(new URL("../www/dist", import.meta.url)),
    simulator: createSimulator(),
    allowOrigins,
    ...(upstream && { upstream: { url: upstream } }),
  });
  const url = await listen(app, address, "npm start");

  console.log(`Control page   ${url}/`);
  console.log(`Simulated car  ${url}${PREFIXES.simulated}/api/1/vehicles`);
  if (upstream) {
    const others = allowOrigins.length > 0 ? `, also for pages of ${allowOrigins.join(", ")}` : "";
    console.log(`Real car       ${url}${PREFIXES.proxy} relays to ${upstream.host}${others}`);
  } else {
    console.log("Real car       off; UPSTREAM=https://owner-api.teslamotors.com npm start turns it on");
  }
  if (!isLoopback(address.host)) {
    console.log(
      `Other machines can reach this at ${address.host}, without encryption: tokens can be read on the way.`,
    );
  }
  return app;
});
