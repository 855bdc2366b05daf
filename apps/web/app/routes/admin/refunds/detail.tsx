import { href, Link } from "react-router";
import type { Static } from "typebox";
import type { DeskRefund } from "#api-schema/payout-desk.ts";
import { PersonLink } from "../../../features/admin/person-link.tsx";
import { RefundChip } from "../../../features/admin/refund-chip.tsx";
import { RefundSettlement } from "../../../features/admin/refund-settlement.tsx";
import { JournalsCard } from "../../../features/ledger/journals-card.tsx";
import { useTold } from "../../../features/money/use-told.ts";
import { replyTo } from "../../../lib/form.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { moneyDeskText } from "../../../messages/money-desk.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { Instant } from "../../../ui/instant.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Split } from "../../../ui/split.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { UnclaimedRefusal } from "../../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyDeskText, matches).refunds, { hidden: true });

export default function RefundAtDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { refund, journals, key } = loaderData;
  const told = useTold();
  const words = useText(moneyDeskText);
  const settling = useSubmitting("settle");
  const may = (what: (typeof refund.can)[number]) => refund.can.includes(what);
  return (
    <>
      <PageHeader
        inset
        title={told(refund.description)}
        badges={<RefundChip state={refund.state} />}
        crumbs={[{ label: words.refunds, to: href("/admin/refunds") }, { label: told(refund.description) }]}
      />
      <UnclaimedRefusal
        reply={actionData}
        forms={may("settle") ? ["settle"] : []}
        rows={{ name: "refund_id", shown: may("answer") ? [refund.refund_id] : [] }}
      />
      <Split
        main={
          <>
            <Card title={words.refund}>
              <Facts refund={refund} />
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
            <RefundSettlement refund={refund} reply={actionData} idempotencyKey={`${key}-answer`} />
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
        }
        aside={<JournalsCard about={refund.refund_id} journals={journals} />}
      />
    </>
  );
}

function Facts({ refund }: { refund: Static<typeof DeskRefund> }) {
  const told = useTold();
  const words = useText(moneyDeskText);
  const search = useText(deskSearchText);
  const { transaction_id, state, at_bank, retry_at, attempts, failure_code } = refund;
  const waits = state === "failed" && !at_bank && retry_at === null;
  const stands = [
    ...(attempts > 0 ? [words.tries(attempts)] : []),
    ...(at_bank ? [words.atBank] : []),
    ...(waits ? [words.looksForYou] : []),
  ];
  return (
    <KeyValue
      facts={[
        { label: words.amount, value: <Money value={refund.amount} /> },
        ...(refund.waiting ? [{ label: words.waiting, value: <Money value={refund.waiting} /> }] : []),
        { label: words.person, value: <PersonLink person={refund.payer} /> },
        {
          label: search.openPayment,
          value: (
            <Link className="link" to={href("/admin/payments/:transaction_id", { transaction_id })}>
              {told(refund.description)}
            </Link>
          ),
        },
        { label: words.when, value: <Instant at={refund.created_at} /> },
        { label: words.reason, value: told(refund.reason) },
        ...(stands.length > 0 ? [{ label: words.state, value: stands.join(" · ") }] : []),
        ...(failure_code === null ? [] : [{ label: search.atProvider, value: <code>{failure_code}</code> }]),
        ...(retry_at ? [{ label: words.retry, value: <Instant at={retry_at} /> }] : []),
      ]}
    />
  );
}
