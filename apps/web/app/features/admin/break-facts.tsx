import type { BreakView } from "#api-schema/payments-reconciliation.ts";
import { useText } from "../../lib/text.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import { Badge } from "../../ui/badge.tsx";
import { Instant } from "../../ui/instant.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";

type Difference = { readonly difference: BreakView };

export function BreakAge({ difference }: Difference) {
  const words = useText(reconciliationText);
  return (
    <Badge tone={difference.class === "timing" ? "act" : "warn"} dot>
      {words.ageDays(difference.age_days)}
    </Badge>
  );
}

/** Both sides of a difference, who looks after it, whose closing of it waits, and what was found out. */
export function BreakFacts({ difference }: Difference) {
  const words = useText(reconciliationText);
  const { closing, close_reason } = difference;
  return (
    <>
      {!difference.still_there && <p>{words.gone}</p>}
      <KeyValue
        facts={[
          { label: words.ours, value: difference.ours ? <Money value={difference.ours} /> : words.nothing },
          { label: words.theirs, value: difference.theirs ? <Money value={difference.theirs} /> : words.nothing },
          { label: words.happened, value: <Instant at={difference.happened_at} /> },
          { label: words.owner, value: difference.owner?.name ?? words.nobody },
          ...(closing
            ? [{ label: words.closingBy, value: `${closing.by.name}: ${words.reasons[closing.reason]}` }]
            : []),
          ...(close_reason ? [{ label: words.reason, value: words.reasons[close_reason] }] : []),
        ]}
      />
      {closing && <p>{words.closingWaits}</p>}
      {difference.notes.map((note) => (
        <p key={note.created_at}>
          <b>{note.author}</b> · <Instant at={note.created_at} />
          <br />
          {note.text}
        </p>
      ))}
    </>
  );
}
