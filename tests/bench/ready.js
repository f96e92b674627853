// Prints the milliseconds from import to ready, in a process that has imported nothing else.

const begin = performance.now();
const { default: init } = await import("../../npm/node.js");
await init();
console.log(performance.now() - begin);
