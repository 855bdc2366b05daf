import type { MilestoneTerms } from "#api-schema/hiring-views.ts";
import type { WireMoney } from "#money";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Money } from "../../ui/money.tsx";
import { When } from "../../ui/when.tsx";
import c from "./terms-list.module.css";

interface TermsListProps {
  readonly milestones: readonly MilestoneTerms[];
  readonly total: WireMoney;
}

/** What is paid for what: the milestones and their sum. */
export function TermsList({ milestones, total }: TermsListProps) {
  const words = useText(hiringText);
  return (
    <dl className={c.terms}>
      {milestones.map((milestone, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: terms never change once they are sent
        <div key={place}>
          <dt>
            {milestone.title}
            {milestone.due_date && (
              <span>
                {words.milestoneDue} <When at={milestone.due_date} absolute />
              </span>
            )}
            {milestone.description && <span>{milestone.description}</span>}
          </dt>
          <dd>
            <Money value={milestone.amount} />
          </dd>
        </div>
      ))}
      <div className={c.total}>
        <dt>{words.total}</dt>
        <dd>
          <Money value={total} />
        </dd>
      </div>
    </dl>
  );
}
