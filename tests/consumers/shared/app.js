// What every page here does; how the module gets there is each one's own.

/**
 * @param {Promise<void>} ready what `init()` gave
 * @param tesla the functions of the package
 */
export function start(ready, { doorUnlock, isTeslaCommandError }) {
  const button = document.querySelector("button");
  const output = document.querySelector("output");
  button.addEventListener("click", async () => {
    output.textContent = "Sending…";
    try {
      await ready;
      const vehicle = await (await fetch("/vehicle.json")).json();
      await doorUnlock(vehicle);
      output.textContent = "Unlocked.";
    } catch (error) {
      output.textContent = isTeslaCommandError(error) ? `${error.code}: ${error.message}` : String(error);
    }
  });
}
