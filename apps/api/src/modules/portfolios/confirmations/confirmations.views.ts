// Requests to confirm, and the marks they lead to, into what people see.
import type { ConfirmationCard, ConfirmationView } from "#api-schema/confirmations.ts";
import type { WorkItemView } from "#api-schema/work-items.ts";
import { cards, type UserCard } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type ConfirmationRow, listMarks } from "./confirmations.repository.ts";
import { movesOf, type Side } from "./confirmations.rules.ts";

export type Marks = ReadonlyMap<string, NonNullable<WorkItemView["verified"]>>;
const NONE: Marks = new Map();

/** The marks of a portfolio's pieces, by piece; nothing is read for one without any. */
export async function marksOf(
  db: Db,
  portfolio: { readonly portfolio_id: string; readonly verified_count: number },
  viewerId: string | null,
): Promise<Marks> {
  if (portfolio.verified_count === 0) return NONE;
  const rows = await listMarks(db, portfolio.portfolio_id, viewerId);
  const people = await cards(
    db,
    rows.flatMap((row) => row.client_id ?? []),
  );
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        confirmed_at: row.answered_at.toISOString(),
        contract_title: row.contract_title,
        client: (row.client_id && people.get(row.client_id)) || null,
      },
    ]),
  );
}

export function sideOf(row: ConfirmationRow, viewerId: string): Side | null {
  if (row.user_id === viewerId) return "owner";
  return row.client_id === viewerId ? "client" : null;
}

export async function confirmationCards(
  db: Db,
  rows: readonly ConfirmationRow[],
  viewerId: string,
): Promise<ConfirmationCard[]> {
  const people = await cards(
    db,
    rows.flatMap((row) => [row.user_id, ...(row.client_id ? [row.client_id] : [])]),
  );
  return rows.map((row) => cardOf(row, people, viewerId));
}

export async function confirmationView(
  db: Db,
  row: ConfirmationRow,
  viewerId: string,
  item: WorkItemView | null,
): Promise<ConfirmationView> {
  const [card] = await confirmationCards(db, [row], viewerId);
  assert(card, "one row gives one card");
  return { ...card, item };
}

function cardOf(row: ConfirmationRow, people: ReadonlyMap<string, UserCard>, viewerId: string): ConfirmationCard {
  const side = sideOf(row, viewerId);
  const owner = people.get(row.user_id);
  assert(side && owner, "a request is shown to its two sides, and people's rows stay");
  return {
    confirmation_id: row.confirmation_id,
    item_id: row.item_id,
    portfolio_id: row.portfolio_id,
    role: side,
    state: row.state,
    item_title: row.item_title,
    contract: {
      contract_id: row.contract_id,
      title: row.contract_title,
      ended_at: row.contract_ended_at.toISOString(),
    },
    owner,
    client: (row.client_id && people.get(row.client_id)) || null,
    message: row.message,
    show_name: row.show_name,
    reason: row.reason,
    asked_at: row.asked_at.toISOString(),
    answered_at: row.answered_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
    can: [...movesOf(row.state, side)],
  };
}
