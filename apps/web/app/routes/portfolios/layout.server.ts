import { href } from "react-router";
import { filesShownAgain } from "../../features/media/files-in-form.server.ts";
import { loadOwnPortfolio } from "../../features/portfolios/editor/load-own.server.ts";
import { actOnLayout } from "../../features/portfolios/layout/editor/act-on-layout.server.ts";
import { readLayoutForm } from "../../features/portfolios/layout/editor/layout-form.server.ts";
import { previewWidths } from "../../features/portfolios/layout/editor/layout-preview.tsx";
import { layoutExtras } from "../../features/portfolios/layout/layout-extras.server.ts";
import { shownPieces } from "../../features/portfolios/shown-pieces.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { pageUrl, pick } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { layoutEditorText } from "../../messages/layout-editor.ts";
import type { Route } from "./+types/layout.ts";

export async function loader(args: Route.LoaderArgs) {
  const portfolio = await loadOwnPortfolio(args, args.params.portfolio_id);
  const api = apiOf(args);
  const work = await load(args.request, api.portfolios.getLayout({ params: args.params }));
  const url = pageUrl(args.request);
  return {
    portfolio: { ...portfolio, layout: null },
    pieces: shownPieces(portfolio.items),
    work,
    extras: await layoutExtras(api, {
      userId: portfolio.user_id,
      layout: work.draft,
      locale: args.context.get(pageContext).preferences.locale,
    }),
    width: pick(url, "width", previewWidths)[0] ?? "phone",
    restored: url.searchParams.get("restored") ?? "",
    after: url.searchParams.get("after"),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(layoutEditorText, args.context.get(pageContext).preferences.locale);
  const work = async () => {
    const layout = await readLayoutForm(form, args);
    const again = filesShownAgain(form);
    if (again) return again;
    return actOnLayout(form, {
      api: apiOf(args),
      words,
      portfolioId: args.params.portfolio_id,
      layout,
      here: href("/portfolios/:portfolio_id/layout", args.params),
      search: new URL(args.request.url).searchParams,
    });
  };
  return submit(args.request, form, work, { staysSignedOut: true });
}
