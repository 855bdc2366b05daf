import { href, Link } from "react-router";
import type { SubscriptionView } from "#api-schema/payments-subscriptions.ts";
import { StorageBar } from "../../features/media/storage-bar.tsx";
import { SubscriptionCard } from "../../features/plans/subscription-card.tsx";
import { formatMoney } from "../../lib/format.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { plansText } from "../../messages/plans.ts";
import { storageText } from "../../messages/storage.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconSparkles } from "../../ui/icons.ts";
import { Money } from "../../ui/money.tsx";
import { Section } from "../../ui/section.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/billing.ts";

export { action, loader } from "./billing.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(plansText, matches).billing, { hidden: true });

type Charge = SubscriptionView["charges"][number];

export default function Billing({ loaderData, actionData }: Route.ComponentProps) {
  const { subscriptions, card, plans, storage, key } = loaderData;
  const words = useText(plansText);
  const { title: storageTitle } = useText(storageText);
  const live = subscriptions.filter((one) => one.state !== "ended");
  const last = subscriptions.find((one) => one.state === "ended");
  return (
    <>
      {live.length === 0 && (
        <EmptyState
          icon={<IconSparkles size={26} aria-hidden />}
          title={words.onFree}
          help={last?.end_reason ? `${words.reasons[last.end_reason]} ${words.onFreeHelp}` : words.onFreeHelp}
          action={<Button to={href("/plans")}>{words.seePlans}</Button>}
        />
      )}
      {live.map((one) => (
        <SubscriptionCard key={one.subscription_id} subscription={one} plans={plans} formKey={key} reply={actionData} />
      ))}
      <Card title={words.card} look="soft">
        <p>{card ? words.cardLine(card.brand, card.last4) : words.noCard}</p>
        <Link className="link" to={href("/settings/payment-methods")}>
          {card ? words.changeCard : words.addCard}
        </Link>
      </Card>
      <Card title={storageTitle} look="soft">
        <StorageBar storage={storage} />
      </Card>
      <Charges charges={subscriptions.flatMap((one) => one.charges)} />
    </>
  );
}

function ChargeState({ charge: { state, refunded } }: { charge: Charge }) {
  const words = useText(plansText);
  const { locale } = useReader();
  if (refunded.amount === "0") return words.chargeStates[state];
  return words.chargeBack(formatMoney(refunded, locale));
}

function Charges({ charges }: { charges: readonly Charge[] }) {
  const words = useText(plansText);
  if (charges.length === 0) return null;
  const columns: Column<Charge>[] = [
    { key: "kind", header: words.chargeFor, cell: (row) => words.chargeKinds[row.kind] },
    { key: "when", header: words.chargedOn, cell: (row) => <When at={row.created_at} absolute /> },
    { key: "state", header: words.state, cell: (row) => <ChargeState charge={row} /> },
    { key: "amount", header: words.price, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  return (
    <Section
      title={words.charges}
      action={
        <Link className="link" to={`${href("/invoices")}?kind=subscription_invoice`}>
          {words.invoices}
        </Link>
      }
    >
      <Table caption={words.charges} columns={columns} rows={charges} rowKey={(row) => row.subscription_charge_id} />
    </Section>
  );
}
