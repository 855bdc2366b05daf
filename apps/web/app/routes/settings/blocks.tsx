import { href } from "react-router";
import { BlockTable } from "../../features/settings/block-table.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { blocksText } from "../../messages/blocks.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { IconUser } from "../../ui/icons.ts";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/blocks.ts";

export { action, loader } from "./blocks.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(blocksText, matches).title, { hidden: true });

export default function Blocks({ loaderData, actionData }: Route.ComponentProps) {
  const { blocks, total, more } = loaderData;
  const words = useText(blocksText);
  return (
    <>
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      <Card title={words.title} lede={words.lede}>
        {blocks.length === 0 ? (
          <EmptyState
            headingLevel={3}
            icon={<IconUser size={26} aria-hidden />}
            title={words.none}
            help={words.noneHelp}
            action={<Button to={href("/people")}>{words.people}</Button>}
          />
        ) : (
          <>
            <BlockTable blocks={blocks} />
            <ShowMore {...more} shown={blocks.length} total={total} />
          </>
        )}
      </Card>
    </>
  );
}
