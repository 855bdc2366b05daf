import { href } from "react-router";
import { OfferForm } from "../../features/hiring/offer-form.tsx";
import { ProposalContent } from "../../features/hiring/proposal-content.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/offer.ts";

export { action, loader } from "./offer.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(hiringText, matches).makeOffer, { hidden: true });

export default function MakeOffer({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal, newest, start, hourly, side, quote, key } = loaderData;
  const words = useText(hiringText);
  const back = href("/proposals/:proposal_id", { proposal_id: proposal.proposal_id });
  const first = side === "client" && !newest?.open;
  const title = first ? words.offerTitle(proposal.freelancer.name) : words.counterTitle;
  return (
    <div className="wrap">
      <PageHeader
        title={title}
        lede={words.offerLede}
        crumbs={[
          { label: words.mineTitle, to: href("/proposals") },
          { label: proposal.project.title, to: back },
          { label: title },
        ]}
      />
      <Split
        main={
          <OfferForm
            pair={loaderData.pair}
            side={side}
            currencies={[proposal.currency]}
            start={start}
            hourly={hourly}
            answers={newest?.offer_id}
            quote={(actionData && "quote" in actionData && actionData.quote) || quote}
            idempotencyKey={key}
            reply={actionData}
            cancelTo={back}
            draft={`offer-${proposal.proposal_id}-${newest?.offer_id ?? "first"}`}
          />
        }
        aside={<ProposalContent proposal={proposal} />}
      />
    </div>
  );
}
