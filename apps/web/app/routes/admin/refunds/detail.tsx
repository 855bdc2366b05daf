import { href } from "react-router";
import { RefundChip } from "../../../features/admin/refund-chip.tsx";
import { useTold } from "../../../features/money/use-told.ts";
import { replyTo } from "../../../lib/form.ts";
import { formatDay } from "../../../lib/format-time.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { moneyDeskText } from "../../../messages/money-desk.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { UnclaimedRefusal } from "../../../ui/unclaimed-refusal.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyDeskText, matches).refunds, { hidden: true });

export default function RefundAtDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { refund, key } = loaderData;
  const told = useTold();
  const words = useText(moneyDeskText);
  const { locale } = useReader();
  const settling = useSubmitting("settle");
  const { settlement } = refund;
  const may = (what: (typeof refund.can)[number]) => refund.can.includes(what);
  return (
    <>
      <PageHeader
        inset
        title={told(refund.description)}
        badges={<RefundChip state={refund.state} />}
        crumbs={[{ label: words.refunds, to: href("/admin/refunds") }, { label: told(refund.description) }]}
      />
      <UnclaimedRefusal reply={actionData} forms={may("settle") ? ["settle"] : []} />
      <Card title={words.refund}>
        <KeyValue
          facts={[
            { label: words.amount, value: <Money value={refund.amount} /> },
            ...(refund.waiting ? [{ label: words.waiting, value: <Money value={refund.waiting} /> }] : []),
            { label: words.person, value: refund.payer?.name ?? words.nobody },
            { label: words.when, value: <When at={refund.created_at} absolute /> },
            { label: words.reason, value: told(refund.reason) },
            ...(refund.at_bank ? [{ label: words.state, value: words.atBank }] : []),
            ...(refund.retry_at ? [{ label: words.retry, value: <When at={refund.retry_at} absolute /> }] : []),
          ]}
        />
        {may("retry") && (
          <Form reply={null} idempotencyKey={`${key}-retry`}>
            <FormActions>
              <Button kind="secondary" name="intent" value="retry">
                {words.retry}
              </Button>
            </FormActions>
          </Form>
        )}
      </Card>
      {settlement && (
        <Card title={settlement.status === "proposed" ? words.settleWaits : words.settleTitle}>
          <KeyValue
            facts={[
              { label: words.amount, value: <Money value={settlement.amount} /> },
              { label: words.transfer, value: settlement.transfer },
              { label: words.paidOn, value: formatDay(settlement.paid_on, locale) },
              { label: words.bookedBy, value: settlement.ordered_by?.name ?? words.nobody },
            ]}
          />
          {(may("answer") || may("withdraw")) && (
            <Form reply={null} idempotencyKey={`${key}-answer`}>
              <FormActions>
                {may("withdraw") ? (
                  <Button kind="secondary" name="intent" value="withdraw">
                    {words.withdraw}
                  </Button>
                ) : (
                  <>
                    <Button kind="danger" name="intent" value="confirm">
                      {words.confirm}
                    </Button>
                    <Button kind="secondary" name="intent" value="decline">
                      {words.decline}
                    </Button>
                  </>
                )}
              </FormActions>
            </Form>
          )}
        </Card>
      )}
      {may("settle") && (
        <Card title={words.settleTitle} lede={words.settleHelp}>
          <Form reply={replyTo(actionData, "settle")} idempotencyKey={key}>
            <TextField name="transfer" label={words.transfer} help={words.transferHelp} maxLength={200} />
            <DateField name="paid_on" label={words.paidOn} />
            <Notice>{words.twoPeople}</Notice>
            <FormActions>
              <Button kind="danger" name="intent" value="settle" loading={settling}>
                {words.settleDo}
              </Button>
            </FormActions>
          </Form>
        </Card>
      )}
    </>
  );
}
