// Values of the wire. A server may leave any of them out, or send `null` or something else in its place.

export function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export function truth(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
