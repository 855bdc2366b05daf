import { href } from "react-router";
import { BookDifference } from "../../features/admin/book-difference.tsx";
import { BookingCard, withForm } from "../../features/admin/booking-card.tsx";
import { BreakAge, BreakFacts } from "../../features/admin/break-facts.tsx";
import { HandleBreakForm } from "../../features/admin/handle-break-form.tsx";
import { replyTo } from "../../lib/form.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { bookingsText } from "../../messages/bookings.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/break.ts";

export { action, loader } from "./break.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(bookingsText, matches).difference, { hidden: true });

/** One difference: both sides, who looks after it, what was booked of it, and what booking it would move. */
export default function Break({ loaderData, actionData }: Route.ComponentProps) {
  const { detail, bearer, key } = loaderData;
  const { difference, preview, bookings } = detail;
  const canBook = detail.can.includes("book");
  const words = useText(bookingsText);
  const sides = useText(reconciliationText);
  const cannot: Readonly<Record<string, string>> = words.cannot;
  const refusal = detail.refusal && (cannot[detail.refusal.replaceAll(".", "_")] ?? words.cannotOther);
  return (
    <>
      <PageHeader
        inset
        title={sides.classes[difference.class]}
        lede={<code>{`${difference.kind} ${difference.source}`}</code>}
        badges={<BreakAge difference={difference} />}
        crumbs={[{ label: sides.title, to: href("/admin/reconciliation") }, { label: words.difference }]}
      />
      <UnclaimedRefusal
        reply={actionData}
        forms={[...difference.can, ...(preview && canBook ? ["book"] : [])]}
        rows={{ name: "booking_id", shown: withForm(bookings) }}
      />
      <BreakFacts difference={difference} />
      {difference.can.length > 0 && (
        <Card title={sides.handle}>
          <HandleBreakForm difference={difference} formKey={`${key}-handle`} reply={actionData} />
        </Card>
      )}
      {refusal && bookings.length === 0 && <Notice>{refusal}</Notice>}
      {preview && canBook && (
        <BookDifference
          breakId={difference.break_id}
          preview={preview}
          bearer={bearer}
          formKey={key}
          reply={replyTo(actionData, "book")}
        />
      )}
      {bookings.map((booking) => (
        <BookingCard
          key={booking.booking_id}
          booking={booking}
          formKey={`${key}-${booking.booking_id}`}
          reply={actionData}
        />
      ))}
    </>
  );
}
