/** Reads messages, strictly. */

import {
  type DescField,
  type DescMessage,
  fromBinary,
  type MessageShape,
  ScalarType,
} from "@bufbuild/protobuf";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";

/**
 * The message in some bytes. The library alone would read a known field whatever wire type its key names; a car does not,
 * and a flipped bit in a key must not go unnoticed.
 *
 * @throws Error when the bytes are no such message
 */
export function decode<Schema extends DescMessage>(schema: Schema, bytes: Uint8Array): MessageShape<Schema> {
  checkWireTypes(schema, bytes);
  return fromBinary(schema, bytes);
}

function checkWireTypes(schema: DescMessage, bytes: Uint8Array): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    const field = schema.fields.find((field) => field.number === number);
    if (field && type !== wireTypeOf(field)) throw new Error(`${field} comes with wire type ${type}.`);
    if (field?.message) checkWireTypes(field.message, reader.bytes());
    else reader.skip(type, number);
  }
}

function wireTypeOf({ message, scalar }: DescField): WireType {
  if (message) return WireType.LengthDelimited;
  switch (scalar) {
    case ScalarType.BYTES:
    case ScalarType.STRING:
      return WireType.LengthDelimited;
    case ScalarType.FIXED32:
    case ScalarType.FLOAT:
      return WireType.Bit32;
    case ScalarType.DOUBLE:
      return WireType.Bit64;
    default:
      return WireType.Varint;
  }
}
