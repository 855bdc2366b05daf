// A template and its data as PDF or picture: the template is a file beside its caller, what stands on it is data. One
// compiler for the process, its cache swept after each document, because it would keep every page it ever made.
import { readFileSync } from "node:fs";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const CACHE_AGE = 10;

let compiler: NodeCompiler | null = null;
const templates = new Map<string, string>();

/** The same data gives the same bytes: `at` is the document's own date, not the day it is read. */
export async function typeset(templateFile: string, data: object, at: Date): Promise<Buffer> {
  const pdf = (await loaded()).pdf(inputOf(templateFile, data), {
    creationTimestamp: Math.floor(at.getTime() / 1_000),
  });
  compiler?.evictCache(CACHE_AGE);
  return pdf;
}

/** A template of one page as PNG. Its letters are outlines: no font is asked for. */
export async function typesetPicture(templateFile: string, data: object, widthPx: number): Promise<Buffer> {
  const svg = (await loaded()).plainSvg(inputOf(templateFile, data));
  compiler?.evictCache(CACHE_AGE);
  // Not by sharp, which is told to refuse SVG: uploads come its way.
  const { renderAsync } = await import("@resvg/resvg-js");
  return (
    await renderAsync(svg, {
      font: { loadSystemFonts: false },
      fitTo: { mode: "width", value: widthPx },
    })
  ).asPng();
}

// Loaded by the first document: its binary is a tenth of a start.
async function loaded(): Promise<NodeCompiler> {
  compiler ??= (await import("@myriaddreamin/typst-ts-node-compiler")).NodeCompiler.create();
  return compiler;
}

function inputOf(templateFile: string, data: object) {
  const source = templates.get(templateFile) ?? readFileSync(templateFile, "utf8");
  templates.set(templateFile, source);
  return { mainFileContent: source, inputs: { data: JSON.stringify(data) } };
}
