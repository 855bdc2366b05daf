import { href } from "react-router";
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { useText } from "../../lib/text.ts";
import { paymentsText } from "../../messages/payments.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** That one's payment for a milestone is under way, and the way to it: in place of paying again. */
export function PaymentNotice({ payment, isNext }: { payment: MilestoneView["payment"]; isNext: boolean }) {
  const words = useText(paymentsText);
  if (!payment) return null;
  const isOpen = payment.state === "open";
  return (
    <Notice
      action={
        <Button
          size="sm"
          kind={isOpen && isNext ? "primary" : "secondary"}
          to={href("/payments/:transaction_id", { transaction_id: payment.transaction_id })}
        >
          {isOpen ? words.goOn : words.lookAt}
        </Button>
      }
    >
      {words.underWay[payment.state]}
    </Notice>
  );
}
