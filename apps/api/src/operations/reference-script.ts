// The script of the API's reference page: five megabytes from a package that offers them only through its own plugin.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Fastify from "fastify";

/** Where `npm run prepare` lays it: asking the plugin is slow, and somebody waits for it. */
export const referenceFile = (projectFolder: string): string => join(projectFolder, "build/server/reference.js");

export async function referenceScript(projectFolder: string): Promise<Buffer> {
  const file = referenceFile(projectFolder);
  return existsSync(file) ? readFile(file) : askPlugin();
}

/** A server that listens nowhere is asked for it once. */
export async function askPlugin(): Promise<Buffer> {
  const { default: scalar } = await import("@scalar/fastify-api-reference");
  const inner = Fastify();
  await inner.register(scalar, { routePrefix: "/reference", configuration: { url: "/api/openapi.json" } });
  const { rawPayload } = await inner.inject("/reference/js/scalar.js");
  await inner.close();
  return rawPayload;
}
