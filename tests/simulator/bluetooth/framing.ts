/** How pieces become messages again, and what the car does with those that don't. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cut, FrameReader, frame } from "../../../simulator/bluetooth/framing.ts";
import { bytes, hex, setUpBluetooth } from "./setup.ts";

const MESSAGE = "320208003a020802520c0a0a0a022801100118022001";
const FRAME = `0016${MESSAGE}`;

/** What comes of pieces that arrive at some times, in milliseconds. */
function read(...pieces: (string | [at: number, piece: string])[]): string[] {
  const reader = new FrameReader();
  return pieces.flatMap((each) => {
    const [at, piece] = typeof each === "string" ? [5000, each] : each;
    return reader.push(bytes(piece), at).map(hex);
  });
}

const inPiecesOf = (size: number, digits: string) => digits.match(new RegExp(`.{1,${2 * size}}`, "g")) ?? [];

describe("pieces", () => {
  test("may be of any size", () => {
    for (let size = 1; size <= 24; size += 1) {
      assert.deepEqual(read(...inPiecesOf(size, FRAME)), [MESSAGE], `pieces of ${size}`);
    }
  });

  test("may hold two messages", () => {
    assert.deepEqual(read(FRAME + FRAME), [MESSAGE, MESSAGE]);
  });

  test("may end one message and begin the next", () => {
    assert.deepEqual(read(FRAME.slice(0, 10), FRAME.slice(10) + FRAME.slice(0, 2), FRAME.slice(2)), [
      MESSAGE,
      MESSAGE,
    ]);
  });

  test("may cut the length in two", () => {
    assert.deepEqual(read("00", FRAME.slice(2)), [MESSAGE]);
  });

  test("may be empty, and hold empty messages", () => {
    assert.deepEqual(read("", FRAME.slice(0, 10), "", FRAME.slice(10)), [MESSAGE]);
    assert.deepEqual(read(`0000${FRAME}0000`), [MESSAGE]);
  });

  test("are dropped when more than a second has passed since the one before", () => {
    const half = FRAME.slice(0, 20);
    assert.deepEqual(read([0, half], [1001, FRAME]), [MESSAGE]);
    assert.deepEqual(read([0, half], [1000, FRAME.slice(20)]), [MESSAGE]);
    assert.deepEqual(read([0, half], [1001, FRAME.slice(20)]), []);
  });
});

describe("a length", () => {
  test("may be 1024, and not 1025", () => {
    const longest = "ab".repeat(1024);
    assert.deepEqual(read(`0400${longest}`), [longest]);
    assert.deepEqual(read(`0401${longest}ab`, FRAME), [MESSAGE]);
  });

  test("that no message has is dropped with its piece", () => {
    assert.deepEqual(read("ffff0102", FRAME), [MESSAGE]);
  });

  test("that no message has is dropped up to the next piece that is there already", () => {
    // The first byte of the length is a piece by itself.
    assert.deepEqual(read("ff", `ff0102${FRAME}`), []);
    assert.deepEqual(read("ff", FRAME), [MESSAGE]);
    assert.deepEqual(read(FRAME.slice(0, 10), `${FRAME.slice(10)}ff`, FRAME), [MESSAGE, MESSAGE]);
  });
});

test("noise of any kind neither throws nor grows, and the next message gets through", () => {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
  const reader = new FrameReader();
  let now = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const piece = Uint8Array.from({ length: Math.floor(random() * 30) }, () => Math.floor(random() * 256));
    now += random() < 0.01 ? 1500 : 10;
    for (const message of reader.push(piece, now)) assert.ok(message.length >= 1 && message.length <= 1024);
  }
  assert.deepEqual(reader.push(bytes(FRAME), now + 1001).map(hex), [MESSAGE]);
});

test("a message is cut into pieces that are as long as they may be", () => {
  const pieces = [...cut(frame(bytes("ab".repeat(250))), () => 112)].map((piece) => piece.length);
  assert.deepEqual(pieces, [112, 112, 28]);
});

describe("the car", () => {
  const STATUS = "320208023a0412020102520052020a00";

  test("takes a request in pieces of any size, also several in one", async () => {
    const { ear } = await setUpBluetooth();
    for (let chunk = 1; chunk <= 18; chunk += 1) {
      assert.equal((await ear.send(STATUS, chunk)).length, 1, `pieces of ${chunk}`);
    }
    await ear.write(`0010${STATUS}`.repeat(3), 100);
    assert.equal((await ear.news()).length, 3);
  });

  test("drops a request whose pieces are more than a second apart, and takes the next", async () => {
    const { ear, clock } = await setUpBluetooth();
    await ear.write(`0010${STATUS.slice(0, 8)}`);
    await clock.advance(1001);
    await ear.write(STATUS.slice(8));
    await clock.advance(1001);
    assert.deepEqual(await ear.news(), []);
    assert.equal((await ear.send(STATUS)).length, 1);
  });

  test("drops what is no message, or has no sense, and takes the next", async () => {
    const { ear } = await setUpBluetooth();
    for (const nonsense of ["ffffffffff", "00", "0a00", "0a0212001802", "3a0208025202", MESSAGE.slice(8)]) {
      assert.deepEqual(await ear.send(nonsense), [], nonsense);
    }
    await ear.write("ffff0102");
    assert.equal((await ear.send(STATUS)).length, 1);
  });
});
