/** What the tests of the sign-in expect of errors, and answers that they are made of. */

import assert from "node:assert/strict";
import type { TeslaCommandError } from "tesla-commands";

/** The error that a promise rejects with. */
export async function failure(promise: unknown): Promise<TeslaCommandError> {
  const error: unknown = await Promise.resolve(promise).then(
    () => assert.fail("It did not reject."),
    (reason: unknown) => reason,
  );
  assert(error instanceof Error && error.name === "TeslaCommandError", String(error));
  return error as TeslaCommandError;
}

export const HTML = "<!doctype html><title>Access Denied</title>";

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}
