import init, { doorUnlock, isTeslaCommandError } from "tesla-commands";
import wasm from "tesla-commands/wasm";
import { start } from "./app.js";

start(init(wasm), { doorUnlock, isTeslaCommandError });
