import type {
  ConfirmationCard,
  ConfirmationQuery,
  ConfirmationView,
  ContractToShow,
} from "#api-schema/confirmations.ts";
import { areBlocked, cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findItem } from "../items.repository.ts";
import { shownFiles } from "../portfolio-files.ts";
import { findPortfolio } from "../portfolios.repository.ts";
import { itemView } from "../portfolios.views.ts";
import { confirmationErrors } from "./confirmations.errors.ts";
import {
  type ConfirmationRow,
  countAskable,
  countConfirmationRows,
  findConfirmation,
  listAskable,
  listConfirmationRows,
} from "./confirmations.repository.ts";
import { isThereFor, type Side } from "./confirmations.rules.ts";
import { confirmationCards, confirmationView, marksOf, sideOf } from "./confirmations.views.ts";

const PAGE_DEFAULT = 20;

/** The side of a request that this person is. Throws 404 `confirmation.not_found` when it does not exist for them. */
export async function mustBeSide(db: Db, actor: Actor, row: ConfirmationRow | undefined): Promise<Side> {
  const side = row && sideOf(row, actor.userId);
  if (!row || !side) throw confirmationErrors.notFound();
  const portfolio = await findPortfolio(db, row.portfolio_id);
  const blocked = row.client_id !== null && (await areBlocked(db, row.user_id, row.client_id));
  const hidden = portfolio === undefined || portfolio.hidden_at !== null;
  if (!isThereFor(side, row.state, { blocked, hidden })) throw confirmationErrors.notFound();
  return side;
}

/** One request with the piece of work. Throws `confirmation.not_found` for everybody but its two sides. */
export async function readConfirmation(
  platform: Platform,
  actor: Actor,
  confirmationId: string,
): Promise<ConfirmationView> {
  const { db } = platform;
  const row = await findConfirmation(db, confirmationId);
  const side = await mustBeSide(db, actor, row);
  if (!row) throw confirmationErrors.notFound();
  const live = row.state === "asked" || row.state === "confirmed";
  const shown = side === "owner" || live ? await pieceOf(platform, actor, row) : null;
  return confirmationView(db, row, actor.userId, shown);
}

async function pieceOf(platform: Platform, actor: Actor, row: ConfirmationRow) {
  const { db } = platform;
  const [item, portfolio] = await Promise.all([findItem(db, row.item_id), findPortfolio(db, row.portfolio_id)]);
  if (!item || !portfolio) return null; // removed between the reads
  const [files, marks] = await Promise.all([
    shownFiles(platform, portfolio, item.media_ids),
    marksOf(db, portfolio, actor.userId),
  ]);
  const piece = itemView(item, { files, marks, portfolio, viewer: actor });
  if (actor.userId === item.user_id) return piece;
  // Of what is not for everybody yet, its client sees what everybody will.
  return { ...piece, media: piece.media.map((file) => ({ ...file, original_url: null })) };
}

/** One side's requests, the newest first. */
export async function listConfirmations(
  { db }: Platform,
  actor: Actor,
  query: ConfirmationQuery,
): Promise<Page<ConfirmationCard> & { total?: number }> {
  const filter = {
    viewerId: actor.userId,
    role: query.role ?? "owner",
    states: query.state ?? [],
    itemId: query.item_id ?? null,
  };
  const limit = query.limit ?? PAGE_DEFAULT;
  const after = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
  const rows = await listConfirmationRows(db, filter, after, limit + 1);
  const { next_cursor } = toPage(rows, limit, (row) => [row.asked_at.toISOString(), row.confirmation_id], String);
  const page = { data: await confirmationCards(db, rows.slice(0, limit), actor.userId), next_cursor };
  return query.count ? { ...page, total: await countConfirmationRows(db, filter) } : page;
}

/** The actor's finished contracts, with the clients that can be asked. */
export async function listFinishedContracts(
  { db }: Platform,
  actor: Actor,
  query: { readonly limit?: number; readonly cursor?: string; readonly count?: boolean },
): Promise<Page<ContractToShow> & { total?: number }> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const after = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
  const rows = await listAskable(db, actor.userId, after, limit + 1);
  const people = await cards(
    db,
    rows.flatMap((row) => row.client_id ?? []),
  );
  const page = toPage(
    rows,
    limit,
    (row) => [row.ended_at.toISOString(), row.contract_id],
    (row) => ({
      contract_id: row.contract_id,
      title: row.title,
      ended_at: row.ended_at.toISOString(),
      client: (row.client_id && people.get(row.client_id)) || null,
    }),
  );
  return query.count ? { ...page, total: await countAskable(db, actor.userId) } : page;
}
