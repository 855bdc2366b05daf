import type { apiOf } from "../../lib/api.server.ts";
import { formKey, oneOf, text, textOrNull } from "../../lib/form.server.ts";

type Payments = ReturnType<typeof apiOf>["payments"];

/** Why not, where it was said. */
export function noteIn(form: FormData): { note?: string } {
  const note = textOrNull(form, "note");
  return note === null ? {} : { note };
}

/** Answers or withdraws the booking whose card was sent. Gives what was done; null for another form of the page. */
export async function settleBooking(payments: Payments, form: FormData): Promise<"answered" | "withdrawn" | null> {
  const intent = oneOf(form, "intent", ["confirm", "decline", "withdraw"]);
  if (!intent) return null;
  const params = { booking_id: text(form, "booking_id") };
  if (intent === "withdraw") {
    await payments.adminWithdrawBooking({ params, ...formKey(form) });
    return "withdrawn";
  }
  await payments.adminAnswerBooking({ params, body: { answer: intent, ...noteIn(form) }, ...formKey(form) });
  return "answered";
}
