import type { ProposalView } from "#api-schema/hiring-views.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Prose } from "../../ui/prose.tsx";
import { When } from "../../ui/when.tsx";
import { FileList } from "../media/file-list.tsx";
import c from "./proposal-content.module.css";
import { TermsList } from "./terms-list.tsx";

/** The proposal as it was sent. */
export function ProposalContent({ proposal }: { proposal: ProposalView }) {
  const words = useText(hiringText);
  const { duration_days: days, milestones, answers, attachments } = proposal;
  return (
    <Card>
      <div className={c.content}>
        <p className={c.facts}>
          <b>
            <Money value={proposal.amount} />
          </b>
          {days !== null && <span>{words.inDays(days)}</span>}
          <When at={proposal.created_at} />
        </p>
        {proposal.decline_reason && (
          <Notice>
            {words.reasonGiven} {proposal.decline_reason}
          </Notice>
        )}
        <Prose text={proposal.cover_letter} />
        {milestones.length > 0 && (
          <div>
            <h3 className={c.title}>{words.milestones}</h3>
            <TermsList milestones={milestones} total={proposal.amount} />
          </div>
        )}
        {answers.length > 0 && (
          <div>
            <h3 className={c.title}>{words.questionsAnswered}</h3>
            <dl className={c.answers}>
              {answers.map((answer) => (
                <div key={answer.question_id}>
                  <dt>{answer.question}</dt>
                  <dd>
                    <Prose text={answer.text} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        )}
        {attachments.length > 0 && (
          <div>
            <h3 className={c.title}>{words.files}</h3>
            <FileList files={attachments} />
          </div>
        )}
      </div>
    </Card>
  );
}
