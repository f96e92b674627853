import init from "tesla-commands/rest";
import "./components/tesla-app.ts";
import { keptGarage, loadSimulator } from "./connection.ts";
import { nextTask } from "./next-task.ts";
import { applyLanguage, texts } from "./texts/index.ts";
import { clock } from "./times.ts";

/** Starts the page, or says why it cannot and what to do about it. */
async function start(): Promise<void> {
  const starting = document.querySelector("#starting");
  // Beside the module, and not only with the first read. A read that needs it asks again, and says what is missing.
  if (!keptGarage()) loadSimulator().catch(() => {});
  // The first use of a locale takes a browser tens of milliseconds. They cost nothing while the module loads.
  void nextTask().then(() => clock(new Date()));
  try {
    await Promise.all([init(), applyLanguage()]);
    await nextTask();
    // Only now: the page asks the package for its commands as soon as it is made.
    const app = document.createElement("tesla-app");
    await nextTask();
    starting?.replaceWith(app);
  } catch (error) {
    console.error(error);
    starting?.replaceChildren(apology());
  }
}

function apology(): HTMLElement {
  const { cannotStart, cannotStartLoad, cannotStartWasm } = texts.page;
  const heading = document.createElement("h1");
  heading.textContent = cannotStart;
  const advice = document.createElement("p");
  advice.textContent = typeof WebAssembly === "object" ? cannotStartLoad : cannotStartWasm;
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.append(heading, advice);
  return alert;
}

void start();
