import type { PaymentView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Card } from "../../ui/card.tsx";
import { FeeLines } from "../../ui/fee-lines.tsx";
import { Money } from "../../ui/money.tsx";
import { When } from "../../ui/when.tsx";
import c from "./payment-lines.module.css";
import { useTold } from "./use-told.ts";

/** What the amount is made of, every try with a card, and what went back. */
export function PaymentLines({ payment }: { payment: PaymentView }) {
  const words = useText(moneyText);
  const told = useTold();
  const paid = payment.status !== "pending" && payment.status !== "failed" && payment.status !== "cancelled";
  return (
    <>
      <Card title={paid ? words.paidLines : words.toPayLines}>
        <FeeLines
          lines={payment.lines.map(({ label, amount }) => ({ label: told(label), amount }))}
          total={{ label: words.total, amount: payment.amount }}
        />
      </Card>
      {payment.attempts.length > 0 && (
        <Card title={words.attempts}>
          <ul className={c.list}>
            {payment.attempts.map((attempt) => (
              <li key={attempt.attempt_id}>
                <span>
                  <b>{words.attemptOutcome[attempt.outcome]}</b>
                  {attempt.card && ` · ${attempt.card.brand} •••• ${attempt.card.last4}`}
                </span>
                <When at={attempt.created_at} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {payment.refunds.length > 0 && (
        <Card title={words.refunds}>
          <ul className={c.list}>
            {payment.refunds.map((refund) => (
              <li key={refund.refund_id}>
                <span>
                  <b>{words.refundState[refund.state]}</b> · {told(refund.reason)}
                </span>
                <Money value={refund.amount} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
