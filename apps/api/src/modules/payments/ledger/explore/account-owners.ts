// Whose accounts are, for people who read the ledger: names of persons, and of what was paid for.
import type { AccountOwner } from "#api-schema/payments-ledger.ts";
import { cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";

export interface AccountRef {
  readonly owner_kind: string;
  readonly owner_id: string;
}

/** Asks once for all of them; what has no name (the platform's own, a round that was never paid for) gives null. */
export async function ownersOf(
  db: Db,
  accounts: readonly AccountRef[],
): Promise<(account: AccountRef) => AccountOwner | null> {
  const ids = (kind: string) => [
    ...new Set(accounts.flatMap(({ owner_kind, owner_id }) => (owner_kind === kind ? [owner_id] : []))),
  ];
  const [milestones, disputes, payees] = await Promise.all([
    paidFor(db, ids("milestone")),
    disputed(db, ids("dispute")),
    paidOutTo(db, ids("payout")),
  ]);
  const people = await cards(db, [...ids("user"), ...payees.values()]);
  const person = (userId: string | undefined): AccountOwner | null => {
    const card = people.get(userId ?? "");
    return card ? { name: card.name, handle: card.handle, transaction_id: null } : null;
  };
  return ({ owner_kind: kind, owner_id: id }) => {
    if (kind === "user") return person(id);
    if (kind === "payout") return person(payees.get(id));
    return (kind === "dispute" ? disputes : milestones).get(id) ?? null;
  };
}

interface Paid {
  readonly id: string;
  readonly description: string;
  readonly transaction_id: string;
}

const byId = (rows: readonly Paid[]) =>
  new Map(rows.map(({ id, description, transaction_id }) => [id, { name: description, handle: null, transaction_id }]));

/** By the lots: money that rolled over keeps the payment it came from. The newest of each comes last, and so stays. */
async function paidFor(db: Db, milestoneIds: readonly string[]): Promise<Map<string, AccountOwner>> {
  if (milestoneIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments.protected_lots as l")
    .innerJoin("payments.payments as p", "p.transaction_id", "l.transaction_id")
    .where("l.reference_id", "in", milestoneIds)
    .select(["l.reference_id as id", "p.description", "p.transaction_id"])
    .orderBy("p.created_at")
    .execute();
  return byId(rows);
}

async function disputed(db: Db, chargebackIds: readonly string[]): Promise<Map<string, AccountOwner>> {
  if (chargebackIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments.chargebacks as c")
    .innerJoin("payments.payments as p", "p.transaction_id", "c.transaction_id")
    .where("c.chargeback_id", "in", chargebackIds)
    .select(["c.chargeback_id as id", "p.description", "p.transaction_id"])
    .execute();
  return byId(rows);
}

async function paidOutTo(db: Db, payoutIds: readonly string[]): Promise<Map<string, string>> {
  if (payoutIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("payments.payouts")
    .where("payout_id", "in", payoutIds)
    .select(["payout_id", "user_id"])
    .execute();
  return new Map(rows.map((row) => [row.payout_id, row.user_id]));
}
