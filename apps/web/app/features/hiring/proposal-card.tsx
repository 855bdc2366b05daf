import { Form, href } from "react-router";
import type { ProposalView } from "#api-schema/hiring-views.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { Money } from "../../ui/money.tsx";
import { Rating } from "../../ui/rating.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { When } from "../../ui/when.tsx";
import { PersonLine } from "../people/person-line.tsx";
import c from "./proposal-card.module.css";

interface ProposalCardProps {
  readonly proposal: ProposalView;
  readonly hourly: boolean;
}

/** One of the proposals that a client compares: who, for how much, and how they begin. */
export function ProposalCard({ proposal, hourly }: ProposalCardProps) {
  const words = useText(hiringText);
  const decline = useDialogHref("decline", { proposal: proposal.proposal_id });
  const { can, rating, duration_days: days } = proposal;
  return (
    <article className={c.card}>
      <div className={c.head}>
        <PersonLine person={proposal.freelancer} />
        <div className={c.price}>
          <Money value={proposal.amount} size="lg" short />
          <span>{hourly ? words.perHour : days !== null && words.inDays(days)}</span>
        </div>
      </div>
      <div className={c.facts}>
        <StatusChip of="proposal" state={proposal.status} />
        <Rating value={rating?.score ?? null} count={rating?.reviews_count ?? 0} />
        <When at={proposal.created_at} />
      </div>
      <p className={c.letter}>{proposal.cover_letter}</p>
      <div className={c.actions}>
        <Button size="sm" to={href("/proposals/:proposal_id", { proposal_id: proposal.proposal_id })}>
          {words.open}
        </Button>
        {can.includes("shortlist") && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="proposal_id" value={proposal.proposal_id} />
            <SubmitButton size="sm" kind="secondary" name="intent" value="shortlist">
              {words.shortlist}
            </SubmitButton>
          </Form>
        )}
        {can.includes("decline") && (
          <Button size="sm" kind="quiet" to={decline}>
            {words.decline}
          </Button>
        )}
      </div>
    </article>
  );
}
