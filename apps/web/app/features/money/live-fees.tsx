import { useRef } from "react";
import { href, Link } from "react-router";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { feesFaultText } from "../../messages/fees-fault.ts";
import { hiringText } from "../../messages/hiring.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { FeeBreakdown } from "./fee-breakdown.tsx";
import c from "./live-fees.module.css";
import type { Pair } from "./pair.ts";
import { type AmountOf, useQuoteOfForm } from "./use-quote-of-form.ts";

interface LiveFeesProps {
  /** What the server knew when it made the page. */
  readonly quote: FeeQuoteView | null;
  /** Which side fills in the form. */
  readonly side: "client" | "freelancer";
  /** The two people, where both are known. */
  readonly pair: Pair | null;
  readonly amountOf: AmountOf;
  /** Of a contract that runs: its own fees count, and who may agree sees them again before. */
  readonly contractId?: string;
  /** Of which amount, where it is no agreement yet: a budget, an hour. Fees are seen again before anything is agreed. */
  readonly title?: string;
}

/** What each side gets of the amount in the form around it, while it is typed; without JavaScript by a button. */
export function LiveFees({ quote: known, side, pair, amountOf, contractId, title }: LiveFeesProps) {
  const words = useText(moneyText);
  const hiring = useText(hiringText);
  const fees = useText(feesText);
  const faults = useText(feesFaultText);
  const box = useRef<HTMLDivElement>(null);
  const { quote, fault } = useQuoteOfForm(box, known, amountOf, contractId);
  const order = side === "freelancer" ? (["recipient", "payer"] as const) : (["payer", "recipient"] as const);
  // Where no button works them out, there is nothing to see without JavaScript.
  const hasButton = !contractId && !title;
  return (
    <div ref={box} className={hasButton ? c.box : `${c.box} ${c.scripted}`}>
      {pair && (
        <>
          {pair.payer_id && <input type="hidden" name="pair_payer" value={pair.payer_id} />}
          <input type="hidden" name="pair_recipient" value={pair.recipient_id} />
        </>
      )}
      {/* What is agreed to is what was shown: accepted under another pack, it is refused. */}
      {hasButton && quote && <input type="hidden" name="fee_rule_id" value={quote.fee_rule_id} />}
      <b className={c.title}>{title ?? hiring.feesTitle}</b>
      <div aria-live="polite" className={c.sides}>
        {quote ? (
          order.map((of, place) => <FeeBreakdown key={of} quote={quote} of={of} own={place === 0} />)
        ) : (
          <p className={c.none}>{fault ? faults[fault] : words.feesNone}</p>
        )}
      </div>
      {side === "client" && hasButton && (
        <p className={c.other}>
          <Link to={`${href("/fees")}?amount_is=total`} target="_blank" rel="noopener" className="link">
            {fees.fromTotal}
          </Link>
        </p>
      )}
      {hasButton && (
        <noscript>
          <Button kind="secondary" size="sm" name="intent" value="quote">
            {hiring.workOutFees}
          </Button>
        </noscript>
      )}
    </div>
  );
}
