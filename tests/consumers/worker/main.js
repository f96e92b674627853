const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const button = document.querySelector("button");
const output = document.querySelector("output");

button.addEventListener("click", () => {
  output.textContent = "Sending…";
  worker.postMessage("unlock");
});
worker.addEventListener("message", ({ data }) => {
  output.textContent = data;
});
