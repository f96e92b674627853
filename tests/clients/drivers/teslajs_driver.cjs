/** TeslaJS: `tesla`, and `options` for the car and `sleeper` for the sleeping one. */

const readline = require("node:readline");
const [url, token, id, sleepingId] = process.argv.slice(2);
process.env.TESLAJS_SERVER = url;
const tesla = require("teslajs");

const names = {
  tesla,
  options: { authToken: token, vehicleID: id },
  sleeper: { authToken: token, vehicleID: sleepingId },
};

async function answer(source) {
  try {
    const call = new Function(...Object.keys(names), `return ${source}`);
    return { value: (await call(...Object.values(names))) ?? null };
  } catch (problem) {
    return { error: String(problem) };
  }
}

console.log(JSON.stringify({ ready: {} }));
readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
});
