import { oneOf, text } from "../../lib/form.server.ts";

/** What a booking's card was sent with; null for another form of the page. */
export function answerOf(form: FormData) {
  const answer = oneOf(form, "intent", ["confirm", "decline"]);
  return answer ? { params: { booking_id: text(form, "booking_id") }, body: { answer } } : null;
}
