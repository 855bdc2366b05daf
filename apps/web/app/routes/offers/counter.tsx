import { href } from "react-router";
import { OfferForm } from "../../features/hiring/offer-form.tsx";
import { OfferThread } from "../../features/hiring/offer-thread.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/counter.ts";

export { action, loader } from "./counter.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(hiringText, matches).counterTitle, { hidden: true });

export default function CounterOffer({ loaderData, actionData }: Route.ComponentProps) {
  const { offer, side, quote, key } = loaderData;
  const words = useText(hiringText);
  const back = href("/offers/:offer_id", { offer_id: offer.offer_id });
  return (
    <div className="wrap">
      <PageHeader
        title={words.counterTitle}
        lede={words.offerLede}
        crumbs={[
          { label: words.mineTitle, to: href("/proposals") },
          { label: offer.title, to: back },
          { label: words.counterTitle },
        ]}
      />
      <Split
        main={
          <OfferForm
            pair={loaderData.pair}
            side={side}
            currencies={[offer.currency]}
            start={{ milestones: offer.milestones, hourlyRate: offer.hourly_rate }}
            hourly={offer.pricing === "hourly"}
            answers={offer.offer_id}
            quote={(actionData && "quote" in actionData && actionData.quote) || quote}
            idempotencyKey={key}
            reply={actionData}
            cancelTo={back}
            draft={`offer-${offer.offer_id}`}
          />
        }
        aside={<OfferThread offers={[offer]} side={side} />}
      />
    </div>
  );
}
