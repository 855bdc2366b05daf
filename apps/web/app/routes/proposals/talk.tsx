import { href } from "react-router";
import { AcceptDialog } from "../../features/hiring/accept-dialog.tsx";
import { DeclineDialog } from "../../features/hiring/decline-dialog.tsx";
import { OfferThread } from "../../features/hiring/offer-thread.tsx";
import { ProposalActions, WithdrawDialog } from "../../features/hiring/proposal-actions.tsx";
import { ProposalContent } from "../../features/hiring/proposal-content.tsx";
import { TalkAside } from "../../features/hiring/talk-aside.tsx";
import { PersonLine } from "../../features/people/person-line.tsx";
import { projectHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { useForgetDraft } from "../../lib/use-draft.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Card } from "../../ui/card.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Rating } from "../../ui/rating.tsx";
import { Section } from "../../ui/section.tsx";
import { Split } from "../../ui/split.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import type { Route } from "./+types/talk.ts";

export { action, loader } from "./talk.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(loaderData ? loaderData.proposal.project.title : headWords(hiringText, matches).theProposal, {
    hidden: true,
  });

export default function Talk({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal, offers, newest, side, quote, client, key } = loaderData;
  const words = useText(hiringText);
  useForgetDraft(`proposal-${proposal.project_id}`);
  const other = side === "client" ? proposal.freelancer : client;
  const { proposal_id, project, rating } = proposal;
  const offerTo = proposal.can.includes("make_offer") || newest?.can.includes("counter");
  const inProject =
    side === "client"
      ? { label: words.proposalsTitle, to: href("/projects/:project_id/proposals", { project_id: project.project_id }) }
      : { label: words.mineTitle, to: href("/proposals") };
  return (
    <div className="wrap">
      <PageHeader
        title={project.title}
        badges={<StatusChip of="proposal" state={proposal.status} />}
        crumbs={[
          { label: project.title, to: projectHref(project.project_id) },
          inProject,
          { label: side === "client" ? proposal.freelancer.name : words.yourProposal },
        ]}
      />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      <Split
        asideFirst
        main={
          <>
            {offers.length > 0 && (
              <Section title={words.talk} lede={words.talkHelp}>
                <OfferThread offers={offers} side={side} />
              </Section>
            )}
            <Section title={side === "client" ? words.theProposal : words.yourProposal}>
              <ProposalContent proposal={proposal} />
            </Section>
          </>
        }
        aside={
          <>
            <TalkAside
              side={side}
              otherName={other?.name ?? ""}
              amount={loaderData.amount}
              perHour={loaderData.hourly}
              quote={quote}
              newest={newest}
              offerTo={offerTo && newest?.can.includes("withdraw") !== true ? offerHref(proposal_id) : null}
              contractId={loaderData.contractId}
              waiting={side === "freelancer" && newest === null && proposal.can.includes("withdraw")}
            >
              <ProposalActions proposal={proposal} talking={newest?.status === "open"} />
            </TalkAside>
            {other && (
              <Card>
                <PersonLine
                  person={other}
                  action={
                    side === "client" && (
                      <Rating value={rating?.score ?? null} count={rating?.reviews_count ?? 0} short />
                    )
                  }
                />
              </Card>
            )}
          </>
        }
      />
      {newest && (
        <>
          <AcceptDialog offer={newest} side={side} quote={quote} idempotencyKey={key} reply={actionData} />
          <DeclineDialog
            name="decline_offer"
            title={words.declineOfferTitle}
            help={words.declineOfferHelp}
            fields={{ offer_id: newest.offer_id }}
            reply={actionData}
          />
        </>
      )}
      <DeclineDialog
        title={words.declineTitle(proposal.freelancer.name)}
        help={words.declineHelp}
        fields={{}}
        reply={actionData}
      />
      <WithdrawDialog reply={actionData} />
    </div>
  );
}

function offerHref(proposalId: string): string {
  return href("/proposals/:proposal_id/offer", { proposal_id: proposalId });
}
