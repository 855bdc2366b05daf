import type { DeskPayment } from "#api-schema/payment-desk.ts";
import { StatusChip } from "../../ui/status-chip.tsx";

/** Where a payment stands; one that its bank took back for good is no longer disputed. */
export function PaymentChip({ payment: { status, is_lost } }: { payment: DeskPayment }) {
  return is_lost ? <StatusChip of="chargeback" state="lost" /> : <StatusChip of="payment" state={status} />;
}
