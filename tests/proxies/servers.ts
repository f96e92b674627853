/** Caddy and nginx with the configurations of `www/proxies`, as a person would start them: only the marked values differ. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { certificate } from "../server/helpers.ts";

const CONFIGURATIONS = fileURLToPath(new URL("../../www/proxies", import.meta.url));

/** The values that a person fills in. */
export interface Setting {
  kind: "same-origin" | "own-origin";
  /** The origin of the API. */
  upstream: string;
  /** The folder of the page, for `same-origin`. */
  page?: string;
  /** The page's origin, for `own-origin`. */
  pageOrigin?: string;
  /** Host and port of the server for the sign-in. */
  signIn?: string;
  /** The folder of public-key.pem. */
  keyFolder?: string;
  /** The certificate authority to trust for the upstream, in place of the system's. */
  ca?: string;
}

export interface Started {
  /** Its origin. */
  url: string;
  /** What it has written so far: to the terminal and into log files. */
  written(): Promise<string>;
  stop(): Promise<void>;
}

export const servers = { caddy: startCaddy, nginx: startNginx };

const NOBODY = "127.0.0.1:1";

async function startCaddy(setting: Setting): Promise<Started> {
  const { kind, upstream, page = "", pageOrigin = "", signIn = NOBODY, keyFolder = "/nowhere", ca } = setting;
  const folder = await mkdtemp(join(tmpdir(), "tesla-commands-caddy-"));
  const url = `http://localhost:${await freePort()}`;
  const trust = ca === undefined ? {} : { SSL_CERT_FILE: join(folder, "ca.pem") };
  if (ca !== undefined) await writeFile(join(folder, "ca.pem"), ca);
  const file = join(CONFIGURATIONS, "caddy", `${kind}.Caddyfile`);
  const child = spawn(process.env.CADDY ?? "caddy", ["run", "--adapter", "caddyfile", "--config", file], {
    env: {
      ...{ HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      ...{ SITE: url, UPSTREAM: upstream, PAGE: page, PAGE_ORIGIN: pageOrigin },
      ...{ SIGN_IN: signIn, KEY_FOLDER: keyFolder },
      ...trust,
    },
  });
  return running(child, url, folder);
}

async function startNginx(setting: Setting): Promise<Started> {
  const { kind, upstream, page = "", pageOrigin = "", signIn = NOBODY, keyFolder = "/nowhere", ca } = setting;
  const folder = await mkdtemp(join(tmpdir(), "tesla-commands-nginx-"));
  const port = await freePort();
  const { key, cert } = await certificate();
  const files = { "site.pem": cert, "site.key": key, "ca.pem": ca ?? cert };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);

  const name = kind === "same-origin" ? "commands.example" : "api.example";
  const own: Record<string, string> = {
    "listen 443 ssl;": `listen 127.0.0.1:${port} ssl;`,
    [`server_name ${name};`]: "server_name localhost;",
    [`/etc/ssl/${name}.pem`]: join(folder, "site.pem"),
    [`/etc/ssl/${name}.key`]: join(folder, "site.key"),
    ...(kind === "same-origin"
      ? { "/srv/tesla-commands": page, "/srv/tesla-key": keyFolder }
      : { "https://commands.example": pageOrigin }),
  };
  const relay = {
    "https://owner-api.teslamotors.com": upstream,
    "/etc/ssl/certs/ca-certificates.crt": join(folder, "ca.pem"),
    "/var/log/nginx/error.log": join(folder, "error.log"),
  };
  const passing = { "127.0.0.1:8082": signIn, "/var/log/nginx/error.log": join(folder, "error.log") };
  await mkdir(join(folder, "tesla-commands"));
  for (const file of await readdir(join(CONFIGURATIONS, "nginx"))) {
    const values = { [`${kind}.conf`]: own, "relay.conf": relay, "sign-in.conf": passing }[file] ?? {};
    const text = replaced(await readFile(join(CONFIGURATIONS, "nginx", file), "utf8"), values, file);
    await writeFile(join(folder, "tesla-commands", file), text);
  }
  const nginx = process.env.NGINX ?? "nginx";
  await cp(mimeTypes(nginx), join(folder, "mime.types"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  await writeFile(
    join(folder, "nginx.conf"),
    [
      "daemon off; master_process off; pid nginx.pid; events {}",
      "http {",
      "include mime.types; access_log access.log;",
      ...temporary.map((what) => `${what}_temp_path temporary;`),
      `include tesla-commands/${kind}.conf;`,
      "}",
    ].join("\n"),
  );
  const child = spawn(nginx, ["-e", "stderr", "-p", folder, "-c", "nginx.conf"]);
  return running(child, `https://localhost:${port}`, folder);
}

function replaced(text: string, values: Record<string, string>, file: string): string {
  let made = text;
  for (const [value, own] of Object.entries(values)) {
    if (!made.includes(value)) throw new Error(`${file} has no ${value} to replace.`);
    made = made.replaceAll(value, own);
  }
  return made;
}

/** Debian's, wherever its package was unpacked, or Homebrew's. */
function mimeTypes(nginx: string): string {
  const places = ["../../etc/nginx", "../etc/nginx"].map((place) =>
    join(dirname(nginx), place, "mime.types"),
  );
  const found = places.find((path) => existsSync(path));
  if (!found) throw new Error(`nginx's mime.types is in none of ${places.join(", ")}.`);
  return found;
}

/** Waits until the server answers, or reports what it said instead. */
async function running(child: ChildProcess, url: string, folder: string): Promise<Started> {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.once("error", (error) => {
    said += error.message;
  });
  const port = Number(new URL(url).port);
  while (!(await isAnswered(port))) {
    if (child.exitCode !== null || child.pid === undefined)
      throw new Error(`The proxy did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    async written() {
      const logs = (await readdir(folder)).filter((name) => name.endsWith(".log"));
      const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), "utf8")));
      return [said, ...texts].join("\n");
    },
    async stop() {
      // Not asked to end in good order: that would wait for connections that the browser opened and never used.
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(address)));
    });
  });
}
