import { money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { AccountKey, AccountKind } from "./account-keys.ts";
import type { Leg } from "./journal.ts";
import { ledgerErrors } from "./ledger.errors.ts";
import { type Posted, postJournal } from "./post-journal.ts";

/**
 * Takes a journal back by its mirror: nothing is ever changed or removed. A journal is reversed once; a second call
 * changes nothing. Raises `ledger.not_reversible` for a journal that only holds (void it instead), and
 * `ledger.not_enough` when the money has moved on.
 */
export async function reverseJournal(tx: Tx, journalId: string, at: Date, reason: string): Promise<Posted> {
  const legs = await mirroredLegs(tx, journalId);
  const metadata = { reverses: journalId };
  return postJournal(tx, { kind: "reversal", reference: journalId, legs, description: reason, metadata }, at);
}

async function mirroredLegs(tx: Tx, journalId: string): Promise<readonly Leg[]> {
  const rows = await tx
    .selectFrom("payments.transfers as t")
    .innerJoin("payments.accounts as d", "d.account_id", "t.debit_account_id")
    .innerJoin("payments.accounts as c", "c.account_id", "t.credit_account_id")
    .where("t.journal_id", "=", journalId)
    .select(["t.amount", "t.kind", "t.state", "t.currency"])
    .select(["d.owner_kind as debit_owner_kind", "d.owner_id as debit_owner_id", "d.kind as debit_kind"])
    .select(["c.owner_kind as credit_owner_kind", "c.owner_id as credit_owner_id", "c.kind as credit_kind"])
    .orderBy("t.leg", "desc")
    .execute();
  if (rows.length === 0 || rows.some((row) => row.state !== "posted")) throw ledgerErrors.notReversible();
  return rows.map((row) => {
    const amount = money(row.amount, row.currency);
    const key = (ownerKind: string, ownerId: string, kind: string): AccountKey => ({
      ownerKind,
      ownerId,
      kind: kind as AccountKind, // the column refers to payments.account_kinds, which holds exactly these
      currency: amount.currency,
    });
    return {
      debit: key(row.credit_owner_kind, row.credit_owner_id, row.credit_kind),
      credit: key(row.debit_owner_kind, row.debit_owner_id, row.debit_kind),
      amount,
      kind: row.kind,
    };
  });
}
