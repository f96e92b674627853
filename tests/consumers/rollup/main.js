import init from "tesla-commands";
import { start } from "./app.js";

start(init());
