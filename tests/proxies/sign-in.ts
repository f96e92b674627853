/** The server of `npm run sign-in` behind a proxy, in front of the simulated Tesla. */

import http from "node:http";
import type { TestContext } from "node:test";
import { createSignInServer } from "../../server/server.ts";
import { WORLD } from "../../server/sign-in/hosts.ts";
import { createSignIn } from "../../server/sign-in/sign-in.ts";
import { listening } from "../server/helpers.ts";
import { temporaryFolder } from "../server/sign-in.ts";
import { app, CLIENT_ID, CLIENT_SECRET, teslaWithApp } from "../sign-in/tesla.ts";

/** A port that is there before the proxy starts; the server behind it knows its origin only after. */
export async function deferredServer(t: TestContext) {
  const server = http.createServer();
  const port = await listening(t, server, "127.0.0.1");
  return {
    address: `127.0.0.1:${port}`,
    async serve(origin: string) {
      const tesla = teslaWithApp({ apps: [app({ redirectUris: [`${origin}/sign-in/callback`] })] });
      const folder = await temporaryFolder(t);
      const settings = {
        ...{ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, hosts: WORLD, origin, folder },
        ...{ accounts: [], domain: undefined, publicKey: undefined },
      };
      const signIn = createSignIn(settings, (url, init) => tesla.fetch(new Request(url, init)));
      const started = await createSignInServer(signIn, () => {});
      t.after(() => started.close());
      await started.ready();
      server.on("request", (request, response) => started.routing(request, response));
      return { tesla, folder };
    },
  };
}
