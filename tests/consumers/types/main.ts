import init, {
  isTeslaCommandError,
  type RequestOptions,
  type SetTempsParams,
  setTemps,
  type Vehicle,
} from "tesla-commands";
import named from "tesla-commands/pkg/tesla_commands_bg.wasm";
import namedRest from "tesla-commands/pkg/tesla_commands_rest_bg.wasm";
import initRest, * as rest from "tesla-commands/rest";
import type restWasm from "tesla-commands/rest/wasm";
import wasm from "tesla-commands/wasm";

named satisfies typeof wasm;
namedRest satisfies typeof restWasm;
initRest satisfies typeof init;
rest.setTemps satisfies typeof setTemps;

/** What a strict app writes, with what it may leave out left out. */
export async function warm(vehicle: Vehicle, passengerTemp?: number): Promise<string> {
  await init(wasm);
  const params: SetTempsParams = { driverTemp: 21.5, passengerTemp };
  const options: RequestOptions = { wake: true, timeoutMs: undefined };
  try {
    const { result, reason } = await setTemps(vehicle, params, options);
    return result ? "done" : reason;
  } catch (error) {
    return isTeslaCommandError(error) ? `${error.code}: ${error.message}` : String(error);
  }
}
