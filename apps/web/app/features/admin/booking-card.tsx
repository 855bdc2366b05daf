import { href, Link } from "react-router";
import type { BookingView } from "#api-schema/payments-bookings.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { bookingsText } from "../../messages/bookings.ts";
import { secondAnswerText } from "../../messages/second-answer.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { Instant } from "../../ui/instant.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Prose } from "../../ui/prose.tsx";
import c from "./desk-card.module.css";
import { SecondAnswer } from "./second-answer.tsx";

interface BookingCardProps {
  readonly booking: BookingView;
  readonly formKey: string;
  readonly reply: FormReply | undefined;
}

const tones = { proposed: "act", in_force: "money", declined: "plain", withdrawn: "plain", reversed: "plain" } as const;

/** The bookings whose card has a form that shows what was refused. */
export const withForm = (bookings: readonly BookingView[]): string[] =>
  bookings.filter(({ can }) => can.includes("answer") || can.includes("withdraw")).map((one) => one.booking_id);

/** One booking by hand; one that waits can be answered by somebody else, and withdrawn by whoever proposed it. */
export function BookingCard({ booking, formKey, reply }: BookingCardProps) {
  const words = useText(bookingsText);
  const answer = useText(secondAnswerText);
  const { locale } = useReader();
  return (
    <Card
      title={words.kinds[booking.kind]}
      lede={booking.source ? <code>{booking.source}</code> : null}
      action={<Badge tone={tones[booking.status]}>{words.states[booking.status]}</Badge>}
    >
      <div className={c.stack}>
        <KeyValue
          facts={[
            { label: words.amount, value: <Money value={booking.amount} /> },
            { label: words.when, value: <Instant at={booking.ordered_at} /> },
            ...linksOf(booking, words),
          ]}
        />
        <p>{words.by(booking.ordered_by?.name ?? words.nobody)}</p>
        <Prose text={booking.reason} />
        {booking.answered_by && booking.status !== "withdrawn" && <p>{words.answeredBy(booking.answered_by.name)}</p>}
        {booking.answer_note && <Prose text={booking.answer_note} />}
        {booking.can.includes("answer") && (
          <SecondAnswer
            name="booking_id"
            id={booking.booking_id}
            confirm={words.confirm}
            decline={words.decline}
            reply={replyAbout(reply, "booking_id", booking.booking_id)}
            idempotencyKey={formKey}
          >
            <p>{answer.isBooked(formatMoney(booking.amount, locale))}</p>
          </SecondAnswer>
        )}
        {booking.can.includes("withdraw") && (
          <Form reply={replyAbout(reply, "booking_id", booking.booking_id)} idempotencyKey={formKey}>
            <input type="hidden" name="booking_id" value={booking.booking_id} />
            <p>{words.withdrawHelp}</p>
            <FormActions>
              <Button kind="secondary" name="intent" value="withdraw">
                {words.withdraw}
              </Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Card>
  );
}

function linksOf(
  { break_id, journal_id }: BookingView,
  words: { difference: string; journal: string; lookAt: string },
) {
  return [
    ...(break_id
      ? [{ label: words.difference, to: href("/admin/reconciliation/:break_id", { break_id }), id: break_id }]
      : []),
    ...(journal_id
      ? [{ label: words.journal, to: href("/admin/ledger/journals/:journal_id", { journal_id }), id: journal_id }]
      : []),
  ].map(({ label, to, id }) => ({
    label,
    value: (
      <Link className="link" to={to}>
        …{id.slice(-8)}
      </Link>
    ),
  }));
}
