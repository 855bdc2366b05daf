import { isDeepStrictEqual } from "node:util";
import type { LayoutBody, LayoutWork, PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keepEarlierLayoutFiles, keepLayoutFiles, usableAmong } from "../portfolio-files.ts";
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
    if (now && isDeepStrictEqual(now.draft, read.layout)) return layoutWork(tx, portfolio);
    await refuseStale(save, now?.version ?? 0, () => layoutWork(tx, portfolio));
    await keepDraft(platform, tx, { portfolio, layout: read.layout, byItself: save.byItself });
    return layoutWork(tx, portfolio);
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
    const portfolio = await lockForChange(tx, actor, ask);
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
  return layoutWork(platform.db, row);
}

/** The portfolio under its lock, for a change that is based on the draft as it is. */
export async function lockForChange(
  tx: Tx,
  actor: Actor,
  ask: Basis & { readonly portfolioId: string },
): Promise<PortfolioRow> {
  const portfolio = await lockForEdit(tx, actor, ask.portfolioId);
  const version = (await findLayout(tx, portfolio.portfolio_id))?.version ?? 0;
  await refuseStale(ask, version, () => layoutWork(tx, portfolio));
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
  await keepFilesInUse(tx, portfolio);
}

/** Exactly the files of the draft, of what is shown and of earlier drafts are in use from now on. */
export async function keepFilesInUse(tx: Tx, { portfolio_id, user_id }: PortfolioRow): Promise<void> {
  const now = await findLayout(tx, portfolio_id);
  assert(now, "a layout whose files are kept is there");
  const current = [...filesOf(now.draft), ...(now.shown ? filesOf(now.shown) : [])];
  await keepLayoutFiles(tx, portfolio_id, user_id, current);
  const earlier = (await listKept(tx, portfolio_id)).flatMap(({ layout }) => filesOf(layout));
  const usable = await usableAmong(tx, earlier);
  await keepEarlierLayoutFiles(tx, portfolio_id, user_id, [...usable]);
}
