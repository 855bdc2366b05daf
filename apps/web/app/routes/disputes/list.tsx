import { href } from "react-router";
import { DisputeTable } from "../../features/disputes/dispute-table.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { disputesText } from "../../messages/disputes.ts";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconScale } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(disputesText, matches).title, { hidden: true });

export default function Disputes({ loaderData }: Route.ComponentProps) {
  const { disputes, filter, more } = loaderData;
  const words = useText(disputesText);
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <ChipRow
        label={words.filterLabel}
        chips={(["all", "running"] as const).map((which) => ({
          to: which === "all" ? href("/disputes") : `${href("/disputes")}?which=${which}`,
          label: words.filters[which],
          current: which === filter,
        }))}
      />
      {disputes.length === 0 ? (
        <EmptyState
          icon={<IconScale size={26} aria-hidden />}
          {...(filter === "all"
            ? { title: words.none, help: words.noneHelp }
            : { title: words.noneRunning, help: words.noneRunningHelp })}
        />
      ) : (
        <>
          <DisputeTable disputes={disputes} linkTo={(dispute_id) => href("/disputes/:dispute_id", { dispute_id })} />
          <ShowMore {...more} shown={disputes.length} />
        </>
      )}
    </>
  );
}
