import { href } from "react-router";
import type { DeskPaymentDetail } from "#api-schema/payment-desk.ts";
import { PaymentChip } from "../../../features/admin/payment-chip.tsx";
import { PaymentShares } from "../../../features/admin/payment-shares.tsx";
import { PersonLink } from "../../../features/admin/person-link.tsx";
import { RefundChip } from "../../../features/admin/refund-chip.tsx";
import { RefundOrders, withForm } from "../../../features/admin/refund-orders.tsx";
import { SendBackForm } from "../../../features/admin/send-back-form.tsx";
import { JournalsCard } from "../../../features/ledger/journals-card.tsx";
import { useFailure } from "../../../features/money/use-failure.ts";
import { useTold } from "../../../features/money/use-told.ts";
import { replyTo } from "../../../lib/form.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText, type WordsOf } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
import { moneyText } from "../../../messages/money.ts";
import { paymentDeskText } from "../../../messages/payment-desk.ts";
import { Card } from "../../../ui/card.tsx";
import { Instant } from "../../../ui/instant.tsx";
import { type Fact, KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Split } from "../../../ui/split.tsx";
import { UnclaimedRefusal } from "../../../ui/unclaimed-refusal.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(paymentDeskText, matches).title, { hidden: true });

export default function PaymentAtDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { detail, journals, key } = loaderData;
  const told = useTold();
  const words = useText(paymentDeskText);
  const money = useText(moneyText);
  const why = useFailure();
  const { payment, refunds } = detail;
  const canRefund = detail.can.includes("refund");
  return (
    <>
      <PageHeader
        inset
        title={told(payment.description)}
        badges={<PaymentChip payment={payment} />}
        crumbs={[{ label: words.title, to: href("/admin/payments") }, { label: told(payment.description) }]}
      />
      <UnclaimedRefusal
        reply={actionData}
        forms={canRefund ? ["send_back"] : []}
        rows={{ name: "refund_order_id", shown: withForm(detail.orders) }}
      />
      <Split
        main={
          <>
            <RefundOrders detail={detail} reply={actionData} idempotencyKey={key} />
            {canRefund && (
              <SendBackForm detail={detail} reply={replyTo(actionData, "send_back")} idempotencyKey={key} />
            )}
            <Card title={words.attempts}>
              {detail.attempts.length === 0 ? (
                <p>{words.noAttempts}</p>
              ) : (
                <KeyValue facts={detail.attempts.map((attempt) => attemptFact(attempt, money, why))} />
              )}
            </Card>
            <Card title={words.refunds}>
              {refunds.length === 0 ? (
                <p>{words.noRefunds}</p>
              ) : (
                <KeyValue
                  facts={refunds.map((refund) => ({
                    id: refund.refund_id,
                    label: told(refund.reason),
                    value: (
                      <>
                        <Money value={refund.amount} /> <RefundChip state={refund.state} />
                      </>
                    ),
                  }))}
                />
              )}
            </Card>
          </>
        }
        aside={
          <>
            <Card>
              <KeyValue
                facts={[
                  { label: words.amount, value: <Money value={payment.amount} size="lg" /> },
                  { label: words.refunded, value: <Money value={payment.refunded_amount} /> },
                  { label: words.left, value: <Money value={detail.left} /> },
                  ...(detail.plan ? planFacts(detail.plan, words) : protectedFacts(detail, words)),
                  { label: words.payer, value: <PersonLink person={payment.payer} /> },
                  ...(detail.plan
                    ? []
                    : [{ label: words.recipient, value: <PersonLink person={payment.recipient} /> }]),
                  ...(detail.card_signals.length === 0
                    ? []
                    : [
                        {
                          label: words.cardSignals,
                          value: detail.card_signals.map((signal) => words.cardSignal[signal]).join(" · "),
                        },
                      ]),
                  { label: words.when, value: <Instant at={payment.created_at} /> },
                ]}
              />
            </Card>
            <JournalsCard about={payment.transaction_id} journals={journals} />
          </>
        }
      />
    </>
  );
}

type Words = WordsOf<typeof paymentDeskText>;

const planFacts = (plan: NonNullable<DeskPaymentDetail["plan"]>, { plan: words }: Words): Fact[] => [
  {
    label: words.period,
    value: (
      <>
        {plan.plan_name} · <When at={plan.period_start} absolute /> – <When at={plan.period_end} absolute />
      </>
    ),
  },
  ...(plan.beside.length === 0
    ? []
    : [
        {
          label: words.sameMonth,
          value: <PaymentShares shares={plan.beside.map((one) => ({ ...one, amount: one.left }))} />,
        },
      ]),
];

const attemptFact = (
  attempt: DeskPaymentDetail["attempts"][number],
  words: WordsOf<typeof moneyText>,
  why: ReturnType<typeof useFailure>,
): Fact => ({
  id: attempt.attempt_id,
  label: [
    words.attemptOutcome[attempt.outcome],
    ...(attempt.card ? [`${attempt.card.brand} •••• ${attempt.card.last4}`] : []),
  ].join(" · "),
  value: (
    <>
      {attempt.sentence !== null && `${why({ sentence: attempt.sentence })} `}
      <Instant at={attempt.created_at} seconds />
    </>
  ),
});

const protectedFacts = (detail: DeskPaymentDetail, words: Words): Fact[] => [
  { label: words.stillProtected, value: <Money value={detail.still_protected} /> },
  { label: words.leftWithFees, value: <Money value={detail.left_with_fees} /> },
];
