import { href, Link } from "react-router";
import type { BreakView } from "#api-schema/payments-reconciliation.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { bookingsText } from "../../messages/bookings.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import { Card } from "../../ui/card.tsx";
import { BreakAge, BreakFacts } from "./break-facts.tsx";
import c from "./desk-card.module.css";
import { HandleBreakForm } from "./handle-break-form.tsx";

interface BreakCardProps {
  readonly difference: BreakView;
  readonly formKey: string;
  readonly reply: FormReply | undefined;
}

/** One difference among others, with the way to its own page. */
export function BreakCard({ difference, formKey, reply }: BreakCardProps) {
  const words = useText(reconciliationText);
  const bookings = useText(bookingsText);
  const { break_id } = difference;
  return (
    <Card
      title={words.classes[difference.class]}
      lede={<code>{`${difference.kind} ${difference.source}`}</code>}
      action={<BreakAge difference={difference} />}
    >
      <div className={c.stack}>
        <BreakFacts difference={difference} />
        <p>
          <Link className="link" to={href("/admin/reconciliation/:break_id", { break_id })}>
            {bookings.lookAt}
          </Link>
        </p>
        <HandleBreakForm difference={difference} formKey={formKey} reply={reply} />
      </div>
    </Card>
  );
}
