// Running the TypeScript programs of server/: its servers and `npm run fleet`. They need npm's packages, so they are imported
// late; and they run in this process, so that signals and exit codes need no passing on.

import { connect } from "node:net";
import { fail } from "./run.js";

/**
 * Runs one of the programs.
 *
 * @param {"start" | "simulator" | "sign-in/start" | "fleet/fleet"} file
 */
export async function serve(file) {
  await acceptTypeScript();
  await import(`../../server/${file}.ts`);
}

/** Ends with a line if another program answers at our port: the server would say the same, but after the long steps. */
export async function checkPort() {
  const host = process.env.HOST || "localhost";
  const port = Number(process.env.PORT || 8080);
  for (const address of host === "localhost" ? ["127.0.0.1", "::1"] : [host]) {
    if (await isAnswered(address, port)) {
      fail(
        `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 10} npm start`,
      );
    }
  }
}

/** Ends with the server's own line if the environment sets something wrong. */
export async function checkSettings() {
  await acceptTypeScript();
  const { readSettings, StartError } = await import("../../server/settings.ts");
  const { readAppSettings } = await import("../../server/sign-in/settings.ts");
  try {
    readAppSettings(process.env, readSettings(process.env));
  } catch (problem) {
    if (!(problem instanceof StartError)) throw problem;
    fail(problem.message);
  }
}

function isAnswered(host, port) {
  if (!(port > 0 && port < 65_536)) return false;
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 }, () => end(true));
    const end = (answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("timeout", () => end(false)).once("error", () => end(false));
  });
}

async function acceptTypeScript() {
  const { register } = await import("tsx/esm/api");
  register();
}
