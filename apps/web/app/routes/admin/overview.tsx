import { href } from "react-router";
import type { DeskFigure } from "#api-schema/admin.ts";
import { formatNumber } from "../../lib/format.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { adminText } from "../../messages/admin.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { StatRow, StatTile } from "../../ui/stat-tile.tsx";
import type { Route } from "./+types/overview.ts";

export { loader } from "./overview.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(adminText, matches).title, { hidden: true });

/** Each with the list where it is worked off. */
const waiting = {
  disputes_in_mediation: href("/admin/disputes"),
  disputes_past_limit: href("/admin/disputes"),
  decisions_waiting: href("/admin/disputes"),
  reported_reviews: href("/admin/reviews"),
  chargebacks_to_answer: href("/admin/chargebacks"),
  failed_refunds: `${href("/admin/refunds")}?state=failed`,
  refund_orders_waiting: `${href("/admin/payments")}?order=proposed`,
  bookings_waiting: `${href("/admin/bookings")}?status=proposed`,
  closings_waiting: `${href("/admin/reconciliation")}?which=closing`,
  open_differences: href("/admin/reconciliation"),
  oldest_difference_days: href("/admin/reconciliation"),
  broken_checks: href("/admin/ledger"),
  dead_webhooks: href("/admin/webhooks"),
} as const satisfies Partial<Record<DeskFigure, string>>;
const money = {
  open_payments: `${href("/admin/payments")}?status=pending`,
  payouts_on_the_way: `${href("/admin/payouts")}?status=processing`,
  failed_payouts: `${href("/admin/payouts")}?status=failed`,
} as const satisfies Partial<Record<DeskFigure, string>>;
const linkOf: Partial<Record<DeskFigure, string>> = { ...waiting, ...money };
const ofWaiting = Object.keys(waiting) as (keyof typeof waiting)[]; // of the literal above
const ofMoney = Object.keys(money) as (keyof typeof money)[]; // as above
const ofWork = ["active_contracts", "disputed_contracts", "open_projects", "published_portfolios", "people"] as const;

export default function Overview({ loaderData }: Route.ComponentProps) {
  const words = useText(adminText);
  const { locale } = useReader();
  const tiles = (figures: readonly DeskFigure[]) => (
    <StatRow>
      {figures.map((figure) => (
        <StatTile
          key={figure}
          label={words.figures[figure]}
          value={formatNumber(loaderData.counts.get(figure) ?? 0, locale)}
          to={linkOf[figure]}
        />
      ))}
    </StatRow>
  );
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <Section title={words.waiting}>{tiles(ofWaiting)}</Section>
      <Section title={words.money}>{tiles(ofMoney)}</Section>
      <Section title={words.work}>{tiles(ofWork)}</Section>
    </>
  );
}
