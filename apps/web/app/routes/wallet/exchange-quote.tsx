import { href } from "react-router";
import { QuoteClock } from "../../features/money/quote-clock.tsx";
import { useTold } from "../../features/money/use-told.ts";
import { formatDecimal, formatMoney, formatRate } from "../../lib/format.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { formText } from "../../messages/form.ts";
import { moneyText } from "../../messages/money.ts";
import { walletText } from "../../messages/wallet.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Instant } from "../../ui/instant.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/exchange-quote.ts";

export { action, loader } from "./exchange-quote.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(walletText, matches).exchange, { hidden: true });

export default function ExchangeQuote({ loaderData, actionData }: Route.ComponentProps) {
  const { quote, leftMs, key } = loaderData;
  const words = useText(walletText);
  const money = useText(moneyText);
  const form = useText(formText);
  const told = useTold();
  const { locale } = useReader();
  const submitting = useSubmitting();
  const [from, to] = [formatMoney(quote.from, locale), formatMoney(quote.to, locale)];
  const again = `${href("/wallet/exchange")}?currency=${quote.from.currency}`;
  return (
    <>
      <PageHeader
        inset
        title={words.exchange}
        crumbs={[
          { label: money.walletTitle, to: href("/wallet") },
          { label: words.exchange, to: again },
          { label: to },
        ]}
      />
      {quote.state === "expired" && (
        <Notice
          tone="warn"
          title={words.expiredTitle}
          action={
            <Button size="sm" to={again}>
              {words.askAgain}
            </Button>
          }
        >
          {words.expiredHelp}
        </Notice>
      )}
      {quote.state === "accepted" && <Notice tone="success" title={words.acceptedTitle} />}
      <Card look="raised" title={quote.can.includes("accept") ? words.confirmTitle(from, to) : undefined}>
        <Form reply={actionData} idempotencyKey={key}>
          <KeyValue
            facts={[
              { label: words.give, value: <Money value={quote.from} /> },
              { label: words.get, value: <Money value={quote.to} size="lg" tone="safe" /> },
              {
                label: words.rate,
                value: words.rateValue(quote.from.currency, formatDecimal(quote.rate, locale), quote.to.currency),
              },
              { label: words.midRate, value: formatDecimal(quote.mid_rate, locale) },
              { label: words.margin, value: formatRate(quote.margin_bps, locale) },
              { label: words.source, value: told(quote.source) },
              { label: words.rounding, value: told(quote.rounding) },
              {
                label: words.holdsUntil,
                value: (
                  <>
                    <Instant at={quote.expires_at} seconds />
                    {quote.can.includes("accept") && (
                      <>
                        {" · "}
                        <QuoteClock leftMs={leftMs} />
                      </>
                    )}
                  </>
                ),
              },
            ]}
          />
          {quote.can.includes("accept") && (
            <FormActions>
              <Button loading={submitting}>{words.accept(from)}</Button>
              <Button kind="quiet" to={href("/wallet")}>
                {form.cancel}
              </Button>
            </FormActions>
          )}
        </Form>
      </Card>
    </>
  );
}
