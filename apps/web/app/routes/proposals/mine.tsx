import { href } from "react-router";
import { InvitationList } from "../../features/hiring/invitation-list.tsx";
import { OfferTable, ProposalTable } from "../../features/hiring/proposal-table.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { IconSend } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/mine.ts";

export { action, loader } from "./mine.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(hiringText, matches).mineTitle, { hidden: true });

export default function MyProposals({ loaderData, actionData }: Route.ComponentProps) {
  const { role, both, proposals, total, more, offers, offersTotal, moreOffers } = loaderData;
  const { invitations, invitationsTotal, moreInvitations } = loaderData;
  const words = useText(hiringText);
  const path = href("/proposals");
  const isClient = role === "client";
  const nothing = proposals.length === 0 && offers.length === 0 && invitations.length === 0;
  return (
    <>
      <PageHeader inset title={words.mineTitle} />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      {both && (
        <ChipRow
          label={words.which}
          chips={[
            { to: `${path}?as=freelancer`, label: words.mineSent, current: !isClient },
            { to: `${path}?as=client`, label: words.mineReceived, current: isClient },
          ]}
        />
      )}
      {nothing && (
        <EmptyState
          icon={<IconSend size={26} aria-hidden />}
          title={isClient ? words.noReceived : words.noSent}
          help={isClient ? words.noReceivedHelp : words.noSentHelp}
          action={
            isClient ? (
              <Button to={href("/people")}>{words.findPeople}</Button>
            ) : (
              <Button to={href("/projects")}>{words.findProjects}</Button>
            )
          }
        />
      )}
      {invitations.length > 0 && (
        <Section title={words.invitationsTitle}>
          <InvitationList invitations={invitations} />
          <ShowMore {...moreInvitations} shown={invitations.length} total={invitationsTotal} />
        </Section>
      )}
      {offers.length > 0 && (
        <Section title={words.directTitle}>
          <OfferTable offers={offers} role={role} />
          <ShowMore {...moreOffers} shown={offers.length} total={offersTotal} />
        </Section>
      )}
      {proposals.length > 0 && (
        <Section title={isClient ? words.receivedTitle : words.sentTitle}>
          <ProposalTable proposals={proposals} role={role} />
          <ShowMore {...more} shown={proposals.length} total={total} />
        </Section>
      )}
    </>
  );
}
