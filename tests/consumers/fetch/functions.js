// The fetch functions that apps give a vehicle in Node.

import crossFetch from "cross-fetch";
import ky from "ky";
import makeFetchHappen from "make-fetch-happen";
import nodeFetch from "node-fetch";
import { fetch as nodeFetchNative } from "node-fetch-native";
import { fetch as undici } from "undici";

export const functions = {
  "the global fetch": globalThis.fetch,
  undici,
  "node-fetch": nodeFetch,
  "cross-fetch": crossFetch,
  "node-fetch-native": nodeFetchNative,
  "make-fetch-happen": makeFetchHappen,
  ky,
  "ky without HTTPError": ky.create({ throwHttpErrors: false }),
};
