import { href } from "react-router";
import { formatMoney } from "../../lib/format.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { moneyText } from "../../messages/money.ts";
import { walletText } from "../../messages/wallet.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { IconWallet } from "../../ui/icons.ts";
import { MoneyField } from "../../ui/money-field.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import type { Route } from "./+types/exchange.ts";

export { action, loader } from "./exchange.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(walletText, matches).exchange, { hidden: true });

export default function Exchange({ loaderData, actionData }: Route.ComponentProps) {
  const { balances, first, targets } = loaderData;
  const words = useText(walletText);
  const money = useText(moneyText);
  const form = useText(formText);
  const { locale } = useReader();
  const submitting = useSubmitting();
  const [own, ...others] = first
    ? [first.currency, ...balances.map((one) => one.currency).filter((code) => code !== first.currency)]
    : [];
  return (
    <>
      <PageHeader
        inset
        title={words.exchange}
        lede={words.exchangeLede}
        crumbs={[{ label: money.walletTitle, to: href("/wallet") }, { label: words.exchange }]}
      />
      {first && own ? (
        <Card>
          <Form reply={actionData}>
            <MoneyField
              name="amount"
              label={words.give}
              help={words.giveHelp(balances.map((one) => formatMoney(one.available, locale)).join(", "))}
              currencies={[own, ...others]}
              defaultValue={first.available}
            />
            <Select name="to_currency" label={words.get} placeholder={form.choose} choices={targets} />
            <FormActions>
              <Button loading={submitting}>{words.seeRate}</Button>
              <Button kind="quiet" to={href("/wallet")}>
                {form.cancel}
              </Button>
            </FormActions>
          </Form>
        </Card>
      ) : (
        <EmptyState
          icon={<IconWallet size={26} aria-hidden />}
          title={words.nothingToChange}
          help={words.nothingToChangeHelp}
        />
      )}
    </>
  );
}
