import { href } from "react-router";
import type { OfferView } from "#api-schema/hiring-views.ts";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { WireMoney } from "#money";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { Instant } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { FeeBreakdown } from "../money/fee-breakdown.tsx";
import c from "./talk-aside.module.css";

interface TalkAsideProps {
  readonly side: "client" | "freelancer";
  readonly otherName: string;
  /** The amount on the table: the newest terms', or the proposal's. */
  readonly amount: WireMoney;
  readonly perHour: boolean;
  readonly quote: FeeQuoteView | null;
  readonly newest: OfferView | null;
  /** The form for other terms; null when it is not this person's turn. */
  readonly offerTo: string | null;
  readonly contractId: string | null;
  /** The other side has the first word: a proposal that nobody has answered. */
  readonly waiting?: boolean;
  /** What else may be done, below. */
  readonly children?: React.ReactNode;
}

/** Where the talk stands and what this side can do about it. */
export function TalkAside(props: TalkAsideProps) {
  const { side, amount, perHour, quote, newest, offerTo, contractId, children } = props;
  const words = useText(hiringText);
  const accept = useDialogHref("accept");
  const decline = useDialogHref("decline_offer");
  // Once their author's fees refused them, terms are offered again; whether they would is the answer's to say.
  const stale = newest?.status === "open" && newest.fees_changed_at;
  const can = (newest?.can ?? []).filter((action) => action !== "accept" || !stale);
  return (
    <Card look="raised">
      <div className={c.aside}>
        <Standing {...props} />
        <p className={c.amount}>
          <Money value={amount} size="xl" short /> {perHour && <span>{words.perHour}</span>}
        </p>
        {quote && <FeeBreakdown quote={quote} of={side === "client" ? "payer" : "recipient"} own />}
        {stale && <Notice tone="warn">{words.feesChanged}</Notice>}
        {contractId && (
          <Button full to={href("/contracts/:contract_id", { contract_id: contractId })}>
            {words.toContract}
          </Button>
        )}
        <div className={c.actions}>
          {can.includes("accept") && (
            <Button full size="lg" to={accept}>
              {words.accept}
            </Button>
          )}
          {offerTo && (
            <Button full kind={can.includes("accept") ? "secondary" : "primary"} to={offerTo}>
              {!newest ? words.makeOffer : newest.status === "open" ? words.counter : words.otherTerms}
            </Button>
          )}
          {can.includes("decline") && (
            <Button full kind="quiet" to={decline}>
              {words.decline}
            </Button>
          )}
          {can.includes("withdraw") && newest && (
            <Form className={c.plain}>
              <input type="hidden" name="offer_id" value={newest.offer_id} />
              <SubmitButton full kind="quiet" name="intent" value="withdraw_offer">
                {words.withdrawOffer}
              </SubmitButton>
            </Form>
          )}
          {children}
        </div>
      </div>
    </Card>
  );
}

function Standing({ newest, otherName, contractId, waiting = false }: TalkAsideProps) {
  const words = useText(hiringText);
  if (contractId) return <Notice tone="success">{words.hiredNotice}</Notice>;
  if (waiting)
    return (
      <div className={c.turn}>
        <b>{words.theirTurn(otherName)}</b>
        <span>{words.theirTurnHelp}</span>
      </div>
    );
  if (newest?.status !== "open") return null;
  const mine = newest.can.includes("accept");
  return (
    <div className={c.turn} data-mine={mine || undefined}>
      <b>{mine ? words.yourTurn : words.theirTurn(otherName)}</b>
      <span>
        {mine ? words.yourTurnHelp : words.theirTurnHelp} {words.expires} <Instant at={newest.expires_at} />.
      </span>
    </div>
  );
}
