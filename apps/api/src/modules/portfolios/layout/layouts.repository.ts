// Rows of layouts and their earlier drafts: SQL only. A document goes in as the contract's schema has checked it.
import { sql } from "kysely";
import { LAYOUT_VERSIONS_MAX, type PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { Db, JsonValue, Tx } from "#platform/db/index.ts";

export interface LayoutRow {
  readonly version: number;
  readonly draft: PortfolioLayout;
  readonly shown: PortfolioLayout | null;
  readonly shown_at: Date | null;
  /** Whether the draft says something else than what others see. */
  readonly changed: boolean;
}

export interface KeptLayout {
  readonly version: number;
  readonly layout: PortfolioLayout;
  readonly by_itself: boolean;
  readonly began_at: Date;
  readonly kept_at: Date;
}

/** Only documents that passed the contract's schema are ever written. */
function documentOf(stored: JsonValue): PortfolioLayout {
  // See above: the column holds nothing else.
  return stored as unknown as PortfolioLayout;
}

// A process of the release before this one writes documents without a template: theirs is the portfolio's.
const whole = (column: "draft" | "shown" | "layout") =>
  sql<JsonValue>`jsonb_build_object('template', p.template) || ${sql.ref(column)}`;

export async function findLayout(db: Db, portfolioId: string): Promise<LayoutRow | undefined> {
  const row = await db
    .selectFrom("portfolios.layouts as layouts")
    .innerJoin("portfolios.portfolios as p", "p.portfolio_id", "layouts.portfolio_id")
    .select(["layouts.version", "layouts.shown_at", sql<boolean>`draft is distinct from shown`.as("changed")])
    .select([whole("draft").as("draft"), whole("shown").as("shown")])
    .where("layouts.portfolio_id", "=", portfolioId)
    .executeTakeFirst();
  return row && { ...row, draft: documentOf(row.draft), shown: row.shown === null ? null : documentOf(row.shown) };
}

export async function findShownLayout(db: Db, portfolioId: string): Promise<PortfolioLayout | null> {
  const row = await db
    .selectFrom("portfolios.layouts as layouts")
    .innerJoin("portfolios.portfolios as p", "p.portfolio_id", "layouts.portfolio_id")
    .select(whole("shown").as("shown"))
    .where("layouts.portfolio_id", "=", portfolioId)
    .executeTakeFirst();
  return row && row.shown !== null ? documentOf(row.shown) : null;
}

/** Newest first. */
export async function listKept(db: Db, portfolioId: string): Promise<readonly KeptLayout[]> {
  const rows = await db
    .selectFrom("portfolios.layout_versions as kept")
    .innerJoin("portfolios.portfolios as p", "p.portfolio_id", "kept.portfolio_id")
    .select(["kept.version", "by_itself", "began_at", "kept_at", whole("layout").as("layout")])
    .where("kept.portfolio_id", "=", portfolioId)
    .orderBy("kept.version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, layout: documentOf(row.layout) }));
}

interface Draft {
  readonly portfolioId: string;
  readonly userId: string;
  readonly layout: PortfolioLayout;
  readonly at: Date;
}

/** Puts the draft in place; false when it says what is there already. */
export async function writeDraft(tx: Tx, { portfolioId, userId, layout, at }: Draft): Promise<boolean> {
  const draft = JSON.stringify(layout);
  const written = await tx
    .insertInto("portfolios.layouts")
    .values({ portfolio_id: portfolioId, user_id: userId, draft, version: 1, updated_at: at })
    .onConflict((conflict) =>
      conflict
        .column("portfolio_id")
        .doUpdateSet({ draft, version: sql`layouts.version + 1`, updated_at: at })
        .where(sql<boolean>`layouts.draft <> excluded.draft`),
    )
    .returning("version")
    .executeTakeFirst();
  return written !== undefined;
}

export async function insertKept(tx: Tx, portfolioId: string, kept: KeptLayout): Promise<void> {
  await tx
    .insertInto("portfolios.layout_versions")
    .values({ ...kept, portfolio_id: portfolioId, layout: JSON.stringify(kept.layout) })
    .execute();
  await tx
    .deleteFrom("portfolios.layout_versions")
    .where("portfolio_id", "=", portfolioId)
    .where("version", "not in", (query) =>
      query
        .selectFrom("portfolios.layout_versions")
        .select("version")
        .where("portfolio_id", "=", portfolioId)
        .orderBy("version", "desc")
        .limit(LAYOUT_VERSIONS_MAX),
    )
    .execute();
}

/** All but the draft as it is; gives how many. */
export async function deleteEarlier(tx: Tx, portfolioId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("portfolios.layout_versions")
    .where("portfolio_id", "=", portfolioId)
    .where("version", "<", (query) =>
      query
        .selectFrom("portfolios.layout_versions")
        .select((eb) => eb.fn.max("version").as("last"))
        .where("portfolio_id", "=", portfolioId),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** A burst of drafts goes on: its row says what was kept last. */
export async function replaceKept(tx: Tx, portfolioId: string, before: number, kept: KeptLayout): Promise<void> {
  await tx
    .updateTable("portfolios.layout_versions")
    .set({ version: kept.version, layout: JSON.stringify(kept.layout), kept_at: kept.kept_at })
    .where("portfolio_id", "=", portfolioId)
    .where("version", "=", before)
    .execute();
}

/** What was shown stays a version of its own: the next draft that keeps itself does not go over it. */
export async function endBurst(tx: Tx, portfolioId: string): Promise<void> {
  await tx
    .updateTable("portfolios.layout_versions")
    .set({ by_itself: false })
    .where("portfolio_id", "=", portfolioId)
    .where("by_itself", "=", true)
    .execute();
}

export async function showLayout(tx: Tx, portfolioId: string, layout: PortfolioLayout, at: Date): Promise<void> {
  const document = JSON.stringify(layout);
  await tx
    .updateTable("portfolios.layouts")
    .set({ draft: document, shown: document, shown_at: at })
    .where("portfolio_id", "=", portfolioId)
    .execute();
}

/** Others see this document from now on; the draft and the day on which it was published stay. */
export async function showDocument(tx: Tx, portfolioId: string, layout: PortfolioLayout): Promise<void> {
  await tx
    .updateTable("portfolios.layouts")
    .set({ shown: JSON.stringify(layout) })
    .where("portfolio_id", "=", portfolioId)
    .execute();
}

/** Others see the portfolio's plain list from now on. */
export async function hideDocument(tx: Tx, portfolioId: string): Promise<void> {
  await tx
    .updateTable("portfolios.layouts")
    .set({ shown: null, shown_at: null })
    .where("portfolio_id", "=", portfolioId)
    .execute();
}

/** What others see stands in this template from now on. */
export async function showTemplate(tx: Tx, portfolioId: string, template: PortfolioLayout["template"]): Promise<void> {
  await tx
    .updateTable("portfolios.layouts")
    .set({ shown: sql`shown || jsonb_build_object('template', ${template}::text)` })
    .where("portfolio_id", "=", portfolioId)
    .execute();
}
