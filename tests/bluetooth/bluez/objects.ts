/** Objects on a D-Bus: their properties for everybody to read, and their methods. */

import { Message, type MessageBus, MessageFlag, Variant } from "@jellybrick/dbus-next";

/** The properties of an interface. */
export type Properties = Record<string, Variant>;

/** What a method gives: the signature of its values, and those. */
export type Result = [signature: string, ...values: unknown[]] | undefined;

type Method = (...values: never[]) => Promise<Result> | Result;

/** An interface of an object. */
export interface Interface {
  properties?: Properties;
  methods?: Record<string, Method>;
}

/** An object's interfaces by name. */
export type Interfaces = Record<string, Interface>;

/** A method fails with the name of an error. */
export class BusError extends Error {
  override name = "BusError";
  constructor(
    readonly errorName: string,
    text: string,
  ) {
    super(text);
  }
}

const MANAGER = "org.freedesktop.DBus.ObjectManager";
const PROPERTIES = "org.freedesktop.DBus.Properties";

/** The objects of a service. A method that nobody has described gives nothing. */
export class Objects {
  readonly #bus: MessageBus;
  readonly #objects = new Map<string, Interfaces>();

  constructor(bus: MessageBus) {
    this.#bus = bus;
    bus.addMethodHandler((message) => {
      void this.#answer(message);
      return true;
    });
  }

  has(path: string): boolean {
    return this.#objects.has(path);
  }

  add(path: string, interfaces: Interfaces): void {
    this.#objects.set(path, interfaces);
    this.#signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", path, allProperties(interfaces));
  }

  /** Removes an object and those below it, the last one first. */
  remove(path: string): void {
    const gone = [...this.#objects].filter(([each]) => each === path || each.startsWith(`${path}/`));
    for (const [each, interfaces] of gone.reverse()) {
      this.#objects.delete(each);
      this.#signal("/", MANAGER, "InterfacesRemoved", "oas", each, Object.keys(interfaces));
    }
  }

  /** Changes properties, and tells so. */
  change(path: string, name: string, changed: Properties): void {
    const properties = this.#objects.get(path)?.[name]?.properties;
    if (!properties) return;
    Object.assign(properties, changed);
    this.#signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", name, changed, []);
  }

  #signal(path: string, name: string, member: string, signature: string, ...values: unknown[]): void {
    this.#bus.send(Message.newSignal(path, name, member, signature, values));
  }

  async #answer(message: Message): Promise<void> {
    let reply: Message;
    try {
      const [signature, ...values] = (await this.#call(message)) ?? [""];
      reply = Message.newMethodReturn(message, signature, values);
    } catch (error) {
      const { errorName, text } =
        error instanceof BusError
          ? { errorName: error.errorName, text: error.message }
          : { errorName: "org.bluez.Error.Failed", text: String(error) };
      reply = Message.newError(message, errorName, text);
    }
    if (!(message.flags & MessageFlag.NO_REPLY_EXPECTED)) this.#bus.send(reply);
  }

  #call({ path, interface: name, member, body }: Message): Promise<Result> | Result {
    if (name === MANAGER) {
      const all = [...this.#objects].map(([each, interfaces]) => [each, allProperties(interfaces)]);
      return ["a{oa{sa{sv}}}", Object.fromEntries(all)];
    }
    const interfaces = this.#objects.get(path);
    if (!interfaces) throw new BusError("org.freedesktop.DBus.Error.UnknownObject", `There is no ${path}.`);
    if (name === PROPERTIES) return this.#property(path, interfaces, member, body);
    return interfaces[name]?.methods?.[member]?.(...(body as never[]));
  }

  #property(path: string, interfaces: Interfaces, member: string, body: unknown[]): Result {
    const [name, property, value] = body as [string, string, Variant];
    const properties = interfaces[name]?.properties ?? {};
    if (member === "GetAll") return ["a{sv}", properties];
    if (member === "Set") {
      this.change(path, name, { [property]: value });
      return undefined;
    }
    const found = properties[property];
    if (!found) throw new BusError("org.freedesktop.DBus.Error.UnknownProperty", `There is no ${property}.`);
    return ["v", found];
  }
}

function allProperties(interfaces: Interfaces): Record<string, Properties> {
  return Object.fromEntries(
    Object.entries(interfaces).map(([name, { properties = {} }]) => [name, properties]),
  );
}

/** Values of properties, as D-Bus wants them told. */
export const text = (value: string) => new Variant("s", value);
export const texts = (...values: string[]) => new Variant("as", values);
export const yes = (value: boolean) => new Variant("b", value);
export const path = (value: string) => new Variant("o", value);
export const bytes = (value: Uint8Array) => new Variant("ay", Buffer.from(value));
export const uint32 = (value: number) => new Variant("u", value);
export const int16 = (value: number) => new Variant("n", value);
