import { useEffect } from "react";
import { href, useLocation } from "react-router";
import { LayoutEditor } from "../../features/portfolios/layout/editor/layout-editor.tsx";
import { LayoutPreview } from "../../features/portfolios/layout/editor/layout-preview.tsx";
import type { FormReply } from "../../lib/form.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { orUnsent, signedOutReply, unsentReply, untilAnswered } from "../../lib/unsent.ts";
import { useLookAgain } from "../../lib/use-look-again.ts";
import { layoutEditorText } from "../../messages/layout-editor.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/layout.ts";
import c from "./layout.module.css";

export { unlessUnsent as shouldRevalidate } from "../../lib/unsent.ts";
export { action, loader } from "./layout.server.ts";

type Reply = Awaited<ReturnType<Route.ClientActionArgs["serverAction"]>> | FormReply;

export async function clientAction({ serverAction }: Route.ClientActionArgs): Promise<Reply> {
  const reply = await orUnsent<Reply>(serverAction, () => unsentReply);
  return reply && "values" in reply && reply.values.signed_out ? signedOutReply : reply;
}

// The page that stands here already: it waits for its newer data as long as the connection is away.
let standing: string | null = null;

export const clientLoader = ({ request, serverLoader }: Route.ClientLoaderArgs) =>
  standing === new URL(request.url).pathname ? untilAnswered(serverLoader, request.signal) : serverLoader();

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(layoutEditorText, matches).title, { hidden: true });

export default function ArrangePortfolio({ loaderData, actionData }: Route.ComponentProps) {
  const { portfolio, pieces, work, extras, width, restored, after } = loaderData;
  const { pathname } = useLocation();
  useEffect(() => {
    standing = pathname;
    return () => {
      standing = null;
    };
  }, [pathname]);
  const words = useText(layoutEditorText);
  const mine = useText(ownPortfoliosText);
  useLookAgain(work.draft.media.some((file) => file.state === "scanning"));
  return (
    <div className="wrap">
      <PageHeader
        title={words.title}
        lede={words.lede}
        crumbs={[
          { label: mine.title, to: href("/portfolios/mine") },
          {
            label: portfolio.title,
            to: href("/portfolios/:portfolio_id/edit", { portfolio_id: portfolio.portfolio_id }),
          },
          { label: words.title },
        ]}
      />
      <div className={c.builder}>
        {/* An earlier draft is another form: what stands in this one's fields is not its own. */}
        <LayoutEditor key={restored} portfolio={portfolio} work={work} after={after} reply={actionData ?? undefined} />
        <LayoutPreview
          shown={{ portfolio: { ...portfolio, items: pieces }, layout: work.draft, extras }}
          width={width}
        />
      </div>
    </div>
  );
}
