import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import { fromWire, negate, toWire } from "#money";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { type FeeLine, FeeLines } from "../../ui/fee-lines.tsx";
import { useTold } from "./use-told.ts";

interface FeeBreakdownProps {
  readonly quote: FeeQuoteView;
  /** Whose view of the price this is. */
  readonly of: "payer" | "recipient";
  /** The reader is that side. */
  readonly own: boolean;
}

/** One side of a price: what is added for who pays, what is taken off for who earns. */
export function FeeBreakdown({ quote, of, own }: FeeBreakdownProps) {
  const words = useText(moneyText);
  const told = useTold();
  const line = (fee: FeeQuoteView["payer_lines"][number], amount: FeeLine["amount"]): FeeLine => ({
    label: told(fee.label),
    note: told(fee.because),
    amount,
  });
  // Kogi bears it unless the pack says otherwise; then whoever does reads it before they agree.
  const lost = quote.lost_processing_payer === of ? { note: words.lostWhenBack[of] } : {};
  const price = { label: words.price, amount: quote.amount };
  if (of === "payer") {
    const lines = [price, ...quote.payer_lines.map((fee) => line(fee, fee.amount))];
    const total = { label: own ? words.youPay : words.theyPay, amount: quote.payer_total, ...lost };
    return <FeeLines lines={lines} total={total} />;
  }
  const lines = [price, ...quote.recipient_lines.map((fee) => line(fee, toWire(negate(fromWire(fee.amount)))))];
  const label = own ? words.youReceive : words.theyReceive;
  return <FeeLines lines={lines} total={{ label, amount: quote.recipient_net, ...(own ? lost : {}) }} tone="safe" />;
}
