import { useEffect, useRef, useState } from "react";
import { href, Link } from "react-router";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { WireMoney } from "#money";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { hiringText } from "../../messages/hiring.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { FeeBreakdown } from "./fee-breakdown.tsx";
import c from "./live-fees.module.css";
import { type Pair, pairInForm } from "./pair.ts";
import { fetchQuote } from "./quote.ts";

interface LiveFeesProps {
  /** What the server knew when it made the page. */
  readonly quote: FeeQuoteView | null;
  /** Which side fills in the form. */
  readonly side: "client" | "freelancer";
  /** The two people, where both are known. */
  readonly pair: Pair | null;
  /** The amount that stands in the form now; null while there is none. */
  readonly amountOf: (form: FormData, locale: string) => WireMoney | null;
  /** Of a contract that runs: its own fees count, and who may agree sees them again before. */
  readonly contractId?: string;
}

const TYPING_PAUSE_MS = 250;

/** What each side gets of the amount in the form around it, while it is typed; without JavaScript by a button. */
export function LiveFees({ quote: known, side, pair, amountOf, contractId }: LiveFeesProps) {
  const words = useText(moneyText);
  const hiring = useText(hiringText);
  const fees = useText(feesText);
  const box = useRef<HTMLDivElement>(null);
  const quote = useQuoteOfForm(box, known, amountOf, contractId);
  const order = side === "freelancer" ? (["recipient", "payer"] as const) : (["payer", "recipient"] as const);
  return (
    <div ref={box} className={c.box}>
      {pair && (
        <>
          <input type="hidden" name="pair_payer" value={pair.payer_id} />
          <input type="hidden" name="pair_recipient" value={pair.recipient_id} />
        </>
      )}
      <b className={c.title}>{hiring.feesTitle}</b>
      <div aria-live="polite" className={c.sides}>
        {quote ? (
          order.map((of, place) => <FeeBreakdown key={of} quote={quote} of={of} own={place === 0} />)
        ) : (
          <p className={c.none}>{words.feesNone}</p>
        )}
      </div>
      {side === "client" && !contractId && (
        <p className={c.other}>
          <Link to={`${href("/fees")}?amount_is=total`} target="_blank" rel="noopener" className="link">
            {fees.fromTotal}
          </Link>
        </p>
      )}
      {!contractId && (
        <noscript>
          <Button kind="secondary" size="sm" name="intent" value="quote">
            {hiring.workOutFees}
          </Button>
        </noscript>
      )}
    </div>
  );
}

function useQuoteOfForm(
  box: React.RefObject<HTMLElement | null>,
  known: FeeQuoteView | null,
  amountOf: LiveFeesProps["amountOf"],
  contractId: string | undefined,
): FeeQuoteView | null {
  const { locale } = useReader();
  const [quote, setQuote] = useState(known);
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let asking = new AbortController();
    let asked = known ? `${known.amount.amount} ${known.amount.currency}` : "";
    const look = () => {
      const amount = amountOf(new FormData(form), locale);
      const key = amount ? `${amount.amount} ${amount.currency}` : "";
      if (key === asked) return;
      asked = key;
      clearTimeout(pause);
      asking.abort();
      asking = new AbortController();
      if (!amount || amount.amount === "0") return setQuote(null);
      const { signal } = asking;
      pause = setTimeout(() => {
        void fetchQuote(amount, pairInForm(new FormData(form)), signal, contractId).then(
          (found) => signal.aborted || setQuote(found),
        );
      }, TYPING_PAUSE_MS);
    };
    look(); // a draft may have been put back
    const events = ["input", "change", "draftrestored", "rowschanged"];
    for (const event of events) form.addEventListener(event, look);
    return () => {
      clearTimeout(pause);
      asking.abort();
      for (const event of events) form.removeEventListener(event, look);
    };
  }, [box, known, amountOf, locale, contractId]);
  return quote;
}
