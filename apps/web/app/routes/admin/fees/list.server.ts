import { apiOf, load, loadOrNull, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { submit, text } from "../../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, placeOf } from "../../../lib/list-address.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { feesText } from "../../../messages/fees.ts";
import type { Route } from "./+types/list.ts";

const KINDS = ["hire", "campaign", "investment"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const { payments } = apiOf(args);
  const kind = KINDS.find((one) => one === url.searchParams.get("kind")) ?? null;
  const query = { ...listWindow(url), ...(kind ? { kind: [kind] } : {}) };
  const page = await load(args.request, payments.listFeePacks({ query }));
  // The one that the dialog asks about: it may stand on no page that is shown.
  const asked = url.searchParams.get("pack");
  return {
    packs: page.data,
    kind,
    asked: asked ? await loadOrNull(payments.getFeePack({ params: { fee_rule_id: asked } })) : null,
    more: moreLinks(url, page.next_cursor),
  };
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(feesText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const params = { fee_rule_id: text(form, "fee_rule_id") };
    await apiOf(args).payments.withdrawFeePack({ params, body: { note: text(form, "note") } });
    return redirectWithToast(placeOf(args.request, ["dialog", "pack"]), words.withdrawn);
  });
}
