import { useRef } from "react";
import { fromWire, isNegative, subtract, toWire, type WireMoney } from "#money";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { feesFaultText } from "../../messages/fees-fault.ts";
import { hiringText } from "../../messages/hiring.ts";
import { moneyText } from "../../messages/money.ts";
import { FeeLines } from "../../ui/fee-lines.tsx";
import { partAmount, shareAmount } from "../hiring/form-amounts.ts";
import { FeeBreakdown } from "../money/fee-breakdown.tsx";
import c from "../money/live-fees.module.css";
import { useQuoteOfForm } from "../money/use-quote-of-form.ts";

interface LiveDivisionProps {
  /** What is divided. */
  readonly held: WireMoney;
  readonly contractId: string;
  /** Whose view it is; null: neither's. */
  readonly side: "client" | "freelancer" | null;
  /** What becomes of the rest: it goes back, or waits for both to agree. */
  readonly rest?: "back" | "stays";
}

/** While the freelancer's part is typed: what arrives with them after the fee, and what is left. */
export function LiveDivision({ held, contractId, side, rest: becomes = "back" }: LiveDivisionProps) {
  const words = useText(contractsText);
  const hiring = useText(hiringText);
  const money = useText(moneyText);
  const faults = useText(feesFaultText);
  const box = useRef<HTMLDivElement>(null);
  const { quote, fault } = useQuoteOfForm(box, null, becomes === "back" ? shareAmount : partAmount, contractId);
  const rest = quote && subtract(fromWire(held), fromWire(quote.amount));
  const left = becomes === "back" ? { label: words.toClient, note: words.withFees } : { label: words.staysProtected };
  return (
    <div ref={box} className={`${c.box} ${c.scripted}`}>
      <b className={c.title}>{hiring.feesTitle}</b>
      <div aria-live="polite" className={c.sides}>
        {quote && rest && !isNegative(rest) ? (
          <>
            <FeeBreakdown quote={quote} of="recipient" own={side === "freelancer"} />
            <FeeLines
              lines={[
                { label: words.heldNow, amount: held },
                { label: words.toFreelancer, amount: toWire(subtract(rest, fromWire(held))) },
              ]}
              total={{ ...left, amount: toWire(rest) }}
            />
          </>
        ) : (
          <p className={c.none}>{fault ? faults[fault] : money.feesNone}</p>
        )}
      </div>
    </div>
  );
}
