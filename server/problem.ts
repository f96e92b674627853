/** Errors of our own, in the shape that the API's errors have. */

import type { FastifyInstance } from "fastify";

/** The body of an error answer: `error` for programs, `description` for people. */
export function problem(error: string, description: string) {
  return { response: null, error, error_description: description };
}

/** Answers failures inside Fastify and our own code in that shape. Only the latter are logged: they are bugs. */
export function answerErrors(app: FastifyInstance, log: (line: string) => void): void {
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send(problem(error.code ?? "bad_request", error.message));
    log(error.stack ?? String(error));
    return reply
      .code(status)
      .send(problem("internal_error", "This server failed; its terminal says more. Please report it."));
  });
}
