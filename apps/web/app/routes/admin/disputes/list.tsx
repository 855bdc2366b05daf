import { href } from "react-router";
import { FindForm } from "../../../features/admin/find-form.tsx";
import { useFilterHref } from "../../../features/admin/use-filter-href.ts";
import { DisputeTable } from "../../../features/disputes/dispute-table.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { disputesText } from "../../../messages/disputes.ts";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconScale } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(disputesText, matches).deskTitle, { hidden: true });

export default function DisputeDesk({ loaderData }: Route.ComponentProps) {
  const { disputes, filters, filter, whose, more } = loaderData;
  const words = useText(disputesText);
  const to = useFilterHref();
  return (
    <>
      <PageHeader inset title={words.deskTitle} lede={words.deskLede} />
      <FindForm {...whose} />
      <ChipRow
        label={words.filterLabel}
        chips={filters.map((which) => ({
          to: to({ which }),
          label: words.filters[which],
          current: which === filter,
        }))}
      />
      {disputes.length === 0 ? (
        <EmptyState icon={<IconScale size={26} aria-hidden />} title={words.deskNone} help={words.deskNoneHelp} />
      ) : (
        <>
          <DisputeTable
            disputes={disputes}
            linkTo={(dispute_id) => href("/admin/disputes/:dispute_id", { dispute_id })}
          />
          <ShowMore {...more} shown={disputes.length} />
        </>
      )}
    </>
  );
}
