import type { DeskPaymentDetail } from "#api-schema/payment-desk.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { paymentDeskText } from "../../messages/payment-desk.ts";
import { secondAnswerText } from "../../messages/second-answer.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { Instant } from "../../ui/instant.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Section } from "../../ui/section.tsx";
import { LostProcessing } from "../money/lost-processing.tsx";
import { lostBy } from "./lost-by.ts";
import { PaymentShares } from "./payment-shares.tsx";
import { PlanAfterRefund } from "./plan-after-refund.tsx";
import c from "./refund-orders.module.css";
import { SecondAnswer } from "./second-answer.tsx";

interface RefundOrdersProps {
  readonly detail: DeskPaymentDetail;
  readonly reply: FormReply | undefined;
  readonly idempotencyKey: string;
}

const tones = { proposed: "act", in_force: "money", declined: "plain", withdrawn: "plain" } as const;

/** The orders whose card has a form that shows what was refused. */
export const withForm = (orders: DeskPaymentDetail["orders"]): string[] =>
  orders.filter(({ can }) => can.length > 0).map((one) => one.refund_order_id);

/** Refunds that administrators ordered, newest first; one that waits can be answered by somebody else. */
export function RefundOrders({ detail, reply, idempotencyKey }: RefundOrdersProps) {
  const words = useText(paymentDeskText);
  const answer = useText(secondAnswerText);
  const { locale } = useReader();
  if (detail.orders.length === 0) return null;
  return (
    <Section title={words.orders}>
      {detail.orders.map((order) => (
        <Card key={order.refund_order_id} title={words.orderBy(order.ordered_by?.name ?? words.nobody)}>
          <div className={c.order}>
            <KeyValue
              facts={[
                { label: words.amount, value: <Money value={order.amount} /> },
                ...(order.parts.length === 0
                  ? []
                  : [{ label: words.plan.ofEach, value: <PaymentShares shares={order.parts} /> }]),
                {
                  label: words.state,
                  value: <Badge tone={tones[order.status]}>{words.orderState[order.status]}</Badge>,
                },
                { label: words.when, value: <Instant at={order.ordered_at} /> },
                ...(detail.plan ? [] : [{ label: words.bearer, value: words.bearers[order.bearer] }]),
                ...(order.borne_by_kogi.amount === "0"
                  ? []
                  : [{ label: words.borneByKogi, value: <Money value={order.borne_by_kogi} /> }]),
              ]}
            />
            <Prose text={order.reason} />
            {order.answered_by && <p>{words.answeredBy(order.answered_by.name)}</p>}
            {order.answer_note && <Prose text={order.answer_note} />}
            {order.can.includes("withdraw") && (
              <Form
                reply={replyAbout(reply, "refund_order_id", order.refund_order_id)}
                idempotencyKey={`${idempotencyKey}-withdraw`}
              >
                <input type="hidden" name="refund_order_id" value={order.refund_order_id} />
                <FormActions>
                  <Button kind="secondary" name="intent" value="withdraw">
                    {words.withdraw}
                  </Button>
                </FormActions>
              </Form>
            )}
            {order.can.includes("answer") && (
              <SecondAnswer
                name="refund_order_id"
                id={order.refund_order_id}
                confirm={words.confirm}
                decline={words.decline}
                reply={replyAbout(reply, "refund_order_id", order.refund_order_id)}
                idempotencyKey={`${idempotencyKey}-answer`}
              >
                <p>{answer.goesBack(formatMoney(order.amount, locale))}</p>
                {detail.plan && <PlanAfterRefund plan={detail.plan} />}
                <LostProcessing {...lostBy(detail, order.parts.length > 1)} />
              </SecondAnswer>
            )}
          </div>
        </Card>
      ))}
    </Section>
  );
}
