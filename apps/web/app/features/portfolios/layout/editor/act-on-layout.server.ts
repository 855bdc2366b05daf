import { randomUUID } from "node:crypto";
import { href, redirect } from "react-router";
import type { LayoutBlock, LayoutBody } from "#api-schema/portfolio-layout.ts";
import type { apiOf } from "../../../../lib/api.server.ts";
import { chosen, FormRefusal, oneOf, text } from "../../../../lib/form.server.ts";
import { isProblem } from "../../../../lib/problem.ts";
import type { WordsOf } from "../../../../lib/text.ts";
import { redirectWithToast } from "../../../../lib/toast.server.ts";
import type { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { moveInOrder, moveSteps } from "../../../../ui/move-in-order.ts";
import { describeFiles, keepBeside } from "../../../media/files-in-form.server.ts";
import { blockKinds, emptyBlock, fileFieldsOf } from "./block-kinds.ts";

interface Act {
  readonly api: ReturnType<typeof apiOf>;
  readonly words: WordsOf<typeof layoutEditorText>;
  readonly portfolioId: string;
  /** The document in the form, its files uploaded. */
  readonly layout: LayoutBody;
  /** The editor's own address. */
  readonly here: string;
  /** What it is asked for: how wide the preview is. */
  readonly search: URLSearchParams;
}

/** What a button of the editor asks for. Whatever it is, what was typed is kept first: nothing is lost by pressing one. */
export async function actOnLayout(form: FormData, act: Act): Promise<Response | null> {
  const [intent = "", subject = ""] = text(form, "intent").split(":");
  const params = { portfolio_id: act.portfolioId };
  switch (intent) {
    case "autosave":
      await keep(form, act, act.layout);
      return null;
    case "to_publish":
      await keep(form, act, act.layout);
      return redirect(href("/portfolios/:portfolio_id/edit", params));
    case "publish": {
      const version = await keep(form, act, act.layout);
      await orStale(form, act, act.api.portfolios.publishLayout({ params, body: { version } }));
      return redirectWithToast(addressOf(act), act.words.published);
    }
    case "restore": {
      const version = await keep(form, act, act.layout);
      const restore = Number(subject) || 1;
      const back = await orStale(form, act, act.api.portfolios.restoreLayout({ params, body: { restore, version } }));
      // By the version that it is now: the same draft, brought back once more, is another form too.
      return redirectWithToast(addressOf(act, { restored: `${back.version}` }), act.words.restored);
    }
    case "ask_forget":
      await keep(form, act, act.layout);
      return redirect(addressOf(act, { dialog: "forget" }));
    case "forget":
      await keep(form, act, act.layout);
      await act.api.portfolios.forgetLayoutHistory({ params });
      return redirectWithToast(addressOf(act), act.words.forgotten);
    case "add_below":
      await keep(form, act, act.layout);
      return redirect(`${addressOf(act, { after: subject })}#add-block`);
    case "add":
    case "up":
    case "down":
    case "front":
    case "end":
    case "duplicate":
    case "remove": {
      const changed = changedBy(form, act.layout, { intent, id: subject });
      await keep(form, act, { ...act.layout, blocks: changed.blocks });
      return redirect(`${addressOf(act)}${changed.at ? `#block-${changed.at}` : ""}`);
    }
    default:
      await keep(form, act, act.layout);
      return redirectWithToast(addressOf(act), act.words.saved);
  }
}

/** The editor as it was open; after an earlier draft came back, as a new form. `after`: below which block one is added. */
function addressOf({ here, search }: Act, changes: Readonly<Record<string, string>> = {}): string {
  const wanted = new URLSearchParams(search);
  for (const past of ["after", "dialog"]) wanted.delete(past);
  for (const [name, value] of Object.entries(changes)) wanted.set(name, value);
  return wanted.size > 0 ? `${here}?${wanted}` : here;
}

/** Keeps the draft, then what is written about its pictures and what stands for its films: a refused draft says nothing. The version that is there now. */
async function keep(form: FormData, act: Act, layout: LayoutBody): Promise<number> {
  const version = Number.parseInt(text(form, "version"), 10);
  const over = text(form, "intent") === "overwrite";
  const body = {
    layout,
    by_itself: text(form, "intent") === "autosave",
    ...(over || Number.isNaN(version) ? {} : { version }),
  };
  const params = { portfolio_id: act.portfolioId };
  const kept = await orStale(form, act, act.api.portfolios.saveLayout({ params, body }));
  const mediaIds = mediaIn(form, layout);
  const now = new Map(kept.draft.media.map(({ media_id, alt }) => [media_id, alt]));
  await keepBeside(form, act.api, { mediaIds, now: kept.draft.media });
  const isWhole = await describeFiles(form, act.api, { mediaIds, now, over });
  if (!isWhole) throw changedElsewhere(form, act);
  return kept.version;
}

/** A draft that was changed in another window comes back as it was typed; saved once more, it goes over the other. */
async function orStale<Answer>(form: FormData, act: Act, call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (!isProblem(error) || error.code !== "request.stale") throw error;
    throw changedElsewhere(form, act);
  }
}

function changedElsewhere(form: FormData, { words }: Act): FormRefusal {
  form.set("stale", "yes");
  return new FormRefusal({}, words.stale, 409);
}

function mediaIn(form: FormData, layout: LayoutBody): readonly string[] {
  const done = layout.blocks.flatMap((block) =>
    fileFieldsOf(block.type).flatMap((field) => chosen(form, `${block.block_id}.${field}_done`)),
  );
  return [...new Set(done.flatMap((entry) => entry.split(" ")[0] ?? []))];
}

interface Change {
  readonly intent: "add" | keyof typeof moveSteps | "duplicate" | "remove";
  readonly id: string;
}

/** The blocks after a button was pressed, and the block to go on with. */
function changedBy(form: FormData, { blocks }: LayoutBody, { intent, id }: Change) {
  const place = blocks.findIndex((block) => block.block_id === id);
  const block = blocks[place];
  if (place < 0 && intent !== "add") return { blocks, at: null };
  switch (intent) {
    case "add": {
      const added = emptyBlock(oneOf(form, "new_kind", blockKinds) ?? "text", randomUUID());
      return { blocks: blocks.toSpliced(place < 0 ? blocks.length : place + 1, 0, added), at: added.block_id };
    }
    case "up":
    case "down":
    case "front":
    case "end": {
      const ids = blocks.map((one) => one.block_id);
      const order = moveInOrder(ids, id, place + moveSteps[intent]);
      return { blocks: order.flatMap((one) => blocks.filter(({ block_id }) => block_id === one)), at: id };
    }
    case "duplicate": {
      if (!block) return { blocks, at: null };
      const copy: LayoutBlock = { ...block, block_id: randomUUID() };
      return { blocks: blocks.toSpliced(place + 1, 0, copy), at: copy.block_id };
    }
    case "remove": {
      const left = blocks.toSpliced(place, 1);
      return { blocks: left, at: (left[place] ?? left[place - 1])?.block_id ?? null };
    }
  }
}
