// What the provider keeps of a charge whatever is refunded, and who bears it: said before anybody sends money back.
import type { LostProcessing } from "#api-schema/payments-views.ts";
import { add, type Money, money, sum, toWire, zero } from "#money";
import type { Db } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { bearerView } from "../fees/pack.views.ts";
import { GATEWAY_CHARGED } from "../ledger/posting-rules/provider.ts";
import { atCostAmong, type ProcessingTerms, spared } from "./processing.rules.ts";
import { processingTermsOf } from "./processing-terms.ts";
import { readPaid } from "./read-paid.ts";
import { feesBeside } from "./refund-shares.rules.ts";

/** A payment, and how much of its price would go back. */
export interface GoingBack {
  readonly payment: PaymentRow;
  readonly held: Money;
}

/**
 * Of these parts of payments of one agreement: where a side bears it, their shares of what was charged for it; else the
 * provider's cost of the payments as it is booked, zero until it is known.
 */
export async function lostProcessingOf(
  db: Db,
  parts: readonly GoingBack[],
  currency: Money["currency"],
): Promise<LostProcessing> {
  const [first] = parts;
  const terms = first && (await processingTermsOf(db, first.payment));
  if (terms && terms.bearer !== "platform") {
    const shares = [];
    for (const part of parts) shares.push(await atCostOf(db, part, terms));
    return { borne_by: bearerView(terms.bearer), amount: toWire(sum(shares, currency)) };
  }
  return { borne_by: "kogi", amount: toWire(await costOf(db, parts, currency)) };
}

async function atCostOf(db: Db, { payment, held }: GoingBack, terms: ProcessingTerms): Promise<Money> {
  if (held.minor === 0n) return held;
  // As if all of it went back, also where this is just what does not.
  const shares = feesBeside(await readPaid(db, payment, spared(terms)), held);
  return money(atCostAmong(shares, terms), held.currency);
}

async function costOf(db: Db, parts: readonly GoingBack[], currency: Money["currency"]): Promise<Money> {
  const charges = parts.flatMap(({ payment }) => payment.gateway_charge ?? []);
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
  return rows.reduce((all, row) => add(all, money(row.amount, row.currency)), zero(currency));
}

/** Of the payments whose money is protected under `referenceId` now. Null while nothing is. */
export async function lostProcessing(db: Db, referenceId: string): Promise<LostProcessing | null> {
  const lots = await db
    .selectFrom("payments.protected_lots as lot")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "lot.transaction_id")
    .selectAll("payment")
    .select("lot.left_minor")
    .where("lot.reference_id", "=", referenceId)
    .where("lot.left_minor", ">", 0n)
    .execute();
  const [first] = lots;
  if (!first) return null;
  // One part for each payment, though its money came here in several moves.
  const parts = new Map<string, GoingBack>();
  for (const { left_minor: left, ...payment } of lots) {
    const before = parts.get(payment.transaction_id)?.held.minor ?? 0n;
    parts.set(payment.transaction_id, { payment, held: money(before + left, payment.currency) });
  }
  return lostProcessingOf(db, [...parts.values()], money(0n, first.currency).currency);
}
