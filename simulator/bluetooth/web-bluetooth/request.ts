/** What a page asks of `requestDevice`. */

import { uuidOf } from "./uuid.ts";

/** The members of a filter must all apply. */
export interface Filter {
  name?: string;
  namePrefix?: string;
  services?: readonly (string | number)[];
  manufacturerData?: readonly object[];
  serviceData?: readonly object[];
}

/** The options of `requestDevice`. One of the filters must apply. */
export interface RequestOptions {
  filters?: readonly Filter[];
  exclusionFilters?: readonly Filter[];
  acceptAllDevices?: boolean;
  optionalServices?: readonly (string | number)[];
}

/** A request, checked. */
export interface DeviceRequest {
  matches(name: string): boolean;
  /** The services that it gives access to. */
  services: ReadonlySet<string>;
}

const MAX_NAME_BYTES = 248;

/** @throws TypeError where a browser does */
export function readRequest(options: RequestOptions = {}): DeviceRequest {
  const { filters, exclusionFilters, acceptAllDevices = false, optionalServices = [] } = options;
  if (Boolean(filters) === acceptAllDevices) {
    throw new TypeError(
      "Either 'filters' should be present or 'acceptAllDevices' should be true, but not both.",
    );
  }
  if (exclusionFilters && !filters) {
    throw new TypeError("'filters' member must be present if 'exclusionFilters' is present.");
  }
  for (const list of [filters, exclusionFilters]) {
    if (list?.length === 0) throw new TypeError("A list of filters must not be empty.");
    list?.forEach(checkFilter);
  }
  const asked = [...(filters ?? []).flatMap(({ services = [] }) => services), ...optionalServices];
  return {
    services: new Set(asked.map(uuidOf)),
    matches: (name) =>
      (filters?.some((filter) => applies(filter, name)) ?? true) &&
      !exclusionFilters?.some((filter) => applies(filter, name)),
  };
}

function checkFilter(filter: Filter): void {
  const { name, namePrefix, services, manufacturerData, serviceData } = filter;
  if ([name, namePrefix, services, manufacturerData, serviceData].every((member) => member === undefined)) {
    throw new TypeError("A filter must restrict the devices in some way.");
  }
  for (const text of [name, namePrefix]) {
    if (text !== undefined && new TextEncoder().encode(text).length > MAX_NAME_BYTES) {
      throw new TypeError("A device name can't be longer than 248 bytes.");
    }
  }
  if (namePrefix === "") throw new TypeError("'namePrefix', if present, must be non-empty.");
  for (const list of [services, manufacturerData, serviceData]) {
    if (list?.length === 0) throw new TypeError("A list in a filter must not be empty.");
  }
  services?.forEach(uuidOf);
}

/** A car advertises its name alone. */
function applies(
  { name, namePrefix, services, manufacturerData, serviceData }: Filter,
  shown: string,
): boolean {
  if (services || manufacturerData || serviceData) return false;
  return (name === undefined || shown === name) && (namePrefix === undefined || shown.startsWith(namePrefix));
}
