import { href } from "react-router";
import { BookingCard, withForm } from "../../features/admin/booking-card.tsx";
import { type FormReply, replyTo } from "../../lib/form.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { bookingsText } from "../../messages/bookings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { IconReceipt } from "../../ui/icons.ts";
import { MoneyField } from "../../ui/money-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/bookings.ts";

export { action, loader } from "./bookings.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(bookingsText, matches).title, { hidden: true });

export default function Bookings({ loaderData, actionData }: Route.ComponentProps) {
  const { bookings, waiting, more, key, currencies } = loaderData;
  const words = useText(bookingsText);
  const path = href("/admin/bookings");
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <UnclaimedRefusal reply={actionData} forms={["tax"]} rows={{ name: "booking_id", shown: withForm(bookings) }} />
      <ChipRow
        label={words.which}
        chips={[
          { to: path, label: words.all, current: !waiting },
          { to: `${path}?status=proposed`, label: words.states.proposed, current: waiting },
        ]}
      />
      {bookings.length === 0 ? (
        <EmptyState icon={<IconReceipt size={26} aria-hidden />} title={words.none} help={words.noneHelp} />
      ) : (
        <>
          {bookings.map((booking) => (
            <BookingCard
              key={booking.booking_id}
              booking={booking}
              formKey={`${key}-${booking.booking_id}`}
              reply={actionData}
            />
          ))}
          <ShowMore {...more} shown={bookings.length} />
        </>
      )}
      <TaxForm formKey={key} reply={replyTo(actionData, "tax") ?? undefined} currencies={currencies} />
    </>
  );
}

const isOther = (code: string) => code !== "EUR";

interface TaxFormProps {
  readonly formKey: string;
  readonly reply: FormReply | undefined;
  readonly currencies: readonly string[];
}

function TaxForm({ formKey, reply, currencies }: TaxFormProps) {
  const words = useText(bookingsText);
  const submitting = useSubmitting("tax");
  return (
    <Card title={words.taxTitle} lede={words.taxHelp}>
      <Form reply={reply ?? null} idempotencyKey={formKey}>
        <TextField name="country" label={words.country} maxLength={2} />
        <MoneyField name="amount" label={words.amount} currencies={["EUR", ...currencies.filter(isOther)]} />
        <TextArea name="reason" label={words.reason} help={words.reasonHelp} rows={2} maxLength={2_000} />
        <Notice>{words.twoPeople}</Notice>
        <FormActions>
          <Button name="intent" value="tax" loading={submitting}>
            {words.payTax}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
