/** `npm run fleet`: from the settings of an app of Fleet API to the cars. */

import { StartError } from "../settings.ts";
import { createFetch } from "../upstream.ts";
import { runFleet } from "./commands.ts";

const { fetch, close } = createFetch();
try {
  const isGood = await runFleet(process.argv.slice(2), process.env, console.log, fetch);
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await close();
}
