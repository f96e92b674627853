// In the page: the package as it is released, against every kind of value in every place.

import { flawsOfFunction, kinds, namesOf, SECRET } from "/hostile/matrix.js";
import init, * as tesla from "/index.js";

/** What is no module, and never says so, or after a long time only: an address of 100 MB. */
const NEVER = ["pending promise", "thenable that never calls", "huge text"];

/** What was wrong with the functions that send something; HOSTILE=all tries each of them with what comes from outside. */
export async function flawsOfFunctions(isWhole) {
  await init();
  const flaws = [];
  for (const name of namesOf(tesla)) flaws.push(...(await flawsOfFunction(tesla, name, isWhole)));
  return flaws;
}

/** The same for those that send nothing: `init` must reject what is no module, and work all the same afterwards. */
export async function flawsOfTheRest() {
  const flaws = [];
  const frame = document.body.appendChild(document.createElement("iframe"));
  for (const [kind, make] of kinds(frame.contentWindow)) {
    const value = make();
    // Left out, it is the file beside the script; and what never ends is waited for.
    if (value === undefined || NEVER.includes(kind)) continue;
    try {
      const loading = init(value);
      if (!(loading instanceof Promise)) flaws.push(`init, ${kind}: no promise`);
      const outcome = await loading.then(
        () => "loaded",
        () => "rejected",
      );
      if (outcome !== "rejected") flaws.push(`init, ${kind}: ${outcome}`);
    } catch (error) {
      flaws.push(`init, ${kind}: threw ${error}`);
    }
    try {
      if (tesla.isTeslaCommandError(value) !== (kind === "our error")) flaws.push(`the guard, ${kind}`);
      const early = tesla.doorUnlock(value, value);
      const error = await early.catch((error) => error);
      if (error.code !== "invalid_argument" || error.message.includes(SECRET))
        flaws.push(`too early, ${kind}`);
    } catch (error) {
      flaws.push(`too early, ${kind}: threw ${error}`);
    }
  }
  await init();
  for (const [kind, make] of kinds(frame.contentWindow)) {
    const value = make();
    if (tesla.commands(value).length === 0) flaws.push(`commands, ${kind}`);
  }
  return flaws;
}
