import { isDeepStrictEqual } from "node:util";
import type { LayoutBody, LayoutWork, PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Holder, keepDraftFiles, keepLayoutFiles, usableAmong } from "../portfolio-files.ts";
import { portfolioErrors } from "../portfolios.errors.ts";
import { type Basis, lockForEdit, refuseStale } from "../portfolios.policy.ts";
import type { PortfolioRow } from "../portfolios.repository.ts";
import { BURST_MS, filesOf, readLayout, withoutFiles } from "./layout.rules.ts";
import { layoutWork } from "./layout.views.ts";
import { findLayout, insertKept, listKept, replaceKept, writeDraft } from "./layouts.repository.ts";

interface Save extends Basis {
  readonly portfolioId: string;
  readonly layout: LayoutBody;
  /** Kept while somebody works on it, without being asked to. */
  readonly byItself: boolean;
}

/**
 * Keeps the draft; what others see stays. The version in the answer is this save's, whoever saves next. Throws
 * `portfolio.bad_layout`, `media.not_usable`, `request.stale`.
 */
export async function saveLayout(platform: Platform, actor: Actor, save: Save): Promise<LayoutWork> {
  return platform.inTransaction(async (tx) => {
    const portfolio = await lockForEdit(tx, actor, save.portfolioId);
    const now = await findLayout(tx, save.portfolioId);
    const template = save.layout.template ?? now?.draft.template ?? portfolio.template;
    const read = readLayout({ ...save.layout, template });
    if ("problems" in read) throw portfolioErrors.badLayout({ fields: read.problems });
    // Sent once more because no answer came: the draft that is there is this one.
    if (now && isDeepStrictEqual(now.draft, read.layout)) return layoutWork(platform, portfolio, tx);
    await refuseStale(save, now?.version ?? 0, () => layoutWork(platform, portfolio, tx));
    await keepDraft(platform, tx, { portfolio, layout: read.layout, byItself: save.byItself });
    return layoutWork(platform, portfolio, tx);
  });
}

interface Restore extends Basis {
  readonly portfolioId: string;
  /** The version to bring back. */
  readonly restore: number;
}

/** An earlier draft becomes the draft, as a version of its own. Throws `portfolio.no_such_layout`. */
export async function restoreLayout(platform: Platform, actor: Actor, ask: Restore): Promise<LayoutWork> {
  const row = await platform.inTransaction(async (tx) => {
    const portfolio = await lockForChange(platform, tx, actor, ask);
    const kept = (await listKept(tx, portfolio.portfolio_id)).find(({ version }) => version === ask.restore);
    if (!kept) throw portfolioErrors.noSuchLayout();
    const usable = await usableAmong(tx, filesOf(kept.layout));
    const layout = withoutFiles(kept.layout, (id) => usable.has(id));
    await keepDraft(platform, tx, { portfolio, layout, byItself: false });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "portfolios.layout_restored",
      subject: { type: "portfolio", id: portfolio.portfolio_id },
      after: { restored: ask.restore },
    });
    return portfolio;
  });
  return layoutWork(platform, row);
}

/** The portfolio under its lock, for a change that is based on the draft as it is. */
export async function lockForChange(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  ask: Basis & { readonly portfolioId: string },
): Promise<PortfolioRow> {
  const portfolio = await lockForEdit(tx, actor, ask.portfolioId);
  const version = (await findLayout(tx, portfolio.portfolio_id))?.version ?? 0;
  await refuseStale(ask, version, () => layoutWork(platform, portfolio, tx));
  return portfolio;
}

interface Keep {
  readonly portfolio: PortfolioRow;
  readonly layout: PortfolioLayout;
  readonly byItself: boolean;
}

/** Writes the draft and remembers it, unless it says what is there already. Files that a version names stay in use. */
export async function keepDraft(platform: Platform, tx: Tx, { portfolio, layout, byItself }: Keep): Promise<void> {
  const { portfolio_id: portfolioId, user_id: userId } = portfolio;
  const at = platform.clock.now();
  const isNew = await writeDraft(tx, { portfolioId, userId, layout, at });
  if (!isNew) return;
  const now = await findLayout(tx, portfolioId);
  assert(now, "what was just written can be read");
  const [last] = await listKept(tx, portfolioId);
  const kept = { version: now.version, layout, by_itself: byItself, began_at: at, kept_at: at };
  const goesOn = last && byItself && last.by_itself && at.getTime() - last.began_at.getTime() < BURST_MS;
  if (goesOn) await replaceKept(tx, portfolioId, last.version, kept);
  else await insertKept(tx, portfolioId, kept);
  await keepFilesInUse(tx, portfolio, filesOf(layout));
}

/**
 * Exactly the files of what is shown, of the draft and of earlier drafts are in use from now on. Those that were refused
 * since are let go, unless somebody asks for them just now. Throws `media.not_usable`.
 */
export async function keepFilesInUse(tx: Tx, portfolio: Holder, asked: readonly string[] = []): Promise<void> {
  const now = await findLayout(tx, portfolio.portfolio_id);
  if (!now) return;
  const shown = now.shown ? filesOf(now.shown) : [];
  const kept = await listKept(tx, portfolio.portfolio_id);
  const drafts = [...filesOf(now.draft), ...kept.flatMap(({ layout }) => filesOf(layout))];
  const usable = await usableAmong(tx, [...shown, ...drafts]);
  await keepDraftFiles(tx, portfolio, [...asked, ...drafts.filter((id) => usable.has(id))]);
  await keepLayoutFiles(
    tx,
    portfolio,
    shown.filter((id) => usable.has(id)),
  );
}
