import { assert } from "../errors/index.ts";
import type { HttpApp } from "./serve.ts";

/**
 * Stops the start at an address of the API that no contract describes: nobody would have said who may call it and how
 * often. `undeclared` lists the addresses that may, each with its reason. Called before the first route is added.
 */
export function requireContracts({ fastify, contracts }: HttpApp, undeclared: Readonly<Record<string, string>>): void {
  const served = new Set<string>();
  fastify.addHook("onRoute", ({ method, url }) => {
    if (!url.startsWith("/api/") || Object.hasOwn(undeclared, url)) return;
    // Fastify adds HEAD beside every GET.
    for (const one of [method].flat()) served.add(`${one === "HEAD" ? "GET" : one} ${url}`);
  });
  fastify.addHook("onReady", async () => {
    const declared = new Set(contracts.map(({ method, path }) => `${method} ${path}`));
    const bare = [...served].filter((route) => !declared.has(route));
    assert(bare.length === 0, `every route of the API has a contract; these have none: ${bare.join(", ")}`);
  });
}
