import { STATUS_CODES } from "node:http";
import type { ErrorObject } from "ajv";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isDatabaseAway } from "../db/index.ts";
import { sqlStateOf } from "../db/violations.ts";
import { KogiError, requestErrors } from "../errors/index.ts";
import { validationProblem } from "./validation.ts";

/** When to come back after a 503. */
export const RETRY_AFTER_SECONDS = 2;
// 55P03: a lock was not had in time; 57014: the statement ran too long. The caller may try again.
const BUSY = new Set(["55P03", "57014", "40001", "40P01"]);

// 22021, 22P05: a letter that the database cannot hold, such as NUL. Fields people fill in and queries refuse it with a
// pointer; this is for what slips by in an address.
const UNREADABLE = new Set(["22021", "22P05"]);

/** Turns anything thrown into the refusal a caller may see; what is not ours to tell becomes a bare 500. */
export function refusalOf(error: unknown): KogiError {
  if (error instanceof KogiError) return error;
  if (isDatabaseAway(error)) return requestErrors.unavailable();
  if (BUSY.has(sqlStateOf(error) ?? "")) return requestErrors.busy();
  if (UNREADABLE.has(sqlStateOf(error) ?? "")) return requestErrors.malformed();
  if (!(error instanceof Error)) return requestErrors.internal();
  // Fastify's own errors carry a code and a status.
  const { code, validation, validationContext, statusCode } = error as Partial<FastifyError>;
  if (validation) return validationProblem(validation as ErrorObject[], validationContext ?? "body");
  // A part of the address that is longer than any name of ours names nothing.
  if (code === "FST_ERR_MAX_PARAM_LENGTH") return requestErrors.notFound();
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return requestErrors.unsupportedType();
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return requestErrors.tooLarge();
  if (statusCode === 413) return requestErrors.tooLarge();
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return requestErrors.malformed();
  return requestErrors.internal();
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: KogiError): FastifyReply {
  const wait = refusal.status === 503 ? RETRY_AFTER_SECONDS : refusal.extra.retry_after;
  if (typeof wait === "number") reply.header("retry-after", String(wait));
  // Whatever the answer was going to be, nobody keeps this one.
  reply.header("cache-control", "no-store");
  const body = problemText(refusal, { instance: request.url.split("?")[0] ?? "", request_id: request.id });
  return reply.code(refusal.status).type("application/problem+json").serializer(String).send(body);
}

/** The problem document of a refusal, as it is sent. `about` says which request it answers, where that is known. */
export function problemText(refusal: KogiError, about: { instance?: string; request_id?: string }): string {
  return JSON.stringify({
    type: `/api/docs/problems#${refusal.code}`,
    title: STATUS_CODES[refusal.status] ?? "Error",
    status: refusal.status,
    detail: refusal.message,
    ...about,
    code: refusal.code,
    ...(refusal.fields.length > 0 ? { errors: refusal.fields } : {}),
    ...refusal.extra,
  });
}

/** One handler for every error of the server. Only what is not a refusal is logged as an error. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) request.log.error({ err: error, request_id: request.id }, "a request failed");
    return sendProblem(request, reply, refusal);
  });
}
