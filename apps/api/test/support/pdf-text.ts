// The words of a PDF of ours, so that a test reads what a person would; needs no program of the machine. Knows what
// Typst writes: fonts of two-byte glyphs with a map to Unicode, text in TJ and Tj.
import { inflateSync } from "node:zlib";

type Glyphs = ReadonlyMap<number, string>;

export function pdfText(pdf: Buffer): string {
  const objects = new Map(
    [...pdf.toString("latin1").matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => [
      id,
      body,
    ]),
  );
  const fonts = new Map<string, Glyphs>();
  const pages: string[] = [];
  for (const body of objects.values()) {
    if (!/\/Type \/Page\b/.test(body)) continue;
    for (const [, name = "", font = ""] of body.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "")?.[1] ?? "";
      fonts.set(name, readGlyphs(streamOf(objects.get(map) ?? "")));
    }
    pages.push(readPage(streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? "") ?? ""), fonts));
  }
  return pages.join("\n");
}

function streamOf(body: string): string {
  const bytes = body.slice(body.indexOf("stream\n") + 7, body.lastIndexOf("\nendstream"));
  return body.includes("/FlateDecode") ? inflateSync(Buffer.from(bytes, "latin1")).toString("latin1") : bytes;
}

function readGlyphs(map: string): Glyphs {
  const glyphs = new Map<number, string>();
  const text = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, block = ""] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, glyph = "", code = ""] of block.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), text(code));
  return glyphs;
}

/** One line for each text object. */
function readPage(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  const lines: string[] = [];
  for (const [, block = ""] of content.matchAll(/\bBT\b([\s\S]*?)\bET\b/g)) {
    const glyphs = fonts.get(/\/(f\d+) /.exec(block)?.[1] ?? "") ?? new Map<number, string>();
    const bytes = [...block.matchAll(/\(((?:\\[\s\S]|[^\\)])*)\)/g)]
      .map(([, literal = ""]) => readLiteral(literal))
      .join("");
    let line = "";
    for (let at = 0; at + 1 < bytes.length; at += 2)
      line += glyphs.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? "";
    lines.push(line);
  }
  return lines.join("\n");
}

const LETTERS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function readLiteral(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (LETTERS[code] ?? code),
  );
}
