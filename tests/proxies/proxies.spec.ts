/** What each configuration has to keep to, whichever server runs it. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { carLine, expectState, findVehicles, formOf, press } from "../e2e/control-page.ts";
import { expect, TOKEN } from "../e2e/fixtures.ts";
import { plainUpstream, secureUpstream } from "../server/helpers.ts";
import { newKey, temporaryFolder } from "../server/sign-in.ts";
import { CLIENT_ID } from "../sign-in/tesla.ts";
import { command, type ServerName, send, test } from "./fixtures.ts";
import { deferredServer } from "./sign-in.ts";

const ID = "1492931365719407";
const VIN = "5YJ3E1EA7KF000316";
const HEADERS = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };

for (const server of ["caddy", "nginx"] as const satisfies ServerName[]) {
  test.describe(server, () => {
    test("on one origin, the page is served and unlocks the car", async ({
      page,
      api,
      proxyOf,
      folder,
      complaints,
    }) => {
      // The page asks whether there is a sign-in, which does not run here.
      complaints.allow(/status of 502/);
      const { url } = await proxyOf(server, { kind: "same-origin", upstream: api.url, page: folder });
      await page.goto(url);
      const dialog = await findVehicles(page, {});
      await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
      await expect(carLine(page)).toHaveAttribute("data-status", "awake");
      await press(page, "door_unlock", true);
      await expectState(formOf(page, "door_unlock"), "done");
      expect(api.car.locked).toBe(false);
      expect(api.sent).toHaveLength(1);
    });

    test("the page's files come with their types, compressed, and with the headers that keep them safe", async ({
      proxyOf,
      folder,
      page,
    }) => {
      const { url } = await proxyOf(server, {
        kind: "same-origin",
        upstream: "http://127.0.0.1:1",
        page: folder,
      });
      const loaded: string[] = [];
      page.on("response", (response) => loaded.push(new URL(response.url()).pathname));
      await page.goto(url);
      await expect(carLine(page)).toHaveAttribute("data-status", "awake");
      // The page's own script and style sheet: Caddy leaves files below 512 bytes, as some chunks are, as they are.
      const kinds: [RegExp, string][] = [
        [/\/$/, "text/html"],
        [/\/index-[^/]+\.js$/, "javascript"],
        [/\/index-[^/]+\.css$/, "text/css"],
        [/\.wasm$/, "application/wasm"],
      ];
      for (const [name, type] of kinds) {
        const path = loaded.find((one) => name.test(one)) ?? "";
        const { status, headers } = await send(url, { path, headers: { "accept-encoding": "gzip" } });
        expect(status, path).toBe(200);
        expect(headers["content-type"], path).toContain(type);
        expect(headers["content-encoding"], path).toBe("gzip");
        expect(headers["cache-control"], path).toBe(
          path === "/" ? "no-cache" : "public, max-age=31536000, immutable",
        );
        expect(headers, path).toMatchObject({
          connection: "close",
          "content-security-policy": "frame-ancestors 'none'; connect-src 'self'",
          "referrer-policy": "no-referrer",
          "x-content-type-options": "nosniff",
        });
      }
      expect((await send(url, { path: "/missing" })).status).toBe(404);
      expect((await send(url, { path: "/../../etc/passwd" })).status).not.toBe(200);
    });

    test("a page of another origin can read what the API says, and the API gets each request once", async ({
      page,
      api,
      proxyOf,
      elsewhere,
      complaints,
    }) => {
      complaints.allow(/status of (401|408|429|502)/);
      const pageOrigin = await elsewhere();
      const { url } = await proxyOf(server, { kind: "own-origin", upstream: api.url, pageOrigin });
      await page.goto(pageOrigin);
      const vehicle = { id: api.car.id, accessToken: TOKEN, baseUrl: url };
      const { simulator } = api;

      expect(await command(page, "doorUnlock", vehicle)).toEqual({ result: true, reason: "" });
      expect(api.car.locked).toBe(false);

      simulator.act(api.car.id, "shift", { gear: "D" });
      expect(await command(page, "honkHorn", vehicle)).toMatchObject({
        code: "rejected",
        reason: "not_in_park",
      });
      simulator.failNext({ status: 429, headers: { "retry-after": "30" }, body: "Retry in 30 seconds" });
      expect(await command(page, "honkHorn", vehicle)).toMatchObject({
        code: "rate_limited",
        status: 429,
        retryAfterMs: 30_000,
      });
      expect(await command(page, "honkHorn", { ...vehicle, accessToken: "expired" })).toMatchObject({
        code: "unauthorized",
        status: 401,
      });
      simulator.failNext({ status: "cut" });
      expect(await command(page, "honkHorn", vehicle)).toMatchObject({
        code: "http",
        status: 502,
        mayHaveSucceeded: true,
      });
      simulator.act(api.car.id, "shift", { gear: "P" });
      simulator.act(api.car.id, "sleep");
      expect(await command(page, "honkHorn", vehicle)).toMatchObject({
        code: "unavailable",
        status: 408,
        mayHaveSucceeded: false,
      });
      expect(api.sent).toHaveLength(6);
    });

    test("a preflight is answered by the proxy, and a page of a third origin gets nowhere", async ({
      page,
      t,
      proxyOf,
      elsewhere,
      complaints,
    }) => {
      complaints.allow(/CORS policy|ERR_FAILED/);
      const upstream = await plainUpstream(t);
      const pageOrigin = await elsewhere();
      const { url } = await proxyOf(server, {
        kind: "own-origin",
        upstream: upstream.url.origin,
        pageOrigin,
      });
      const vehicle = { id: ID, accessToken: TOKEN, baseUrl: url };

      await page.goto(pageOrigin);
      expect(await command(page, "doorLock", vehicle)).toEqual({ result: true, reason: "" });
      expect(upstream.seen.map(({ method }) => method)).toEqual(["POST"]);

      await page.goto(await elsewhere());
      expect(await command(page, "doorLock", vehicle)).toMatchObject({ code: "network" });
      expect(upstream.seen).toHaveLength(1);

      const path = `/api/1/vehicles/${ID}/command/door_lock`;
      const { status, headers } = await send(url, { method: "OPTIONS", path });
      expect(status).toBe(204);
      expect(headers).toMatchObject({
        "access-control-allow-origin": pageOrigin,
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "authorization, content-type",
        "access-control-max-age": "7200",
        connection: "close",
      });
    });

    test("what the page needs is relayed as it is, and nothing else is", async ({ t, proxyOf, folder }) => {
      const upstream = await plainUpstream(t);
      const { url } = await proxyOf(server, {
        kind: "same-origin",
        upstream: upstream.url.origin,
        page: folder,
      });
      const relayed = [
        ["GET", "/api/1/vehicles"],
        ["GET", "/api/1/products"],
        ["GET", "/api/1/users/region"],
        ["POST", "/api/1/vehicles/fleet_status"],
        ["GET", `/api/1/vehicles/${ID}`],
        ["GET", `/api/1/vehicles/${VIN}/vehicle_data?endpoints=charge_state%3Bdrive_state`],
        ["POST", `/api/1/vehicles/${ID}/wake_up`],
        ["POST", `/api/1/vehicles/${VIN}/signed_command`],
        ["POST", `/api/1/vehicles/${ID}/command/set_temps?driver_temp=21.5`],
      ] as const;
      for (const [method, path] of relayed) {
        const { status } = await send(
          url,
          { method, path: `/tesla${path}`, headers: HEADERS },
          bodyOf(method),
        );
        expect(status, path).toBe(200);
      }
      expect(upstream.seen.map((one) => [one.method, one.url])).toEqual(relayed);
      expect(upstream.seen.map(({ body }) => body)).toEqual(relayed.map(([method]) => bodyOf(method)));

      upstream.seen.length = 0;
      const refused = [
        ["GET", `/tesla/api/1/vehicles/${ID}/command/door_unlock`],
        ["POST", "/tesla/api/1/vehicles"],
        ["DELETE", `/tesla/api/1/vehicles/${ID}`],
        ["PUT", `/tesla/api/1/vehicles/${ID}/command/door_unlock`],
        ["OPTIONS", `/tesla/api/1/vehicles/${ID}/command/door_unlock`],
        ["GET", "/tesla/api/1/users/me"],
        ["POST", "/tesla/api/1/users/region"],
        ["GET", "/tesla/api/1/vehicles/fleet_status"],
        ["POST", "/tesla/api/1/partner_accounts"],
        ["GET", "/tesla/api/1/vehicles/"],
        ["GET", `/tesla/api/1/vehicles/${ID}/mobile_enabled`],
        ["POST", "/tesla/oauth/token"],
        ["POST", "/tesla/api/1/vehicles/../users/command/door_unlock"],
        ["POST", "/tesla/api/1/vehicles/me/wake_up"],
        ["GET", `/tesla/api/1/vehicles/${ID}%2fvehicle_data`],
        ["POST", `/tesla/api/1/vehicles/${ID}/command/../../../../oauth/token`],
        ["POST", `/tesla/api/1/vehicles/${ID}/command/x%2f..%2f..%2fwake_up`],
        ["POST", `/tesla/api/1/vehicles/${ID}/command/door_unlock%0d%0aX:y`],
        ["GET", "/tesla/https://elsewhere.invalid/api/1/vehicles"],
        ["GET", "/tesla//elsewhere.invalid/api/1/vehicles"],
        ["GET", "/api/1/vehicles"],
        ["GET", "http://elsewhere.invalid/tesla/api/1/vehicles"],
        ["GET", `${upstream.url.origin}/api/1/vehicles`],
      ] as const;
      for (const [method, path] of refused) {
        await send(url, { method, path, headers: HEADERS });
        expect(upstream.seen, `${method} ${path}`).toEqual([]);
      }
      const other = { ...HEADERS, host: "elsewhere.invalid" };
      await send(url, { path: "/tesla/api/1/vehicles", headers: other });
      expect(upstream.seen).toEqual([]);
      const { status, headers, body } = await send(url, { path: "/tesla/api/1/users/me", headers: HEADERS });
      expect(status).toBe(404);
      expect(headers).toMatchObject({ "content-type": "application/json", "cache-control": "no-store" });
      expect(JSON.parse(body)).toMatchObject({ response: null, error: "not_relayed" });
    });

    test("a connection that breaks does not make a command go out twice, a kept one neither", async ({
      page,
      t,
      proxyOf,
      folder,
      complaints,
    }) => {
      complaints.allow(/status of 502/);
      let cutting = false;
      const upstream = await plainUpstream(t, (response, _seen, cut) =>
        cutting ? cut() : response.end('{"response":{"result":true,"reason":""}}'),
      );
      const { url } = await proxyOf(server, {
        kind: "same-origin",
        upstream: upstream.url.origin,
        page: folder,
      });
      await page.goto(url);
      const vehicle = { id: ID, accessToken: TOKEN, baseUrl: "/tesla" };
      // The first one leaves a connection to the API behind where the server keeps any.
      expect(await command(page, "doorUnlock", vehicle)).toEqual({ result: true, reason: "" });
      cutting = true;
      expect(await command(page, "actuateTrunk", { ...vehicle })).toMatchObject({ code: "invalid_argument" });
      expect(await command(page, "honkHorn", vehicle)).toMatchObject({
        code: "http",
        status: 502,
        mayHaveSucceeded: true,
      });
      expect(upstream.seen.map((one) => one.url?.split("/").at(-1))).toEqual(["door_unlock", "honk_horn"]);
    });

    test("the API learns nothing of the page, the page nothing more of the API, and no log anything", async ({
      t,
      proxyOf,
      folder,
    }) => {
      let cutting = false;
      const upstream = await plainUpstream(t, (response, _seen, cut) => {
        if (cutting) return cut();
        response.writeHead(307, {
          "content-type": "application/json",
          "retry-after": "7",
          "x-txid": "abc",
          "ratelimit-reset": "12",
          location: "https://elsewhere.invalid/",
          "set-cookie": "a=b",
          "access-control-allow-origin": "*",
          "cache-control": "public, max-age=100",
          "alt-svc": 'h3=":443"',
          "x-powered-by": "x",
        });
        response.end("{}");
      });
      const { url, written } = await proxyOf(server, {
        kind: "same-origin",
        upstream: upstream.url.origin,
        page: folder,
      });
      const path = `/tesla/api/1/vehicles/${ID}/command/speed_limit_activate?pin=9731`;
      const browser = {
        accept: "*/*",
        "accept-language": "de",
        cookie: "session=1",
        origin: "https://app.example",
        referer: "https://app.example/page",
        "sec-fetch-mode": "cors",
        "user-agent": "A browser",
        "x-forwarded-for": "192.0.2.1",
        "x-requested-with": "x",
      };
      const body = '{"pin":"9731"}';
      const answer = await send(url, { method: "POST", path, headers: { ...HEADERS, ...browser } }, body);
      const { connection: _, "accept-encoding": __, ...headers } = upstream.seen[0]?.headers ?? {};
      expect(headers).toEqual({
        ...HEADERS,
        accept: "*/*",
        "content-length": String(body.length),
        host: upstream.url.host,
        "user-agent": "tesla-commands",
      });
      expect(answer.status).toBe(307);
      const {
        date: _date,
        "content-length": _length,
        "transfer-encoding": _coding,
        ...rest
      } = answer.headers;
      expect(rest).toEqual({
        "cache-control": "no-store",
        connection: "close",
        "content-type": "application/json",
        "ratelimit-reset": "12",
        "referrer-policy": "no-referrer",
        "retry-after": "7",
        "strict-transport-security": "max-age=31536000",
        "x-content-type-options": "nosniff",
        "x-txid": "abc",
        ...(server === "nginx" ? { server: "nginx" } : {}),
      });

      cutting = true;
      expect((await send(url, { method: "POST", path, headers: HEADERS }, body)).status).toBe(502);
      const log = await written();
      expect(log).not.toContain(TOKEN);
      expect(log).not.toContain("9731");
    });

    test("a person signs in through it, and Tesla finds the public key", async ({ t, proxyOf, folder }) => {
      const signIn = await deferredServer(t);
      const keyFolder = await temporaryFolder(t);
      const pem = newKey();
      await writeFile(join(keyFolder, "public-key.pem"), pem);
      const upstream = await plainUpstream(t);
      const { url, written } = await proxyOf(server, {
        kind: "same-origin",
        upstream: upstream.url.origin,
        page: folder,
        signIn: signIn.address,
        keyFolder,
      });
      const { tesla, folder: loginFolder } = await signIn.serve(url);

      const { body: state, headers: plain } = await send(url, { path: "/sign-in" });
      expect(JSON.parse(state)).toMatchObject({ configured: true, signedIn: false });
      expect(plain).toMatchObject({ "cache-control": "no-store", connection: "close" });
      const start = await send(url, { path: "/sign-in/start" });
      expect(start.status).toBe(303);
      const asked = await tesla.fetch(new Request(start.headers.location ?? ""));
      const back = new URL(asked.headers.get("location") ?? "");
      expect(back.origin).toBe(url);
      const cookieOf = (lines: string[] | undefined) => /^[^;]+/.exec(lines?.at(-1) ?? "")?.[0] ?? "";
      const code = back.searchParams.get("code") ?? "";
      const path = back.pathname + back.search;
      const callback = await send(url, { path, headers: { cookie: cookieOf(start.headers["set-cookie"]) } });
      expect(callback.headers.location).toBe(`${url}/?signed-in`);
      const cookie = cookieOf(callback.headers["set-cookie"]);
      const ask = (headers: Record<string, string>) =>
        send(
          url,
          {
            method: "POST",
            path: "/sign-in/token",
            headers: { "content-type": "application/json", cookie, ...headers },
          },
          "{}",
        );
      const token = await ask({ origin: url, "sec-fetch-site": "same-origin" });
      expect(token.status).toBe(200);
      expect(JSON.parse(token.body).accessToken).toMatch(/^eyJ/);
      for (const headers of [
        {},
        { origin: "https://evil.example" },
        { origin: url, "sec-fetch-site": "cross-site" },
      ] as Record<string, string>[]) {
        expect((await ask(headers)).status).toBe(403);
      }

      const key = await send(url, { path: "/.well-known/appspecific/com.tesla.3p.public-key.pem" });
      expect(key).toMatchObject({ status: 200, body: pem });
      expect(key.headers["content-type"]).toBe("application/x-pem-file");

      // The cookie stays with the sign-in.
      await send(url, { path: "/tesla/api/1/vehicles", headers: { ...HEADERS, cookie } });
      expect(upstream.seen[0]?.headers.cookie).toBeUndefined();
      const login = JSON.parse(await readFile(join(loginFolder, `${CLIENT_ID}.login.json`), "utf8"));
      const log = await written();
      for (const secret of [code, cookie.split("=")[1] ?? "", login.refreshToken, login.accessToken]) {
        expect(secret.length).toBeGreaterThan(30);
        expect(log).not.toContain(secret);
      }
    });

    test("the API is spoken to as it wants, and only if its certificate is trusted", async ({
      t,
      proxyOf,
      folder,
    }) => {
      const upstream = await secureUpstream(t, { minVersion: "TLSv1.3", allowHTTP1: true });
      const setting = { kind: "same-origin", upstream: upstream.url.origin, page: folder } as const;
      const get = (url: string) => send(url, { path: "/tesla/api/1/vehicles", headers: HEADERS });
      const trusting = await proxyOf(server, { ...setting, ca: upstream.ca });
      expect((await get(trusting.url)).status).toBe(200);
      expect(upstream.connections).toEqual([
        { protocol: "TLSv1.3", alpn: server === "caddy" ? "h2" : false },
      ]);

      const wary = await proxyOf(server, setting);
      expect((await get(wary.url)).status).toBe(502);
      expect(upstream.seen).toHaveLength(1);
    });
  });
}

const bodyOf = (method: string): string => (method === "POST" ? '{"id":14929313657194071234}' : "");
