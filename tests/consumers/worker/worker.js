import init, { doorUnlock, isTeslaCommandError } from "tesla-commands";

const ready = init();

self.addEventListener("message", async () => {
  try {
    await ready;
    const vehicle = await (await fetch("/vehicle.json")).json();
    await doorUnlock(vehicle);
    self.postMessage("Unlocked.");
  } catch (error) {
    // Errors lose their fields on the way to the page, so the worker says what the page shows.
    self.postMessage(isTeslaCommandError(error) ? `${error.code}: ${error.message}` : String(error));
  }
});
