// Runs in a thread of its own (see typeset.ts). One compiler for all documents, its cache swept after each, because it would
// keep every page it ever made.
import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Resvg } from "@resvg/resvg-js";
import { assert } from "#platform/errors/index.ts";
import type { Made, Wish } from "./typeset.ts";

const CACHE_AGE = 10;

assert(parentPort, "this runs in a thread");
const port = parentPort;
const compiler = NodeCompiler.create();
const templates = new Map<string, string>();

port.on("message", (wish: Wish) => port.postMessage(answer(wish)));

function answer(wish: Wish): Made {
  try {
    return { id: wish.id, bytes: set(wish) };
  } catch (error) {
    return { id: wish.id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

function set({ templateFile, data, as }: Wish): Uint8Array {
  const source = templates.get(templateFile) ?? readFileSync(templateFile, "utf8");
  templates.set(templateFile, source);
  const input = { mainFileContent: source, inputs: { data } };
  if ("secondsSince1970" in as) return compiler.pdf(input, { creationTimestamp: as.secondsSince1970 });
  // Not by sharp, which is told to refuse SVG: uploads come its way.
  const drawing = new Resvg(compiler.plainSvg(input), {
    font: { loadSystemFonts: false },
    fitTo: { mode: "width", value: as.widthPx },
  });
  return drawing.render().asPng();
}
