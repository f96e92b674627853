/** `npm run sign-in`: the sign-in alone, behind a web server that serves the page and relays to the API. */

import { listen, run } from "../listen.ts";
import { createSignInServer } from "../server.ts";
import { readAddress, StartError } from "../settings.ts";
import { createFetch } from "../upstream.ts";
import { requireAppSettings } from "./settings.ts";
import { createSignIn } from "./sign-in.ts";

await run(async () => {
  const address = readAddress(process.env, 8082);
  if (!process.env.ORIGIN) {
    throw new StartError(
      "ORIGIN is missing: give the address at which people open the page, such as ORIGIN=https://car.example.",
    );
  }
  const settings = requireAppSettings(process.env, address);
  const { fetch, close } = createFetch();
  const app = await createSignInServer(createSignIn(settings, fetch));
  app.addHook("onClose", close);
  const url = await listen(app, address, "npm run sign-in");
  console.log(`Sign-in  ${url}/sign-in, for the page at ${settings.origin}`);
  return app;
});
