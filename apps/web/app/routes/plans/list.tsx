import { href, Link } from "react-router";
import { EntitlementList } from "../../features/plans/entitlement-list.tsx";
import c from "../../features/plans/plans.module.css";
import { openHead } from "../../lib/open-head.ts";
import { headWords } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { plansText } from "../../messages/plans.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches, location }) =>
  openHead(headWords(plansText, matches), matches, location);

const audiences = ["freelancer", "client", "investor"] as const;
type Data = Route.ComponentProps["loaderData"];

export default function Plans({ loaderData }: Route.ComponentProps) {
  const words = useText(plansText);
  // What everybody has stands with the freelancers; whom no plan is for yet needs no heading.
  const shown = audiences.filter(
    (audience) => audience === "freelancer" || loaderData.data.some((plan) => plan.audience === audience),
  );
  return (
    <div className="wrap">
      <PageHeader title={words.title} lede={words.lede} />
      {shown.map((audience) => (
        <Section key={audience} title={words.audiences[audience]}>
          <div className={c.grid}>
            {audience === "freelancer" && <FreeCard shown={loaderData} />}
            {loaderData.data
              .filter((plan) => plan.audience === audience)
              .map((plan, place) => (
                <PlanCard
                  key={plan.plan}
                  plan={plan}
                  own={loaderData.own}
                  tried={loaderData.tried}
                  isFirst={place === 0}
                />
              ))}
          </div>
        </Section>
      ))}
    </div>
  );
}

function FreeCard({ shown }: { shown: Data }) {
  const words = useText(plansText);
  const { viewer } = useReader();
  const currency = shown.data[0]?.price.currency;
  return (
    <Card title={words.free} look="soft">
      {currency && (
        <p className={c.price}>
          <Money value={{ amount: "0", currency }} size="lg" /> {words.aMonth}
        </p>
      )}
      <p className={c.muted}>{words.freeLede}</p>
      <EntitlementList entitlements={shown.free} />
      {viewer && !shown.own.some((one) => one.audience === "freelancer") && (
        <Badge tone="live" dot>
          {words.yours}
        </Badge>
      )}
      {!viewer && (
        <Button kind="secondary" to={href("/sign-up")}>
          {words.startFree}
        </Button>
      )}
    </Card>
  );
}

interface PlanCardProps {
  readonly plan: Data["data"][number];
  readonly own: Data["own"];
  /** For whom they have had a plan before. */
  readonly tried: Data["tried"];
  /** The cheapest of its kind stands out: one loud button in a row. */
  readonly isFirst: boolean;
}

function PlanCard({ plan, own, tried, isFirst }: PlanCardProps) {
  const words = useText(plansText);
  const { viewer } = useReader();
  const lacksHat = viewer !== null && !viewer.roles.includes(plan.audience);
  const mine = own.find((one) => one.audience === plan.audience);
  const to = mine
    ? href("/settings/billing/:subscription_id/:plan", { subscription_id: mine.subscription_id, plan: plan.plan })
    : href("/plans/:plan", { plan: plan.plan });
  return (
    <Card title={plan.name} look={isFirst ? "raised" : "outline"}>
      <p className={c.price}>
        <Money value={plan.price} size="lg" /> {words.aMonth}
      </p>
      <p className={c.muted}>{tried.includes(plan.audience) ? "" : words.trialDays(plan.trial_days)}</p>
      <EntitlementList entitlements={plan.entitlements} />
      {mine?.plan === plan.plan ? (
        <Badge tone="live" dot>
          {words.yours}
        </Badge>
      ) : lacksHat ? (
        <Link className="link" to={href("/settings/account")}>
          {words.needsHat[plan.audience]}
        </Link>
      ) : (
        (!mine || mine.can.includes("change_plan")) && (
          <Button to={to} kind={isFirst ? "primary" : "secondary"}>
            {mine ? words.changeTo(plan.name) : words.choose(plan.name)}
          </Button>
        )
      )}
    </Card>
  );
}
