import init from "tesla-commands";
import wasm from "tesla-commands/wasm";
import { start } from "./app.js";

start(init(wasm));
