// Puts functions that are alike next to each other: gzip finds again what lies no more than 32 kB back, and the module is
// four times as long. It takes off a hundredth.

/** Of how many bytes the pieces are that functions are compared by. */
const PIECE = 5;

/** A piece that more functions have than this tells nothing. */
const COMMON = 80;

/** How many of the functions before count for which one is next, and how much less each counts than the one after it. */
const BEFORE = 10;
const FADING = 0.9;

/** Small functions have much in common with any: to each size are added so many pieces. */
const SMALL = 20;

/** The order for these functions, given by their bytes: the first, and then always the one that is most like the last. */
export function alike(functions) {
  const pieces = functions.map(piecesOf);
  const owners = new Map();
  for (const [index, own] of pieces.entries()) {
    for (const piece of own) {
      if (!owners.has(piece)) owners.set(piece, []);
      owners.get(piece).push(index);
    }
  }
  const left = new Set(functions.keys());
  const order = [];
  for (let next = 0; next !== undefined; next = mostAlike(order.slice(-BEFORE))) {
    order.push(next);
    left.delete(next);
  }
  return order;

  function mostAlike(before) {
    const likeness = new Map();
    for (const [distance, index] of before.reverse().entries()) {
      for (const piece of pieces[index]) {
        const others = owners.get(piece);
        if (others.length > COMMON) continue;
        const weight = FADING ** distance / Math.log2(1 + others.length);
        for (const other of others)
          if (left.has(other)) likeness.set(other, (likeness.get(other) ?? 0) + weight);
      }
    }
    let [best] = left;
    let most = 0;
    for (const [index, sum] of likeness) {
      const share = sum / (pieces[index].size + SMALL);
      if (share > most) [best, most] = [index, share];
    }
    return best;
  }
}

function piecesOf(bytes) {
  const pieces = new Set();
  for (let at = 0; at + PIECE <= bytes.length; at++) pieces.add(bytes.readUIntBE(at, PIECE));
  return pieces;
}
