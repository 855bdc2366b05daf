import type { Money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { refundErrors } from "../payments.errors.ts";
import { heldRefunded } from "../protected/plan-refund.ts";
import { refuseOrder } from "./refund-order.rules.ts";

/** Under the lock: what was refundable when it was ordered may have gone meanwhile. */
export async function requireStill(tx: Tx, payment: PaymentRow, amount: Money): Promise<void> {
  const refunded = await heldRefunded(tx, payment);
  const refusal = refuseOrder(
    { status: payment.status, heldMinor: payment.held_minor, refundedMinor: refunded.minor },
    { minor: amount.minor, isParty: false },
  );
  if (refusal) throw refundErrors[refusal]({ extra: { current: payment.status } });
}
