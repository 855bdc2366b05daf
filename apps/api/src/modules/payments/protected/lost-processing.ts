// What the provider keeps of a charge whatever is refunded, and who bears it: said before anybody sends money back.
import type { LostProcessing } from "#api-schema/payments-views.ts";
import { add, type Money, money, sum, toWire, zero } from "#money";
import type { Db, JsonValue } from "#platform/db/index.ts";
import { readLines } from "../checkout/payment-lines.ts";
import { bearerView } from "../fees/pack.views.ts";
import { GATEWAY_CHARGED } from "../ledger/posting-rules/provider.ts";
import { BORNE_BY_KOGI } from "./processing.rules.ts";
import { processingTermsOf } from "./processing-terms.ts";

interface Charged {
  readonly gateway_charge: string | null;
  readonly currency: string;
  readonly fee_rule_id: string | null;
  readonly lines: JsonValue;
}

/**
 * Of these payments of one agreement: where a side bears it, what was charged for it; else the provider's cost as it is
 * booked, zero until it is known.
 */
export async function lostProcessingOf(
  db: Db,
  payments: readonly Charged[],
  currency: Money["currency"],
): Promise<LostProcessing> {
  const [first] = payments;
  const terms = first ? await processingTermsOf(db, first) : BORNE_BY_KOGI;
  if (terms.bearer !== "platform") {
    const lines = payments.flatMap((payment) => readLines(payment.lines)).filter(({ kind }) => terms.atCost.has(kind));
    const charged = lines.map((line) => line.amount);
    return { borne_by: bearerView(terms.bearer), amount: toWire(sum(charged, currency)) };
  }
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
  return { borne_by: "kogi", amount: toWire(kept) };
}

/** Of the payments whose money is protected under `referenceId` now. Null while nothing is. */
export async function lostProcessing(db: Db, referenceId: string): Promise<LostProcessing | null> {
  const payments = await db
    .selectFrom("payments.protected_lots as lot")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "lot.transaction_id")
    .select(["payment.gateway_charge", "payment.currency", "payment.fee_rule_id", "payment.lines"])
    .where("lot.reference_id", "=", referenceId)
    .where("lot.left_minor", ">", 0n)
    .execute();
  const [first] = payments;
  return first ? lostProcessingOf(db, payments, money(0n, first.currency).currency) : null;
}
