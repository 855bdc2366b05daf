// A template and its data as PDF: the template is a file beside this one, what stands on it is data. One compiler for
// the process, its cache swept after each document, because it would keep every page it ever made.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const CACHE_AGE = 10;

let compiler: NodeCompiler | null = null;
const templates = new Map<string, string>();

/** The same data gives the same bytes: `at` is the document's own date, not the day it is read. */
export async function typeset(template: string, data: object, at: Date): Promise<Buffer> {
  // Loaded by the first document: its binary is a tenth of a start.
  compiler ??= (await import("@myriaddreamin/typst-ts-node-compiler")).NodeCompiler.create();
  const source = templates.get(template) ?? readFileSync(join(import.meta.dirname, template), "utf8");
  templates.set(template, source);
  const pdf = compiler.pdf(
    { mainFileContent: source, inputs: { data: JSON.stringify(data) } },
    { creationTimestamp: Math.floor(at.getTime() / 1_000) },
  );
  compiler.evictCache(CACHE_AGE);
  return pdf;
}
