import { href } from "react-router";
import { ofBreak } from "../../features/admin/break-card.tsx";
import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, oneOf, submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import type { Route } from "./+types/reconciliation.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const { payments } = apiOf(args);
  const url = pageUrl(args.request);
  const open = url.searchParams.get("show_closed") === null;
  const [runs, breaks] = await Promise.all([
    load(args.request, payments.adminListReconciliationRuns()),
    load(args.request, payments.adminListBreaks({ query: { ...listWindow(url), open } })),
  ]);
  return { runs: runs.data, breaks: breaks.data, open, more: moreLinks(url, breaks.next_cursor), key: newFormKey() };
}

const reasons = ["timing", "booked_since", "provider_error", "not_booked", "other"] as const;

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const { payments } = apiOf(args);
  const words = textFor(reconciliationText, args.context.get(pageContext).preferences.locale);
  const break_id = text(form, "break_id");
  const params = { break_id };
  const note = ofBreak("note", break_id);
  const back = (message: string) => redirectWithToast(href("/admin/reconciliation"), message);
  const steps = {
    run: async () => back(words.ran((await payments.adminReconcile({ ...formKey(form) })).breaks_new)),
    take: async () => {
      await payments.adminTakeBreak({ params, ...formKey(form) });
      return back(words.taken);
    },
    note: async () => {
      await payments.adminNoteBreak({ params, body: { text: text(form, note) }, ...formKey(form) });
      return back(words.noted);
    },
    close: async () => {
      const body = {
        reason: oneOf(form, ofBreak("reason", break_id), reasons) ?? "other",
        note: text(form, note),
      };
      const { closed_at } = await payments.adminCloseBreak({ params, body, ...formKey(form) });
      return back(closed_at ? words.closedToast : words.closingWaits);
    },
  };
  const intent = oneOf(form, "intent", ["run", "take", "note", "close"]) ?? "run";
  return submit(args.request, form, () => steps[intent](), { names: { text: note, note } });
}
