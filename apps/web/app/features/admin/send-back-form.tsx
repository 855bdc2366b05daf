import type { DeskPaymentDetail } from "#api-schema/payment-desk.ts";
import { add, fromWire, toWire } from "#money";
import type { FormReply } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { paymentDeskText } from "../../messages/payment-desk.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { LostProcessing } from "../money/lost-processing.tsx";
import { lostBy } from "./lost-by.ts";
import { PlanAfterRefund } from "./plan-after-refund.tsx";

interface SendBackFormProps {
  readonly detail: DeskPaymentDetail;
  readonly reply: FormReply | null;
  readonly idempotencyKey: string;
}

/** Orders a refund of all that is left, or of a part of it. */
export function SendBackForm({ detail, reply, idempotencyKey }: SendBackFormProps) {
  const words = useText(paymentDeskText);
  const { locale } = useReader();
  const submitting = useSubmitting("send_back");
  const { left, plan } = detail;
  const most = formatMoney(left, locale);
  return (
    <Card title={words.sendBack} lede={plan ? words.plan.help : words.sendBackHelp}>
      <Form reply={reply} idempotencyKey={idempotencyKey} draft={`refund-${detail.payment.transaction_id}`}>
        {plan && detail.can.includes("refund_month") && (
          <ChoiceGroup
            name="of"
            label={words.plan.howMuch}
            defaultValues={["this"]}
            choices={[
              { value: "this", label: words.plan.onlyThis(most) },
              {
                value: "month",
                label: words.plan.wholeMonth(
                  formatMoney(toWire(add(fromWire(left), fromWire(plan.paid_beside))), locale),
                ),
                help: words.plan.wholeMonthHelp,
              },
            ]}
          />
        )}
        <MoneyField
          name="amount"
          label={plan ? words.plan.amount : words.part}
          help={detail.can.includes("refund_month") ? words.plan.amountHelp(most) : words.partHelp(most)}
          currencies={[left.currency]}
          optional
        />
        {!plan && (
          <ChoiceGroup
            name="bearer"
            label={words.bearer}
            defaultValues={["kogi"]}
            choices={[
              { value: "kogi", label: words.bearers.kogi },
              { value: "earner", label: words.bearers.earner },
            ]}
          />
        )}
        <TextArea
          name="reason"
          label={words.reason}
          help={plan ? words.plan.reasonHelp : words.reasonHelp}
          rows={4}
          maxLength={2_000}
        />
        {plan && <PlanAfterRefund plan={plan} />}
        <Notice>{words.twoPeople}</Notice>
        <LostProcessing {...lostBy(detail, false)} />
        {detail.can.includes("refund_month") && <LostProcessing {...lostBy(detail, true)} />}
        <FormActions>
          <Button kind="danger" name="intent" value="send_back" loading={submitting}>
            {words.sendBackDo}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
