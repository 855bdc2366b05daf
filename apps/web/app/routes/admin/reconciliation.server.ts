import { handleBreak } from "../../features/admin/handle-break.server.ts";
import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick, placeOf } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import type { Route } from "./+types/reconciliation.ts";

const filters = { open: { open: true }, closing: { closing: true }, closed: { open: false } } as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const { payments } = apiOf(args);
  const url = pageUrl(args.request);
  const which = pick(url, "which", ["closing", "closed"] as const)[0] ?? ("open" as const);
  const [runs, breaks] = await Promise.all([
    load(args.request, payments.adminListReconciliationRuns()),
    load(args.request, payments.adminListBreaks({ query: { ...listWindow(url), ...filters[which] } })),
  ]);
  return { runs: runs.data, breaks: breaks.data, which, more: moreLinks(url, breaks.next_cursor), key: newFormKey() };
}

/** Compare now, or take, close or write about a difference: by what the form intends. */
export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const { payments } = apiOf(args);
  const words = textFor(reconciliationText, args.context.get(pageContext).preferences.locale);
  const here = placeOf(args.request);
  if (form.has("break_id")) return handleBreak(args, form, here);
  return submit(args.request, form, async () =>
    redirectWithToast(here, words.ran((await payments.adminReconcile({ ...formKey(form) })).breaks_new)),
  );
}
