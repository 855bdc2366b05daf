import { useEffect, useState } from "react";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import { useReader } from "../../lib/reader.ts";
import { pairInForm } from "./pair.ts";
import { fetchQuote, type Priced, type Quoted } from "./quote.ts";

/** The amount that stands in a form now; null while there is none. One function for good: a new one asks anew. */
export type AmountOf = (form: FormData, locale: string) => Priced | null;

const TYPING_PAUSE_MS = 250;

/** The fees on the amount in the form around `box`, asked anew while it is typed. */
export function useQuoteOfForm(
  box: React.RefObject<HTMLElement | null>,
  known: FeeQuoteView | null,
  amountOf: AmountOf,
  contractId: string | undefined,
): Quoted {
  const { locale } = useReader();
  const [quoted, setQuoted] = useState<Quoted>({ quote: known, fault: null });
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let asking = new AbortController();
    let asked = known ? `${known.amount.amount} ${known.amount.currency}` : "";
    const look = () => {
      const amount = amountOf(new FormData(form), locale);
      const key = amount ? [amount.amount, amount.currency, ...(amount.parts ?? [])].join(" ") : "";
      if (key === asked) return;
      asked = key;
      clearTimeout(pause);
      asking.abort();
      asking = new AbortController();
      if (!amount || amount.amount === "0") return setQuoted({ quote: null, fault: null });
      const { signal } = asking;
      pause = setTimeout(() => {
        void fetchQuote(amount, pairInForm(new FormData(form)), signal, contractId).then(
          (found) => signal.aborted || setQuoted(found),
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
  return quoted;
}
