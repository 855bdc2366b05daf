import type { Static } from "typebox";
import type { DeskRefund } from "#api-schema/payout-desk.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import { secondAnswerText } from "../../messages/second-answer.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { When } from "../../ui/when.tsx";
import { PersonLink } from "./person-link.tsx";
import { SecondAnswer } from "./second-answer.tsx";

interface RefundSettlementProps {
  readonly refund: Static<typeof DeskRefund>;
  readonly reply: FormReply | undefined;
  readonly idempotencyKey: string;
}

/** How a refund was paid another way; one that waits can be answered by somebody else, and withdrawn by whoever booked it. */
export function RefundSettlement({ refund, reply, idempotencyKey }: RefundSettlementProps) {
  const words = useText(moneyDeskText);
  const answer = useText(secondAnswerText);
  const { locale } = useReader();
  const { settlement, refund_id, can } = refund;
  if (!settlement) return null;
  const titles = { proposed: words.settleWaits, in_force: words.settleTitle, declined: words.settleDeclined };
  return (
    <Card title={titles[settlement.status]}>
      <KeyValue
        facts={[
          { label: words.amount, value: <Money value={settlement.amount} /> },
          { label: words.transfer, value: settlement.transfer },
          { label: words.paidOn, value: <When at={settlement.paid_on} absolute /> },
          { label: words.bookedBy, value: <PersonLink person={settlement.ordered_by} /> },
          ...(settlement.answered_by
            ? [{ label: words.answeredBy, value: <PersonLink person={settlement.answered_by} /> }]
            : []),
        ]}
      />
      {can.includes("answer") && (
        <SecondAnswer
          name="refund_id"
          id={refund_id}
          confirm={words.confirm}
          decline={words.decline}
          reply={replyAbout(reply, "refund_id", refund_id)}
          idempotencyKey={idempotencyKey}
          asksWhy={false}
        >
          <p>{answer.isBooked(formatMoney(settlement.amount, locale))}</p>
        </SecondAnswer>
      )}
      {can.includes("withdraw") && (
        <Form reply={null} idempotencyKey={idempotencyKey}>
          <FormActions>
            <Button kind="secondary" name="intent" value="withdraw">
              {words.withdraw}
            </Button>
          </FormActions>
        </Form>
      )}
    </Card>
  );
}
