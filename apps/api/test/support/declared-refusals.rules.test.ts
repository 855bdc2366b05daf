import Fastify from "fastify";
import { expect, test } from "vitest";
import { route } from "#api-schema/core.ts";
import type { HttpApp } from "#platform/http/index.ts";
import { watchRefusals } from "./declared-refusals.ts";

const path = "/api/offers/:offer_id";
const errors = ["offer.not_found"];
const contract = route({ method: "DELETE", path, summary: "Withdraw", access: "public", errors });

/** What is told after these codes were answered by the contract's route, and by one without a contract. */
async function toldOf(codes: readonly string[]): Promise<readonly string[]> {
  const fastify = Fastify();
  // Nothing else of it is asked here.
  const undeclared = watchRefusals({ fastify, contracts: [contract] } as unknown as HttpApp);
  const answer = async (code: string) => ({ status: 409, code, errors: [{ pointer: "/body", code: "offer.field" }] });
  fastify.delete<{ Params: { offer_id: string } }>(path, ({ params }, reply) => {
    reply.code(409);
    return answer(params.offer_id);
  });
  fastify.delete("/pages", (_request, reply) => {
    reply.code(409);
    return answer("offer.of_a_page");
  });
  for (const code of codes) await fastify.inject({ method: "DELETE", url: `/api/offers/${code}` });
  await fastify.inject({ method: "DELETE", url: "/pages" });
  return undeclared();
}

test("codes that the route declares, those that any may give, and answers of pages pass", async () => {
  expect(await toldOf(["offer.not_found", "request.stale", "idempotency.key_reused"])).toEqual([]);
});

test("a code that the route does not declare is told once, with its route", async () => {
  expect(await toldOf(["offer.not_your_turn", "offer.not_your_turn"])).toEqual([
    "DELETE /api/offers/:offer_id: offer.not_your_turn",
  ]);
});
