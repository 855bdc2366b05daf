// What the provider keeps of a charge whatever is refunded, and who bears it: said before anybody sends money back.
import type { LostProcessing } from "#api-schema/payments-views.ts";
import { add, type Money, money, toWire, zero } from "#money";
import type { Db } from "#platform/db/index.ts";
import { GATEWAY_CHARGED } from "../ledger/posting-rules/provider.ts";

interface Charged {
  readonly gateway_charge: string | null;
  readonly currency: string;
}

/** Of these payments, the provider's cost as it is booked: zero until it is known. */
export async function lostProcessingOf(
  db: Db,
  payments: readonly Charged[],
  currency: Money["currency"],
): Promise<LostProcessing> {
  const charges = payments.flatMap((payment) => payment.gateway_charge ?? []);
  const rows =
    charges.length === 0
      ? []
      : await db
          .selectFrom("payments.journals as journal")
          .innerJoin("payments.transfers as transfer", "transfer.journal_id", "journal.journal_id")
          .select(["transfer.amount", "transfer.currency"])
          .where("journal.kind", "=", GATEWAY_CHARGED)
          .where("journal.reference", "in", charges)
          .where("transfer.currency", "=", currency)
          .execute();
  const kept = rows.reduce((all, row) => add(all, money(row.amount, row.currency)), zero(currency));
  // Every fee rule so far says so; the check constraint of its column allows no other word.
  return { borne_by: "kogi", amount: toWire(kept) };
}

/** Of the payments whose money is protected under `referenceId` now. Null while nothing is. */
export async function lostProcessing(db: Db, referenceId: string): Promise<LostProcessing | null> {
  const payments = await db
    .selectFrom("payments.protected_lots as lot")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "lot.transaction_id")
    .select(["payment.gateway_charge", "payment.currency"])
    .where("lot.reference_id", "=", referenceId)
    .where("lot.left_minor", ">", 0n)
    .execute();
  const [first] = payments;
  return first ? lostProcessingOf(db, payments, money(0n, first.currency).currency) : null;
}
