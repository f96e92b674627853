/** How parameters are declared, and how they are read from a request in each of the forms seen on the wire. */

/** The request itself is wrong; nothing was done. The message names the parameter, never its value: it may be a PIN. */
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
  /** @param isText the value came in a URL or a form, where everything is text; in JSON the type must be right. */
  read(value: unknown, isText: boolean): T | undefined;
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

/** Values as they arrived, with the form they arrived in. */
export type RequestValues = ReadonlyMap<string, { value: unknown; isText: boolean }>;

/** A parameter that has to be there. */
export const required = <T>(kind: Kind<T>): Parameter<T, true> => ({ kind, required: true });

/** A parameter that may be missing. */
export const optional = <T>(kind: Kind<T>): Parameter<T, false> => ({ kind, required: false });

/** Any text. */
export const text: Kind<string> = {
  expected: "text",
  read: (value) => (typeof value === "string" ? value : undefined),
};

/** A PIN: text, because a number would lose its leading zeros. */
export const pin: Kind<string> = {
  expected: "text of four digits",
  read: (value) => (typeof value === "string" && /^\d{4}$/.test(value) ? value : undefined),
};

/** `true` or `false`. */
export const flag: Kind<boolean> = {
  expected: "true or false",
  read(value, isText) {
    if (!isText) return typeof value === "boolean" ? value : undefined;
    return value === "true" ? true : value === "false" ? false : undefined;
  },
};

/** A number. */
export const decimal: Kind<number> = {
  expected: "a number",
  read(value, isText) {
    const number = isText && /^-?\d+(\.\d+)?$/.test(String(value)) ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  },
};

/** A whole number. */
export const integer: Kind<number> = {
  expected: "a whole number",
  read(value, isText) {
    const number = decimal.read(value, isText);
    return Number.isInteger(number) ? number : undefined;
  },
};

/** A number within limits. */
export function within(kind: Kind<number>, min: number, max: number): Kind<number> {
  return {
    expected: `${kind.expected} from ${min} to ${max}`,
    read(value, isText) {
      const number = kind.read(value, isText);
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

/** One of a few words. */
export function choice<Word extends string>(...words: readonly Word[]): Kind<Word> {
  return { expected: `one of ${words.join(", ")}`, read: (value) => words.find((word) => word === value) };
}

/** Text, or in JSON also an object: the shapes in which `calendar_data` has been seen. */
export const textOrObject: Kind<string | object> = {
  expected: "text or an object",
  read(value) {
    if (typeof value === "string") return value;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  },
};

/** An object: in a URL or a form as its JSON. */
export const object: Kind<object> = {
  expected: "an object",
  read(value, isText) {
    const read = isText && typeof value === "string" ? parsed(value) : value;
    return typeof read === "object" && read !== null && !Array.isArray(read) ? read : undefined;
  },
};

/** `true`, `false` or the word "socdoors": the two documented forms of `manual_override`. */
export const override: Kind<boolean> = {
  expected: 'true, false or "socdoors"',
  read: (value, isText) => value === "socdoors" || flag.read(value, isText),
};

/**
 * Collects what a request brings: from its URL's query and from its body, JSON or form. A name in both places is
 * taken from the body.
 *
 * @throws RequestError 400 for broken JSON or anything but an object, 406 for another kind of body
 */
export async function readRequest(request: Request): Promise<RequestValues> {
  const given = new Map<string, { value: unknown; isText: boolean }>();
  const addTexts = (fields: URLSearchParams) => {
    for (const [name, value] of fields) given.set(name, { value, isText: true });
  };
  addTexts(new URL(request.url).searchParams);
  const body = await request.text();
  if (body === "") return given;
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) addTexts(new URLSearchParams(body));
  else if (/^application\/json\b/i.test(type)) {
    for (const [name, value] of Object.entries(parseObject(body))) given.set(name, { value, isText: false });
  } else throw new RequestError(406, "not_acceptable", "The body must be application/json.");
  return given;
}

/** Values that are already typed, as if they had come in JSON. */
export function typedValues(values: object): RequestValues {
  return new Map(Object.entries(values).map(([name, value]) => [name, { value, isText: false }]));
}

/**
 * Checks what was given against what a command takes. Names that it does not know are ignored, as the servers do.
 *
 * @throws RequestError 400 naming the first parameter that is missing or wrong
 */
export function checkValues<P extends Parameters>(parameters: P, given: RequestValues): ValuesOf<P> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const { value, isText } = given.get(name) ?? { value: undefined, isText: false };
    if (value === undefined || value === null) {
      if (parameter.required) throw new RequestError(400, "invalid_request", `missing ${name} param`);
      continue;
    }
    const read = parameter.kind.read(value, isText);
    if (read === undefined) {
      throw new RequestError(400, "invalid_field", `${name} must be ${parameter.kind.expected}`);
    }
    values[name] = read;
  }
  return values as ValuesOf<P>;
}

function parseObject(body: string): object {
  const value = parsed(body);
  if (value === undefined) throw new RequestError(400, "invalid_request", "The body is not valid JSON.");
  const read = object.read(value, false);
  if (read === undefined) throw new RequestError(400, "invalid_request", "The body must be a JSON object.");
  return read;
}

/** What the JSON stands for; `undefined` if it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
