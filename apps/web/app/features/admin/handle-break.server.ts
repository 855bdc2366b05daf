import type { ActionFunctionArgs } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, oneOf, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import { closingReasons, ofBreak } from "./handle-break-form.tsx";

/** What `HandleBreakForm` sends; leads back to where it stands. */
export function handleBreak(args: ActionFunctionArgs, form: FormData, here: string) {
  const { payments } = apiOf(args);
  const words = textFor(reconciliationText, args.context.get(pageContext).preferences.locale);
  const break_id = text(form, "break_id");
  const params = { break_id };
  const note = ofBreak("note", break_id);
  const back = (message: string) => redirectWithToast(here, message);
  const steps = {
    take: async () => {
      await payments.adminTakeBreak({ params, ...formKey(form) });
      return back(words.taken);
    },
    note: async () => {
      await payments.adminNoteBreak({ params, body: { text: text(form, note) }, ...formKey(form) });
      return back(words.noted);
    },
    close: async () => {
      const reason = oneOf(form, ofBreak("reason", break_id), closingReasons) ?? "other";
      const body = { reason, note: text(form, note) };
      const { closed_at } = await payments.adminCloseBreak({ params, body, ...formKey(form) });
      return back(closed_at ? words.closedToast : words.closingWaits);
    },
  };
  const intent = oneOf(form, "intent", ["take", "note", "close"]) ?? "note";
  return submit(args.request, form, () => steps[intent](), { names: { text: note, note } });
}
