import init, { doorUnlock, isTeslaCommandError } from "tesla-commands";
import { start } from "./app.js";

start(init(), { doorUnlock, isTeslaCommandError });
