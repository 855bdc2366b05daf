import type { BlockType, LayoutBlock } from "#api-schema/portfolio-layout.ts";

/** What a block can be, in the order they are offered. */
export const blockKinds: readonly BlockType[] = [
  "hero",
  "text",
  "image",
  "gallery",
  "comparison",
  "video",
  "embed",
  "quote",
  "case_study",
  "work",
  "milestones",
  "skills",
  "reviews",
  "contact",
];

/** The fields of a kind of block that hold files. */
export function fileFieldsOf(type: BlockType): readonly string[] {
  switch (type) {
    case "hero":
    case "image":
    case "video":
      return ["media_id"];
    case "gallery":
    case "case_study":
      return ["media_ids"];
    case "comparison":
      return ["before_media_id", "after_media_id"];
    default:
      return [];
  }
}

/** A block of this kind with nothing in it yet. */
export function emptyBlock(type: BlockType, block_id: string): LayoutBlock {
  switch (type) {
    case "hero":
      return { type, block_id, title: "", text: "", media_id: null };
    case "text":
    case "contact":
      return { type, block_id, title: "", text: "" };
    case "image":
    case "video":
      return { type, block_id, media_id: null, caption: "" };
    case "gallery":
      return { type, block_id, media_ids: [], caption: "" };
    case "comparison":
      return { type, block_id, before_media_id: null, after_media_id: null, caption: "" };
    case "embed":
      return { type, block_id, url: "", title: "" };
    case "quote":
      return { type, block_id, text: "", source: "" };
    case "case_study":
      return { type, block_id, title: "", client: "", challenge: "", approach: "", result: "", media_ids: [] };
    case "skills":
    case "work":
      return { type, block_id, title: "" };
    case "reviews":
      return { type, block_id, title: "", count: 3 };
    case "milestones":
      return { type, block_id, contract_id: null, text: "" };
  }
}
