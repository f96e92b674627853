import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSimulator } from "../../simulator/index.ts";
import { COMET, MODEL_3, MODEL_S, MODEL_S_VIN, setUp } from "./setup.ts";

type Fields = Record<string, unknown>;

const fields = (value: unknown) => value as Fields;

describe("ids", () => {
  test("above 2^53 stand in the JSON text with all their digits, in every answer that has one", async () => {
    const { send, get } = setUp();
    const vehicle = `/api/1/vehicles/${MODEL_S}`;
    for (const answer of [
      await get("/api/1/vehicles"),
      await get("/api/1/products"),
      await get(vehicle),
      await get(`${vehicle}/vehicle_data`),
      await send(`${vehicle}/wake_up`, { method: "POST" }),
    ]) {
      assert.match(answer.text, /"id":14929313657194071[,}]/);
      assert.match(answer.text, /"id_s":"14929313657194071"/);
    }
    assert.ok(!Number.isSafeInteger(Number(MODEL_S)));
  });

  test("of a car are three different ones and a VIN of 17 characters", async () => {
    const answer = await setUp().get(`/api/1/vehicles/${MODEL_S}`);
    const { id_s, vehicle_id, vin } = fields(answer.body.response);
    assert.deepEqual([id_s, vehicle_id, vin], [MODEL_S, 1154073118, MODEL_S_VIN]);
    assert.equal(MODEL_S_VIN.length, 17);
  });

  test("and VINs that are malformed or shared are refused when the cars are made", () => {
    for (const vehicles of [
      [{ id: "12a" }],
      [{ id: "" }],
      [{ vin: "SHORT" }],
      [{ id: "7" }, { id: "7" }],
      [],
    ]) {
      assert.throws(() => createSimulator({ vehicles }), RangeError);
    }
  });
});

describe("the lists", () => {
  test("of vehicles hold all cars, asleep or not, and their count", async () => {
    const { body } = await setUp().get("/api/1/vehicles");
    const cars = (body.response as Fields[]).map(({ id_s, state }) => [id_s, state]);
    assert.deepEqual(cars, [
      [MODEL_S, "online"],
      [MODEL_3, "asleep"],
      [COMET, "online"],
    ]);
    assert.equal(body.count, 3);
  });

  test("of products hold an energy site, too, that has no VIN", async () => {
    const { body } = await setUp().get("/api/1/products");
    const products = body.response as Fields[];
    assert.equal(products.length, 4);
    const site = products.filter((product) => !("vin" in product));
    assert.equal(site.length, 1);
    assert.equal(typeof site[0]?.energy_site_id, "number");
    assert.equal("id_s" in fields(site[0]), false);
  });

  test("of vehicles can be gone as it is since 2024, while products remain", async () => {
    const { get } = setUp({ vehicleListGone: true });
    const answer = await get("/api/1/vehicles");
    assert.equal(answer.status, 412);
    assert.equal(answer.body.response, null);
    assert.equal((await get("/api/1/products")).status, 200);
    assert.equal((await get(`/api/1/vehicles/${MODEL_S}`)).status, 200);
  });

  test("of vehicles say on which page they are", async () => {
    const { body } = await setUp().get("/api/1/vehicles");
    assert.deepEqual(body.pagination, {
      previous: null,
      next: null,
      current: 1,
      per_page: 100,
      count: 3,
      pages: 1,
    });
  });

  test("of vehicles lead through all pages, in the size of the simulator or of the request", async () => {
    const { get } = setUp({ vehiclesPerPage: 2 });
    const read = async (query: string) => {
      const { body } = await get(`/api/1/vehicles${query}`);
      const { previous, next, current, per_page, count, pages } = fields(body.pagination);
      const ids = (body.response as Fields[]).map(({ id_s }) => id_s);
      return [ids, body.count, previous, next, current, per_page, count, pages];
    };
    assert.deepEqual(await read(""), [[MODEL_S, MODEL_3], 2, null, 2, 1, 2, 3, 2]);
    assert.deepEqual(await read("?page=2"), [[COMET], 1, 1, null, 2, 2, 3, 2]);
    assert.deepEqual(await read("?page=3&per_page=1"), [[COMET], 1, 2, null, 3, 1, 3, 3]);
    assert.deepEqual(await read("?page=9"), [[], 0, 8, null, 9, 2, 3, 2]);
  });

  test("of vehicles have no page of no size", () => {
    assert.throws(() => createSimulator({ vehiclesPerPage: 0 }), RangeError);
  });
});
