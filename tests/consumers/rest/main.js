import init, { doorUnlock, isTeslaCommandError } from "tesla-commands/rest";
import { start } from "./app.js";

start(init(), { doorUnlock, isTeslaCommandError });
