import { href } from "react-router";
import { AcceptDialog } from "../../features/hiring/accept-dialog.tsx";
import { BecauseLine, hireDraft } from "../../features/hiring/because.tsx";
import { DeclineDialog } from "../../features/hiring/decline-dialog.tsx";
import { OfferThread } from "../../features/hiring/offer-thread.tsx";
import { TalkAside } from "../../features/hiring/talk-aside.tsx";
import { PersonLine } from "../../features/people/person-line.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { useForgetDraft } from "../../lib/use-draft.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Card } from "../../ui/card.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Split } from "../../ui/split.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import type { Route } from "./+types/talk.ts";

export { action, loader } from "./talk.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(loaderData ? loaderData.newest.title : headWords(hiringText, matches).talk, { hidden: true });

export default function DirectOffer({ loaderData, actionData }: Route.ComponentProps) {
  const { offers, newest, side, quote, contractId, key } = loaderData;
  const words = useText(hiringText);
  useForgetDraft(hireDraft(newest.freelancer.user_id, newest.because));
  const other = side === "client" ? newest.freelancer : newest.client;
  const counter = href("/offers/:offer_id/counter", { offer_id: newest.offer_id });
  return (
    <div className="wrap">
      <PageHeader
        title={newest.title}
        badges={<StatusChip of="offer" state={newest.status} />}
        crumbs={[{ label: words.mineTitle, to: href("/proposals") }, { label: newest.title }]}
      />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      <Split
        asideFirst
        main={
          <Section title={words.talk} lede={words.talkHelp}>
            <OfferThread offers={offers} side={side} />
          </Section>
        }
        aside={
          <>
            <TalkAside
              side={side}
              otherName={other.name}
              amount={newest.total}
              perHour={false}
              quote={quote}
              newest={newest}
              offerTo={newest.can.includes("counter") ? counter : null}
              contractId={contractId}
            />
            <Card>
              {newest.because && <BecauseLine because={newest.because} handle={newest.freelancer.handle} />}
              <PersonLine person={other} />
            </Card>
          </>
        }
      />
      <AcceptDialog offer={newest} side={side} quote={quote} idempotencyKey={key} reply={actionData} />
      <DeclineDialog
        name="decline_offer"
        title={words.declineOfferTitle}
        help={words.declineOfferHelp}
        fields={{ offer_id: newest.offer_id }}
        reply={actionData}
      />
    </div>
  );
}
