import { createSimulator, SIMULATED_TOKEN, type SimulatorOptions } from "../../simulator/index.ts";

export const MODEL_S = "14929313657194071";
export const MODEL_S_VIN = "5YJSA1E2XHF000316";
export const MODEL_3 = "14929313657194073";
/** The Model 3 that takes signed commands only. */
export const COMET = "14929313657194075";
export const COMET_VIN = "5YJ3E1EA0PF000844";

/** How parameters travel: as JSON, in the URL as the reference has it, or in a form as old apps did. */
export type Form = "json" | "query" | "form";

export interface Answer {
  status: number;
  text: string;
  /** The parsed body, `{}` when it is not JSON. */
  body: { response?: unknown; [field: string]: unknown };
  headers: Headers;
}

/** A simulator on a clock that only moves when told to. */
export function setUp(options: SimulatorOptions = {}) {
  const clock = { now: Date.UTC(2024, 5, 1, 12) };
  const simulator = createSimulator({ now: () => clock.now, ...options });
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (!headers.has("authorization")) headers.set("authorization", `Bearer ${SIMULATED_TOKEN}`);
    return read(await simulator.fetch(new Request(`https://car.test${path}`, { ...init, headers })));
  };
  return {
    simulator,
    clock,
    car: simulator.vehicle(MODEL_S),
    send,
    get: (path: string) => send(path),
    command: (name: string, parameters: object = {}, form: Form = "json", id = MODEL_S) => {
      const path = `/api/1/vehicles/${id}/command/${name}`;
      const fields = new URLSearchParams(
        Object.entries(parameters).map(([field, value]) => [field, String(value)] as [string, string]),
      );
      if (form === "query") return send(`${path}?${fields}`, { method: "POST" });
      if (form === "form") return send(path, { method: "POST", body: fields });
      return send(path, {
        method: "POST",
        body: JSON.stringify(parameters),
        headers: { "content-type": "application/json" },
      });
    },
    control: async (path: string, init: RequestInit = { method: "POST" }): Promise<Answer> =>
      read(await simulator.control(new Request(`http://localhost:8081/simulator/${path}`, init))),
  };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    text,
    body: response.headers.get("content-type")?.startsWith("application/json") ? JSON.parse(text) : {},
    headers: response.headers,
  };
}

/** What a car that did as told answers. */
export const DONE = '{"response":{"result":true,"reason":""}}';

/** What a car that refuses answers. */
export const refusal = (reason: string) => `{"response":{"result":false,"reason":"${reason}"}}`;
