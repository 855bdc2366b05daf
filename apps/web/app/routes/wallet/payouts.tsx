import { href } from "react-router";
import { PayoutScheduleForm } from "../../features/money/payout-schedule-form.tsx";
import { PayoutTable } from "../../features/money/payout-table.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconWallet } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/payouts.ts";

export { action, loader } from "./payouts.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).payoutsTitle, { hidden: true });

export default function Payouts({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(moneyText);
  return (
    <>
      <PageHeader
        inset
        title={words.payoutsTitle}
        crumbs={[{ label: words.walletTitle, to: href("/wallet") }, { label: words.payoutsTitle }]}
      />
      <PayoutScheduleForm schedule={loaderData.schedule} reply={actionData} />
      {loaderData.payouts.length === 0 ? (
        <EmptyState icon={<IconWallet size={26} aria-hidden />} title={words.noPayouts} help={words.noPayoutsHelp} />
      ) : (
        <>
          <PayoutTable payouts={loaderData.payouts} />
          <ShowMore {...loaderData.more} shown={loaderData.payouts.length} />
        </>
      )}
    </>
  );
}
