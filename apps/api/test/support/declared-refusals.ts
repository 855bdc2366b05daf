// A contract promises which codes its route may refuse with: documents and typed clients are made of it.
import { type AnyContract, isGeneralCode } from "#api-schema/core.ts";
import type { HttpApp } from "#platform/http/index.ts";

const CODE = /"code":"([a-z_.]+)"/;

/** Watches every answer from now on. Gives the refusals so far whose code their route does not declare, each once. */
export function watchRefusals({ fastify, contracts }: HttpApp): () => readonly string[] {
  const byRoute = new Map<string, AnyContract>();
  const undeclared = new Set<string>();
  fastify.addHook("onReady", async () => {
    for (const contract of contracts) byRoute.set(`${contract.method} ${contract.path}`, contract);
  });
  fastify.addHook("onSend", (request, reply, payload, done) => {
    if (reply.statusCode >= 400 && typeof payload === "string") {
      const route = `${request.method} ${request.routeOptions.url}`;
      const contract = byRoute.get(route);
      // The first one of the document: what stands in its fields comes behind.
      const code = contract && CODE.exec(payload)?.[1];
      if (code && !isGeneralCode(code) && !contract.errors.includes(code)) undeclared.add(`${route}: ${code}`);
    }
    done();
  });
  return () => [...undeclared];
}
