import init, { doorUnlock } from "tesla-commands";

await init();
console.log(await doorUnlock(JSON.parse(process.argv[2])));
