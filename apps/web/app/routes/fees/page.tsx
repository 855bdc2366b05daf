import { href, Link } from "react-router";
import { FeeBreakdown } from "../../features/money/fee-breakdown.tsx";
import { useTold } from "../../features/money/use-told.ts";
import { openHead } from "../../lib/open-head.ts";
import { headWords } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/page.ts";
import c from "./page.module.css";

export { loader } from "./page.server.ts";

export const meta: Route.MetaFunction = ({ matches, location }) =>
  openHead(headWords(feesText, matches), matches, location);

/** The price calculator: the address carries the price, so it works without JavaScript and can be shared. */
export default function Fees({ loaderData }: Route.ComponentProps) {
  const { amount, amountIs, quote, reply, currencies } = loaderData;
  const words = useText(feesText);
  const told = useTold();
  return (
    <div className="wrap">
      <PageHeader title={words.title} lede={words.lede} />
      <div className={c.page}>
        <Card look="raised">
          <Form method="get" reply={reply}>
            <MoneyField name="amount" label={words.amount} currencies={currencies} defaultValue={amount} />
            <ChoiceGroup
              name="amount_is"
              label={words.amountIs}
              look="columns"
              choices={[
                { value: "price", label: words.isPrice, help: words.isPriceHelp },
                { value: "total", label: words.isTotal, help: words.isTotalHelp },
              ]}
              defaultValues={[amountIs]}
            />
            <FormActions>
              <Button>{words.workOut}</Button>
            </FormActions>
          </Form>
        </Card>
        {quote && (
          <div className={c.sides} aria-live="polite">
            <Card title={words.asClient}>
              <FeeBreakdown quote={quote} of="payer" own />
            </Card>
            <Card title={words.asFreelancer}>
              <FeeBreakdown quote={quote} of="recipient" own />
            </Card>
            <p className={c.rounding}>
              {words.withPlan}{" "}
              <Link className="link" to={href("/plans")}>
                {words.seePlans}
              </Link>
              <br />
              {words.rounding}: {told(quote.rounding)}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
