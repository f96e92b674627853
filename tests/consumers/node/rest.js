import init, { doorUnlock } from "tesla-commands/rest";

await init();
console.log(await doorUnlock(JSON.parse(process.argv[2])));
