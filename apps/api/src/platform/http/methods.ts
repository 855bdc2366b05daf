import type { FastifyInstance } from "fastify";

interface Known {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/**
 * Remembers the methods of every route added from now on. Gives a function that tells which methods an address of the
 * API answers to: none for one that is nobody's. Asked only when no route was found, so a walk through all is fine.
 */
export function rememberMethods(app: FastifyInstance): (url: string) => readonly string[] {
  const known: Known[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    if (url.startsWith("/api/") && !url.includes("*"))
      known.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  return (url) => {
    const path = url.split("?")[0]?.replace(/\/$/, "") ?? "";
    return [...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].toSorted();
  };
}

function patternOf(url: string): RegExp {
  const segments = url.split("/").map((part) => (part.startsWith(":") ? "[^/]+" : part.replace(/[^\w-]/g, "\\$&")));
  return new RegExp(`^${segments.join("/")}$`);
}
