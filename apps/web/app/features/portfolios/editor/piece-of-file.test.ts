import { expect, test } from "vitest";
import { pieceOfFile } from "./piece-of-file.ts";

test.for([
  ["tram_line-4.jpg", "image", { title: "tram line 4", kind: "image" }],
  ["Showreel 2026.final.mp4", null, { title: "Showreel 2026.final", kind: "video" }],
  ["offer.PDF", null, { title: "offer", kind: "document" }],
  ["unnamed", null, { title: "unnamed", kind: "image" }],
  ["---.png", "image", { title: "---.png", kind: "image" }],
  [`${"é".repeat(150)}.mp3`, "audio", { title: "é".repeat(120), kind: "audio" }],
] as const)("the file %s becomes a piece with a title", ([name, kind, piece]) => {
  expect(pieceOfFile({ name, kind })).toEqual(piece);
});
