import type { OfferView } from "#api-schema/hiring-views.ts";
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { DefaultButton } from "../../ui/default-button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { LiveFees } from "../money/live-fees.tsx";
import type { Pair } from "../money/pair.ts";
import { hourAmount, sumOfRows } from "./form-amounts.ts";
import { FormPart } from "./form-part.tsx";
import { MilestoneRows } from "./milestone-rows.tsx";

export interface OfferStart {
  readonly milestones: readonly Partial<OfferView["milestones"][number]>[];
  readonly hourlyRate: OfferView["hourly_rate"];
}

interface OfferFormProps {
  readonly side: "client" | "freelancer";
  readonly pair: Pair | null;
  readonly currencies: readonly [string, ...string[]];
  readonly start: OfferStart;
  /** Whether an hour's price is part of the terms. */
  readonly hourly: boolean;
  /** What the terms are about, asked before them: only where no proposal says so. */
  readonly about?: React.ReactNode;
  /** Goes with the form as it is. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The version that these terms answer. */
  readonly answers?: string | undefined;
  readonly quote: FeeQuoteView | null;
  readonly idempotencyKey: string;
  readonly reply: FormReply | undefined;
  readonly cancelTo: string;
  readonly draft: string;
}

/** One version of terms. The total is what the milestones add up to, so it can never disagree with them. */
export function OfferForm(props: OfferFormProps) {
  const { side, pair, currencies, start, hourly, about, answers, quote, idempotencyKey, reply, cancelTo, draft } =
    props;
  const { fields = {} } = props;
  const words = useText(hiringText);
  const form = useText(formText);
  const submitting = useSubmitting();
  return (
    <Form reply={reply} idempotencyKey={idempotencyKey} draft={draft}>
      <DefaultButton />
      {answers && <input type="hidden" name="answers_offer_id" value={answers} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {about}
      {hourly && (
        <>
          <MoneyField
            name="hourly_rate"
            label={words.rate}
            help={words.hourlyHelp}
            currencies={currencies}
            defaultValue={start.hourlyRate}
          />
          <LiveFees title={words.feesOfHour} quote={null} side={side} pair={pair} amountOf={hourAmount} />
        </>
      )}
      <FormPart title={words.milestones} help={words.milestonesHelpOffer}>
        <MilestoneRows currencies={currencies} milestones={start.milestones} />
        <LiveFees quote={quote} side={side} pair={pair} amountOf={sumOfRows} />
      </FormPart>
      <TextArea name="message" label={words.message} help={words.messageHelp} rows={4} maxLength={4_000} optional />
      <FormActions>
        <Button loading={submitting}>{answers ? words.sendCounter : words.sendOffer}</Button>
        <Button kind="quiet" to={cancelTo}>
          {form.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}
