// The measurements in Node, in a process of its own. Prints them as JSON.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { contest, load } from "./contest.js";

const { baseUrl, quick, teslajs, signed } = JSON.parse(process.argv[2]);
const { signedContest } = await import(pathToFileURL(signed).href);

// It takes no fetch of ours, so that it can be measured over HTTP only.
const theirs = createRequire(teslajs)("teslajs");
theirs.setPortalBaseURI(baseUrl);
const car = { authToken: "eyJhbGciOiJSUzI1NiJ9.payload.signature", vehicleID: "1492931365719407" };
const body = { driver_temp: 21.5, passenger_temp: 20 };
const more = { teslajs: () => theirs.post_commandAsync(car, "command/set_temps", body) };

// Node's fetch has a module too, which it loads with the first call: not while ours is looked at.
await fetch(baseUrl);
const loaded = await load(() => import("../../npm/node.js"));
const results = await contest(loaded, baseUrl, { quick, more });
const signedMicroseconds = await signedContest(loaded.tesla, { quick });
console.log(JSON.stringify({ ...results, signedMicroseconds }));
process.exit();
