import { href } from "react-router";
import { ConfirmationTable } from "../../features/portfolios/confirmations/confirmation-table.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { confirmationsText } from "../../messages/confirmations.ts";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconRosetteDiscountCheckFilled } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(confirmationsText, matches).listTitle, { hidden: true });

export default function Confirmations({ loaderData }: Route.ComponentProps) {
  const { confirmations, role, more } = loaderData;
  const words = useText(confirmationsText);
  return (
    <>
      <PageHeader inset title={words.listTitle} lede={words.listLede} />
      <ChipRow
        label={words.which}
        chips={(["client", "owner"] as const).map((one) => ({
          to: `${href("/confirmations")}?role=${one}`,
          label: words.roles[one],
          current: one === role,
        }))}
      />
      {confirmations.length === 0 ? (
        <EmptyState
          icon={<IconRosetteDiscountCheckFilled size={26} aria-hidden />}
          title={words.none[role]}
          help={words.noneHelp[role]}
        />
      ) : (
        <>
          <ConfirmationTable confirmations={confirmations} side={role} caption={words.listTitle} />
          <ShowMore {...more} shown={confirmations.length} />
        </>
      )}
    </>
  );
}
