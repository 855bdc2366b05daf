// Layouts into what people see.
import type { MediaView } from "#api-schema/media.ts";
import type { LayoutView, LayoutWork, PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import { mediaViews, signedMediaViews } from "#modules/media/index.ts";
import type { Db } from "#platform/db/index.ts";
import { idFromName } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { shownFiles } from "../portfolio-files.ts";
import type { PortfolioRow } from "../portfolios.repository.ts";
import { readableShades } from "./accent.rules.ts";
import { listFinished, type OwnFinished } from "./finished-work.repository.ts";
import { filesOf, type KnownThings, layoutToBeginWith, type Missing, missingIn } from "./layout.rules.ts";
import { findLayout, findShownLayout, listKept } from "./layouts.repository.ts";

type ReadFiles = (mediaIds: readonly string[]) => Promise<ReadonlyMap<string, MediaView>>;

/** The finished contracts that a document names: an older one than the choices end at is one of them still. */
function listNamed(db: Db, ownerId: string, layout: PortfolioLayout): Promise<OwnFinished[]> {
  const contractIds = layout.blocks.flatMap((block) =>
    block.type === "milestones" && block.contract_id !== null ? [block.contract_id] : [],
  );
  return listFinished(db, ownerId, contractIds);
}

/** A document with everything that its blocks name. */
async function layoutView(db: Db, ownerId: string, layout: PortfolioLayout, read: ReadFiles): Promise<LayoutView> {
  const [files, contracts] = await Promise.all([read(filesOf(layout)), listNamed(db, ownerId, layout)]);
  const { accent } = layout.theme;
  const shades = accent === null ? null : readableShades(accent);
  return {
    template: layout.template,
    theme: { ...layout.theme, accent_light: shades?.light ?? null, accent_dark: shades?.dark ?? null },
    blocks: layout.blocks,
    media: [...files.values()],
    contracts: contracts.map(shownContract),
  };
}

/** What a contract says to others: no word of one that was between two people alone. */
function shownContract({ is_public, title, milestones, ...dates }: OwnFinished): LayoutView["contracts"][number] {
  return {
    ...dates,
    title: is_public ? title : null,
    milestones: milestones.map((one) => ({ ...one, title: is_public ? one.title : null })),
  };
}

/** What everybody sees of a portfolio's layout; null before one was published. */
export async function shownLayoutView(platform: Platform, row: PortfolioRow, db: Db): Promise<LayoutView | null> {
  const shown = await findShownLayout(db, row.portfolio_id);
  const read: ReadFiles = (mediaIds) => shownFiles(platform, row, mediaIds, db);
  return shown && layoutView(db, row.user_id, { ...shown, template: row.template }, read);
}

/** A layout as its owner works on it: nobody else may have it. */
export async function layoutWork(platform: Platform, row: PortfolioRow, db: Db = platform.db): Promise<LayoutWork> {
  const [layout, kept, contracts] = await Promise.all([
    findLayout(db, row.portfolio_id),
    listKept(db, row.portfolio_id),
    listFinished(db, row.user_id),
  ]);
  const draft = layout?.draft ?? beginning(row);
  const isListed = (named: OwnFinished) => contracts.some(({ contract_id }) => contract_id === named.contract_id);
  const older = (await listNamed(db, row.user_id, draft)).filter((named) => !isListed(named));
  return {
    portfolio_id: row.portfolio_id,
    version: layout?.version ?? 0,
    draft: await layoutView(db, row.user_id, draft, (ids) => signedMediaViews(platform, ids, db)),
    changed: layout?.changed ?? false,
    shown_at: layout?.shown_at?.toISOString() ?? null,
    missing: [...(await missingOf(db, row.user_id, draft))],
    history: kept.map(({ version, kept_at, layout: { blocks } }) => ({
      version,
      kept_at: kept_at.toISOString(),
      blocks: blocks.length,
    })),
    contracts: [...contracts, ...older].map(({ is_public: _is_public, ...contract }) => contract),
  };
}

/** What keeps this document from being shown, as things are now. */
export async function missingOf(db: Db, ownerId: string, layout: PortfolioLayout): Promise<readonly Missing[]> {
  const [files, contracts] = await Promise.all([mediaViews(db, filesOf(layout)), listNamed(db, ownerId, layout)]);
  const kindOf: KnownThings["kindOf"] = (id) => {
    const file = files.get(id);
    return file?.state === "ready" ? file.kind : null;
  };
  return missingIn(layout, { kindOf, contracts });
}

// The same ids at each reading: a form that was opened twice is about the same blocks.
function beginning({ portfolio_id, description, template }: PortfolioRow): PortfolioLayout {
  const idOf = (what: string) => idFromName(`layout:${portfolio_id}:${what}`);
  return layoutToBeginWith({ template, description }, { text: idOf("text"), work: idOf("work") });
}
