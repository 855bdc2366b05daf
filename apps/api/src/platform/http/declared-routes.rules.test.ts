import Fastify from "fastify";
import { expect, test } from "vitest";
import { route } from "#api-schema/core.ts";
import { requireContracts } from "./declared-routes.ts";
import type { HttpApp } from "./serve.ts";

const known = route({ method: "GET", path: "/api/known", summary: "Known", access: "public" });

function server() {
  const fastify = Fastify();
  // Of the dependencies nothing is asked here.
  const http = { fastify, contracts: [known], dependencies: {} } as unknown as HttpApp;
  requireContracts(http, { "/api/files": "speaks a protocol of its own" });
  fastify.get("/api/known", async () => "");
  fastify.get("/healthz", async () => "");
  fastify.post("/api/files", async () => "");
  return fastify;
}

test("addresses with a contract, those outside the API and the listed ones are served", async () => {
  await expect(server().ready()).resolves.toBeDefined();
});

test.each(["POST /api/known", "GET /api/bare", "DELETE /api/files/:id"])("%s stops the start", async (bare) => {
  const fastify = server();
  fastify.register((scope, _options, done) => {
    const [method = "", url = ""] = bare.split(" ");
    scope.route({ method, url, handler: async () => "" });
    done();
  });
  await expect(fastify.ready().then(() => "started", String)).resolves.toContain(bare);
});
