/** Reads protobuf without knowing any message, so that the tests share no layout with the simulator. */

/**
 * Every value with the numbers of the fields that lead to it. What is delimited is read as fields inside; the paths in
 * `texts` are read as text. An empty message is `{}`.
 */
export function fieldsOf(digits: string, texts: readonly string[] = []): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  read(Buffer.from(digits, "hex"), "", new Set(texts), found);
  return found;
}

function read(bytes: Buffer, path: string, texts: ReadonlySet<string>, found: Record<string, unknown>): void {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes.readUInt8(at);
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  if (bytes.length === 0) put(found, path, {});
  while (at < bytes.length) {
    const key = varint();
    const name = path === "" ? String(Math.floor(key / 8)) : `${path}.${Math.floor(key / 8)}`;
    const type = key % 8;
    if (type === 0) put(found, name, varint());
    else if (type === 5) {
      put(found, name, bytes.readFloatLE(at));
      at += 4;
    } else if (type === 2) {
      const length = varint();
      const inside = bytes.subarray(at, at + length);
      at += length;
      if (texts.has(name)) put(found, name, inside.toString("utf8"));
      else read(inside, name, texts, found);
    } else throw new Error(`Wire type ${type} at ${name}.`);
  }
}

/** Of a repeated field a list. */
function put(found: Record<string, unknown>, name: string, value: unknown): void {
  if (!(name in found)) found[name] = value;
  else found[name] = [found[name], value].flat();
}
