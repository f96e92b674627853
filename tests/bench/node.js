// The measurements in Node, in a process of its own. Prints them as JSON.

import { createRequire } from "node:module";
import { contest, load } from "./contest.js";

const { baseUrl, quick, teslajs } = JSON.parse(process.argv[2]);

// It takes no fetch of ours, so that it can be measured over HTTP only.
const theirs = createRequire(teslajs)("teslajs");
theirs.setPortalBaseURI(baseUrl);
const car = { authToken: "eyJhbGciOiJSUzI1NiJ9.payload.signature", vehicleID: "1492931365719407" };
const body = { driver_temp: 21.5, passenger_temp: 20 };
const more = { teslajs: () => theirs.post_commandAsync(car, "command/set_temps", body) };

// Node's fetch has a module too, which it loads with the first call: not while ours is looked at.
await fetch(baseUrl);
const loaded = await load(() => import("../../src/node.js"));
console.log(JSON.stringify(await contest(loaded, baseUrl, { quick, more })));
process.exit();
