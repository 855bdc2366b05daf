import type { Db } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { readRule } from "../fees/fee.repository.ts";
import { BORNE_BY_KOGI, type ProcessingTerms } from "./processing.rules.ts";

/** Under the pack that the payment's agreement pinned. */
export async function processingTermsOf(
  db: Db,
  { fee_rule_id: pinned }: Pick<PaymentRow, "fee_rule_id">,
): Promise<ProcessingTerms> {
  if (pinned === null) return BORNE_BY_KOGI;
  const { lostProcessingPayer: bearer = "platform", components } = await readRule(db, pinned);
  return { bearer, atCost: new Set(components.filter((part) => part.rateBps === null).map((part) => part.component)) };
}
