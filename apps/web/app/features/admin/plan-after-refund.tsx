import type { DeskPaymentDetail } from "#api-schema/payment-desk.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { paymentDeskText } from "../../messages/payment-desk.ts";
import { Notice } from "../../ui/notice.tsx";

/** What becomes of the plan, read before the click. */
export function PlanAfterRefund({ plan }: { plan: NonNullable<DeskPaymentDetail["plan"]> }) {
  const words = useText(paymentDeskText).plan;
  const { locale } = useReader();
  const { after_refund: after, former_plan_name: former, paid_beside: beside } = plan;
  const isOver = after === "unchanged";
  const whole = {
    ends: words.wholeEnds,
    goes_back: words.wholeGoesBack(former ?? ""),
    unchanged: words.wholeUnchanged,
  };
  return (
    <Notice tone={isOver ? "info" : "warn"}>
      {whole[after]} {!isOver && words.part}
      {beside.amount !== "0" && ` ${words.beside(formatMoney(beside, locale))}`}
      {beside.amount !== "0" && after === "goes_back" && ` ${words.monthEnds}`}
    </Notice>
  );
}
