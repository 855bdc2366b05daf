import { failuresEn } from "#api-schema/failures.ts";
import type { SubscriberView } from "#api-schema/payments-subscriptions.ts";
import { FindForm } from "../../features/admin/find-form.tsx";
import { PersonLink } from "../../features/admin/person-link.tsx";
import { useFilterHref } from "../../features/admin/use-filter-href.ts";
import { useFailure } from "../../features/money/use-failure.ts";
import { subscriptionTones } from "../../features/plans/subscription-card.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { deskSearchText } from "../../messages/desk-search.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import { plansText } from "../../messages/plans.ts";
import { Badge } from "../../ui/badge.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconSparkles } from "../../ui/icons.ts";
import { Money } from "../../ui/money.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/subscriptions.ts";

export { loader } from "./subscriptions.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(plansText, matches).adminTitle, { hidden: true });

export default function AdminSubscriptions({ loaderData }: Route.ComponentProps) {
  const { subscriptions, plans, states, state, plan, whose, more } = loaderData;
  const words = useText(plansText);
  const desk = useText(moneyDeskText);
  const why = useFailure();
  const search = useText(deskSearchText);
  const to = useFilterHref();
  const columns: Column<SubscriberView>[] = [
    { key: "plan", header: words.plan, cell: (row) => row.plan_name },
    { key: "person", header: words.person, cell: (row) => <PersonLink person={row.person} /> },
    {
      key: "state",
      header: words.state,
      cell: (row) => (
        <Badge tone={subscriptionTones[row.state]} dot>
          {words.states[row.state]}
        </Badge>
      ),
    },
    {
      key: "failure",
      header: words.failure,
      cell: ({ open_charge: open }) => {
        const sentence = open?.needs_confirmation ? failuresEn.confirm : open?.failure;
        return sentence ? why({ sentence }) : "–";
      },
    },
    { key: "since", header: words.since, cell: (row) => <When at={row.created_at} absolute /> },
    { key: "price", header: words.price, align: "end", cell: (row) => <Money value={row.price} /> },
  ];
  return (
    <>
      <PageHeader inset title={words.adminTitle} lede={words.adminLede} />
      <FindForm {...whose} keep={{ state, plan }} />
      <ChipRow
        label={words.state}
        chips={[
          { to: to({ state: null }), label: words.all, current: state === null },
          ...states.map((one) => ({ to: to({ state: one }), label: words.states[one], current: one === state })),
        ]}
      />
      <ChipRow
        label={search.plans}
        chips={[
          { to: to({ plan: null }), label: search.anyPlan, current: plan === null },
          ...plans.map((one) => ({ to: to({ plan: one.plan }), label: one.label, current: one.plan === plan })),
        ]}
      />
      {subscriptions.length === 0 ? (
        <EmptyState icon={<IconSparkles size={26} aria-hidden />} title={desk.none} help={words.none} />
      ) : (
        <>
          <Table
            caption={words.adminTitle}
            columns={columns}
            rows={subscriptions}
            rowKey={(row) => row.subscription_id}
          />
          <ShowMore {...more} shown={subscriptions.length} />
        </>
      )}
    </>
  );
}
