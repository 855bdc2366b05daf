import type { FastifyRequest } from "fastify";

const bodies = new WeakMap<FastifyRequest, Buffer>();

/** Keeps the bytes of a request whose route asks for them. */
export function rememberRawBody(request: FastifyRequest, body: Buffer): void {
  if (request.routeOptions.config.keepRawBody) bodies.set(request, body);
}

/** The bytes as they came, or null where the route did not ask. */
export function rawBodyOf(request: FastifyRequest): Buffer | null {
  return bodies.get(request) ?? null;
}

declare module "fastify" {
  interface FastifyContextConfig {
    keepRawBody?: boolean;
  }
}
