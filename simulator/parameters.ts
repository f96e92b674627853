/**
 * How parameters are declared, and how they are read from a request in each of the forms seen on the wire.
 *
 * Types are as loose as the API's. It has taken all values as text, in URLs and forms, and clients in use send it 2 for
 * true and numbers for texts in JSON. Only Tesla's signing proxy insists on the exact types.
 */

/** The request is wrong, and the car did nothing. The message names the parameter but not its value, which may be a PIN. */
export class RequestError extends Error {
  override name = "RequestError";
  constructor(
    readonly status: 400 | 406,
    /** The short code that goes into the body's `error`. */
    readonly code: "invalid_request" | "invalid_field" | "not_acceptable",
    message: string,
  ) {
    super(message);
  }
}

/** What a parameter's value may be. `read` gives `undefined` for anything else. */
export interface Kind<T> {
  /** Completes "must be …". */
  expected: string;
  read(value: unknown): T | undefined;
}

/** A parameter in the table of commands. */
export interface Parameter<T, Required extends boolean = boolean> {
  kind: Kind<T>;
  required: Required;
}

/** The parameters of a command, by wire name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** The checked values that belong to a set of parameters. */
export type ValuesOf<P extends Parameters> = {
  [Name in keyof P]: P[Name] extends Parameter<infer T, infer Required>
    ? Required extends true
      ? T
      : T | undefined
    : never;
};

/** Values by name, as they arrived. */
export type RequestValues = ReadonlyMap<string, unknown>;

/** A parameter that has to be there. */
export const required = <T>(kind: Kind<T>): Parameter<T, true> => ({ kind, required: true });

/** A parameter that may be missing. */
export const optional = <T>(kind: Kind<T>): Parameter<T, false> => ({ kind, required: false });

/** Any text; a number counts as its digits. */
export const text: Kind<string> = {
  expected: "text",
  read(value) {
    if (typeof value === "number") return String(value);
    return typeof value === "string" ? value : undefined;
  },
};

/** A PIN. A number has lost its leading zeros, so it needs four digits, too. */
export const pin: Kind<string> = {
  expected: "text of four digits",
  read(value) {
    const digits = text.read(value);
    return digits !== undefined && /^\d{4}$/.test(digits) ? digits : undefined;
  },
};

/** `true` or `false`; a number other than 0 counts as `true`. */
export const flag: Kind<boolean> = {
  expected: "true or false",
  read(value) {
    if (typeof value === "number") return value !== 0;
    if (typeof value === "boolean") return value;
    return value === "true" ? true : value === "false" ? false : undefined;
  },
};

/** A number, or its digits as text. */
export const decimal: Kind<number> = {
  expected: "a number",
  read(value) {
    const number = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  },
};

/** A whole number. */
export const integer: Kind<number> = {
  expected: "a whole number",
  read(value) {
    const number = decimal.read(value);
    return Number.isInteger(number) ? number : undefined;
  },
};

/** A number within limits. */
export function within(kind: Kind<number>, min: number, max: number): Kind<number> {
  return {
    expected: `${kind.expected} from ${min} to ${max}`,
    read(value) {
      const number = kind.read(value);
      return number !== undefined && number >= min && number <= max ? number : undefined;
    },
  };
}

/** The nearest value within limits. */
export function clamp(value: number, { min, max }: { min: number; max: number }): number {
  return Math.min(max, Math.max(min, value));
}

/** A percentage, 0–100. */
export const percentage = within(decimal, 0, 100);

/** Degrees. */
export const latitude = within(decimal, -90, 90);
export const longitude = within(decimal, -180, 180);

/** One of a few words. */
export function choice<Word extends string>(...words: readonly Word[]): Kind<Word> {
  return { expected: `one of ${words.join(", ")}`, read: (value) => words.find((word) => word === value) };
}

/** Text, or an object: the shapes in which `calendar_data` has been seen. */
export const textOrObject: Kind<string | object> = {
  expected: "text or an object",
  read(value) {
    if (typeof value === "string") return value;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  },
};

/** An object, or its JSON as text. */
export const object: Kind<object> = {
  expected: "an object",
  read(value) {
    const read = typeof value === "string" ? parsed(value) : value;
    return typeof read === "object" && read !== null && !Array.isArray(read) ? read : undefined;
  },
};

/** A list of texts. */
export const texts: Kind<readonly string[]> = {
  expected: "a list of texts",
  read: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined,
};

/** `true`, `false` or the word "socdoors": the two documented forms of `manual_override`. */
export const override: Kind<boolean> = {
  expected: 'true, false or "socdoors"',
  read: (value) => value === "socdoors" || flag.read(value),
};

/**
 * Collects the values of a request, from its URL's query and from its body, JSON or form. A name in both places is taken
 * from the body.
 *
 * @throws RequestError 400 for JSON that is broken or no object, 406 for another kind of body
 */
export async function readRequest(request: Request): Promise<RequestValues> {
  const values = new Map<string, unknown>(new URL(request.url).searchParams);
  const body = await request.text();
  if (body === "") return values;
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    for (const [name, value] of new URLSearchParams(body)) values.set(name, value);
  } else if (/^application\/json\b/i.test(type)) {
    for (const [name, value] of Object.entries(parseObject(body))) values.set(name, value);
  } else throw new RequestError(406, "not_acceptable", "The body must be application/json.");
  return values;
}

/** Values that do not come from a request. */
export function valuesOf(values: object): RequestValues {
  return new Map(Object.entries(values));
}

/**
 * Checks values against the parameters of a command. Names that are no parameters are ignored, as the servers do.
 *
 * @throws RequestError 400 naming the first parameter that is missing or wrong
 */
export function checkValues<P extends Parameters>(parameters: P, values: RequestValues): ValuesOf<P> {
  const checked: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = values.get(name);
    if (value === undefined || value === null) {
      if (parameter.required) throw new RequestError(400, "invalid_request", `missing ${name} param`);
      continue;
    }
    const read = parameter.kind.read(value);
    if (read === undefined) {
      throw new RequestError(400, "invalid_field", `${name} must be ${parameter.kind.expected}`);
    }
    checked[name] = read;
  }
  return checked as ValuesOf<P>;
}

/** A body of `null` is an empty one: a client in use sends it with each command that has no parameters. */
function parseObject(body: string): object {
  const value = parsed(body);
  if (value === undefined) throw new RequestError(400, "invalid_request", "The body is not valid JSON.");
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new RequestError(400, "invalid_request", "The body must be a JSON object.");
  }
  return value ?? {};
}

/** The value of JSON text, or `undefined` if the text is not JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
