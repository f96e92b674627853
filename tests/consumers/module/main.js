import init, { doorUnlock, isTeslaCommandError } from "./tesla-commands/index.js";

const ready = init();
const button = document.querySelector("button");
const output = document.querySelector("output");

button.addEventListener("click", async () => {
  button.disabled = true;
  output.textContent = "Sending…";
  try {
    await ready;
    const vehicle = await (await fetch("/vehicle.json")).json();
    await doorUnlock(vehicle);
    output.textContent = "Unlocked.";
  } catch (error) {
    output.textContent = isTeslaCommandError(error) ? `${error.code}: ${error.message}` : String(error);
  } finally {
    button.disabled = false;
  }
});
