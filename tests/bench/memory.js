// Prints the module's memory over ten thousand commands, as JSON.

import { load, memoryOf } from "./contest.js";

const loaded = await load(() => import("../../npm/node.js"));
console.log(JSON.stringify(await memoryOf(loaded, { calls: 10_000 })));
process.exit();
