import { useLocation } from "react-router";
import type { OfferView } from "#api-schema/hiring-views.ts";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { FormReply } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { FeeBreakdown } from "../money/fee-breakdown.tsx";
import { TermsList } from "./terms-list.tsx";

interface AcceptDialogProps {
  readonly offer: OfferView;
  readonly side: "client" | "freelancer";
  readonly quote: FeeQuoteView | null;
  readonly idempotencyKey: string;
  readonly reply: FormReply | undefined;
}

/** Asks once more before terms become a contract, with all that each side will pay and get. */
export function AcceptDialog({ offer, side, quote, idempotencyKey, reply }: AcceptDialogProps) {
  const words = useText(hiringText);
  const form = useText(formText);
  const { locale } = useReader();
  const { pathname } = useLocation();
  const submitting = useSubmitting("accept");
  const total = formatMoney(offer.total, locale);
  return (
    <Dialog name="accept" title={words.acceptTitle(total)}>
      <Form reply={reply} idempotencyKey={idempotencyKey}>
        <p>{side === "client" ? words.acceptClient : words.acceptFreelancer}</p>
        <input type="hidden" name="offer_id" value={offer.offer_id} />
        {quote && <input type="hidden" name="fee_rule_id" value={quote.fee_rule_id} />}
        <TermsList milestones={offer.milestones} total={offer.total} />
        {quote && <FeeBreakdown quote={quote} of={side === "client" ? "payer" : "recipient"} own />}
        <FormActions>
          <Button name="intent" value="accept" loading={submitting}>
            {words.acceptDo(total)}
          </Button>
          <Button kind="quiet" to={pathname}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
