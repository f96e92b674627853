/** `npm start`: the page, the simulated car, the sign-in, and the proxy where UPSTREAM or an app of Fleet API is set. */

import { fileURLToPath } from "node:url";
import { createSimulator } from "../simulator/index.ts";
import { listen, run } from "./listen.ts";
import { createServer, PREFIXES } from "./server.ts";
import { isLoopback, readSettings } from "./settings.ts";
import { type AppSettings, readAppSettings } from "./sign-in/settings.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { simulateSignIn } from "./sign-in/simulated.ts";
import { upstreamOfRegion } from "./sign-in/upstream.ts";
import { createFetch } from "./upstream.ts";

await run(async () => {
  const { upstream, allowOrigins, ...address } = readSettings(process.env);
  const settings = readAppSettings(process.env, address);
  const simulator = createSimulator();
  const { fetch, close } = createFetch();
  const signIn = settings
    ? createSignIn(settings, fetch)
    : simulateSignIn(simulator, `http://localhost:${address.port}`);
  const target = upstream ? { url: upstream } : settings && upstreamOfRegion(settings.hosts);
  const app = await createServer({
    page: fileURLToPath(new URL("../www/dist", import.meta.url)),
    simulator,
    allowOrigins,
    signIn,
    ...(target && { upstream: target }),
  });
  app.addHook("onClose", close);
  const url = await listen(app, address, "npm start");

  console.log(`Control page   ${url}/`);
  console.log(`Simulated car  ${url}${PREFIXES.simulated}/api/1/vehicles`);
  const shown = upstream?.host ?? (settings && "Fleet API of the account's region");
  if (shown) {
    const others = allowOrigins.length > 0 ? `, also for pages of ${allowOrigins.join(", ")}` : "";
    console.log(`Real car       ${url}${PREFIXES.proxy} relays to ${shown}${others}`);
  } else {
    console.log("Real car       off; UPSTREAM=https://owner-api.teslamotors.com npm start turns it on");
  }
  console.log(
    `Sign-in        ${settings ? whoMaySignIn(settings) : "simulated; docs/recipes/your-car-from-anywhere.md explains how to set up a real one"}`,
  );
  if (!isLoopback(address.host)) {
    console.log(
      `Other machines can reach this at ${address.host}, without encryption: tokens can be read on the way.`,
    );
  }
  return app;
});

function whoMaySignIn({ origin, accounts }: AppSettings): string {
  return `${origin}, for ${accounts.length > 0 ? accounts.join(", ") : "the account that signs in first"}`;
}
