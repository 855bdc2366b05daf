import {
  type LayoutBlock,
  type LayoutBody,
  type LayoutTheme,
  portfolioTemplates,
} from "#api-schema/portfolio-layout.ts";
import { chosen, oneOf, text } from "../../../../lib/form.server.ts";
import { uploadBeside } from "../../../media/files-in-form.server.ts";
import { uploadFormFiles } from "../../../media/upload-form-files.server.ts";
import { blockKinds, fileFieldsOf } from "./block-kinds.ts";

type Args = Parameters<typeof uploadFormFiles>[2];

/** The document in the editor's form: its blocks stand in the order of their hidden `block` fields, `<id> <kind>`. */
export async function readLayoutForm(form: FormData, args: Args): Promise<LayoutBody> {
  const blocks: LayoutBlock[] = [];
  const mediaIds = new Set<string>();
  for (const entry of chosen(form, "block")) {
    const [id = "", word = ""] = entry.split(" ");
    const type = blockKinds.find((kind) => kind === word);
    if (!type) continue;
    const files = new Map<string, readonly string[]>();
    for (const field of fileFieldsOf(type)) {
      const ids = await uploadFormFiles(form, `${id}.${field}`, args);
      files.set(field, ids);
      for (const mediaId of ids) mediaIds.add(mediaId);
    }
    blocks.push(blockOf(type, { id, form, files }));
  }
  await uploadBeside(form, args, [...mediaIds]);
  const template = oneOf(form, "template", portfolioTemplates);
  return { ...(template ? { template } : {}), theme: themeOf(form), blocks };
}

/** Whoever chooses a colour wants it, whatever the choice beside it says: without JavaScript that does not follow. */
export function themeOf(form: FormData): LayoutTheme {
  const colour = text(form, "theme.accent").toLowerCase();
  const before = text(form, "theme.accent_was").toLowerCase();
  const own = text(form, "theme.own") === "yes" || (before !== "" && colour !== before);
  return {
    type: oneOf(form, "theme.type", ["lively", "plain", "loud"]) ?? "lively",
    accent: own && /^#[0-9a-f]{6}$/.test(colour) ? colour : null,
    spacing: oneOf(form, "theme.spacing", ["close", "even", "airy"]) ?? "even",
  };
}

interface BlockFields {
  readonly id: string;
  readonly form: FormData;
  /** Ids of what was uploaded, by field. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

function blockOf(type: LayoutBlock["type"], { id, form, files }: BlockFields): LayoutBlock {
  const block_id = id;
  const typed = (field: string) => text(form, `${id}.${field}`);
  const file = (field: string) => files.get(field)?.[0] ?? null;
  const many = (field: string) => [...new Set(files.get(field) ?? [])];
  const title = typed("title");
  switch (type) {
    case "hero":
      return { type, block_id, title, text: typed("text"), media_id: file("media_id") };
    case "text":
    case "contact":
      return { type, block_id, title, text: typed("text") };
    case "image":
    case "video":
      return { type, block_id, media_id: file("media_id"), caption: typed("caption") };
    case "gallery":
      return { type, block_id, media_ids: many("media_ids"), caption: typed("caption") };
    case "comparison":
      return {
        type,
        block_id,
        before_media_id: file("before_media_id"),
        after_media_id: file("after_media_id"),
        caption: typed("caption"),
      };
    case "embed":
      return { type, block_id, url: typed("url"), title };
    case "quote":
      return { type, block_id, text: typed("text"), source: typed("source") };
    case "case_study":
      return {
        type,
        block_id,
        title,
        client: typed("client"),
        challenge: typed("challenge"),
        approach: typed("approach"),
        result: typed("result"),
        media_ids: many("media_ids"),
      };
    case "skills":
    case "work":
      return { type, block_id, title };
    case "reviews":
      return { type, block_id, title, count: Math.min(10, Math.max(1, Number.parseInt(typed("count"), 10) || 3)) };
    case "milestones":
      return { type, block_id, contract_id: typed("contract_id") || null, text: typed("text") };
  }
}
