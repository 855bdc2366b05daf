import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LayoutBlock, PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import { CONTRAST_MIN, contrast, readableShades } from "./accent.rules.ts";
import {
  filesOf,
  missingIn,
  plainTheme,
  readEmbed,
  readLayout,
  withDescription,
  withoutFiles,
} from "./layout.rules.ts";

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const [PICTURE, FILM, COMING, CONTRACT] = [id(101), id(102), id(103), id(104)];
const of = (...blocks: LayoutBlock[]): PortfolioLayout => ({ template: "grid", theme: plainTheme, blocks });
const known = {
  kindOf: (file: string) => ({ [PICTURE]: "image", [FILM]: "video" })[file] ?? null,
  contracts: [{ contract_id: CONTRACT }],
};

describe("what is shown elsewhere", () => {
  test.each([
    ["https://www.youtube.com/watch?v=1", "https://www.youtube.com/watch?v=1"],
    ["  https://vimeo.com/1 ", "https://vimeo.com/1"],
    ["https://open.spotify.com/track/1", "https://open.spotify.com/track/1"],
    ["http://vimeo.com/1", null],
    ["https://vimeo.com.evil.example/1", null],
    ["https://notvimeo.com/1", null],
    ["https://vimeo.com@evil.example/", null],
    ["javascript:alert(1)//vimeo.com", null],
    ["vimeo.com/1", null],
    ["", null],
  ])("%s", (text, address) => expect(readEmbed(text)).toBe(address));
});

describe("what keeps a draft from being shown", () => {
  const block_id = id(1);
  test.each<[string, LayoutBlock, string | null]>([
    ["an opening", { type: "hero", block_id, title: "I draw", text: "", media_id: null }, null],
    ["an opening with a film", { type: "hero", block_id, title: "I draw", text: "", media_id: FILM }, "not_image"],
    ["an opening without a title", { type: "hero", block_id, title: "", text: "x", media_id: null }, "title"],
    ["an empty text", { type: "text", block_id, title: "x", text: "" }, "text"],
    ["no picture", { type: "image", block_id, media_id: null, caption: "" }, "no_image"],
    ["a picture", { type: "image", block_id, media_id: PICTURE, caption: "" }, null],
    ["a picture that is prepared", { type: "image", block_id, media_id: COMING, caption: "" }, "not_ready"],
    ["an empty gallery", { type: "gallery", block_id, media_ids: [], caption: "" }, "no_image"],
    [
      "before without after",
      { type: "comparison", block_id, before_media_id: PICTURE, after_media_id: null, caption: "" },
      "no_image",
    ],
    ["a film", { type: "video", block_id, media_id: FILM, caption: "" }, null],
    ["a picture as a film", { type: "video", block_id, media_id: PICTURE, caption: "" }, "not_video"],
    ["an unknown place", { type: "embed", block_id, url: "https://evil.example", title: "" }, "embed"],
    ["somebody else's contract", { type: "milestones", block_id, contract_id: id(9), text: "" }, "contract"],
    ["a finished contract", { type: "milestones", block_id, contract_id: CONTRACT, text: "" }, null],
    ["the work", { type: "work", block_id, title: "" }, null],
  ])("%s", (_what, block, code) => {
    expect(missingIn(of(block), known).map((problem) => problem.code)).toEqual(code === null ? [] : [code]);
  });

  test("nothing at all", () => expect(missingIn(of(), known)).toMatchObject([{ block_id: null, code: "empty" }]));
});

test("ids are unique, and the work stands once", () => {
  const work = (number: number): LayoutBlock => ({ type: "work", block_id: id(number), title: "" });
  expect(readLayout(of(work(1), work(2)))).toMatchObject({ problems: [{ pointer: "/body/layout/blocks/1/type" }] });
  const text: LayoutBlock = { type: "text", block_id: id(1), title: " a ", text: "b" };
  expect(readLayout(of(work(1), text))).toMatchObject({ problems: [{ pointer: "/body/layout/blocks/1/block_id" }] });
  expect(readLayout(of(text))).toEqual({ layout: of({ ...text, title: "a" }) });
});

test("files are found in every kind of block, and taken out where they are gone", () => {
  const layout = of(
    { type: "hero", block_id: id(1), title: "", text: "", media_id: id(11) },
    { type: "gallery", block_id: id(2), media_ids: [id(12), id(11)], caption: "" },
    { type: "comparison", block_id: id(3), before_media_id: id(13), after_media_id: id(14), caption: "" },
  );
  expect(filesOf(layout)).toEqual([id(11), id(12), id(13), id(14)]);
  const left = withoutFiles(layout, (file) => file === id(12) || file === id(14));
  expect(filesOf(left)).toEqual([id(12), id(14)]);
  expect(left.blocks[0]).toMatchObject({ media_id: null });
});

test("every accent can be read on every ground, and one that can already is left as it is", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(readableShades("#4b2ee0").light).toBe("#4b2ee0");
  const grounds = { light: ["#ffffff", "#f6f5fa"], dark: ["#100d1a", "#1a1629", "#1d1830"] } as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xff_ff_ff }), (number) => {
      const shades = readableShades(`#${number.toString(16).padStart(6, "0")}`);
      for (const ground of grounds.light) expect(contrast(shades.light, ground)).toBeGreaterThanOrEqual(CONTRAST_MIN);
      for (const ground of grounds.dark) expect(contrast(shades.dark, ground)).toBeGreaterThanOrEqual(CONTRAST_MIN);
    }),
    { numRuns: 2_000 },
  );
});

test("a description is changed where it stands as it was, and nowhere else", () => {
  const text = (number: number, words: string): LayoutBlock => ({
    type: "text",
    block_id: id(number),
    title: "",
    text: words,
  });
  const own = text(2, "My own words.");
  expect(withDescription(of(text(1, "Signs."), own), "Signs.", "Signs and maps.")).toEqual(
    of(text(1, "Signs and maps."), own),
  );
  expect(withDescription(of(text(1, "Signs."), own), "Signs.", "")).toEqual(of(own));
  expect(withDescription(of(text(1, ""), own), "", "Signs.")).toEqual(of(text(1, ""), own));
  const headed = (words: string) => ({ ...text(1, words), title: "What I do" });
  expect(withDescription(of(headed("Signs.")), "Signs.", "")).toEqual(of(headed("")));
  expect(withDescription(of(headed("")), "", "Maps.")).toEqual(of(headed("Maps.")));
});
