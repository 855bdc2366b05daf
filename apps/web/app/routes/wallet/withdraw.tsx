import { href } from "react-router";
import { RequirementsNotice } from "../../features/money/requirements-notice.tsx";
import { WalletTodo } from "../../features/money/wallet-todo.tsx";
import { formatMoney } from "../../lib/format.ts";
import { moneyText as amountText } from "../../lib/money-text.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import type { Route } from "./+types/withdraw.ts";

export { action, loader } from "./withdraw.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).withdrawTitle, { hidden: true });

type Data = Route.ComponentProps["loaderData"];

export default function Withdraw({ loaderData, actionData }: Route.ComponentProps) {
  const { balance, wish, can, identity } = loaderData;
  const words = useText(moneyText);
  const { locale } = useReader();
  return (
    <>
      <PageHeader
        inset
        title={words.withdrawTitle}
        crumbs={[{ label: words.walletTitle, to: href("/wallet") }, { label: words.withdrawTitle }]}
        lede={balance && words.withdrawLede(formatMoney(balance.available, locale))}
      />
      {actionData && <FormErrorSummary reply={actionData} />}
      {wish ? (
        <Confirm {...loaderData} wish={wish} />
      ) : can.includes("withdraw") && balance ? (
        <Wish {...loaderData} balance={balance} />
      ) : (
        <>
          <RequirementsNotice identity={identity} linked />
          <WalletTodo can={can} identity={identity.state} hasMethod={loaderData.methods.length > 0} />
        </>
      )}
    </>
  );
}

function Wish({ balance, methods, reply }: Data & { balance: NonNullable<Data["balance"]> }) {
  const words = useText(moneyText);
  const form = useText(formText);
  const { locale } = useReader();
  if (methods.length === 0)
    return (
      <Notice
        action={
          <Button kind="secondary" size="sm" to={href("/wallet/bank-account")}>
            {words.addMethod}
          </Button>
        }
      >
        {words.noMethodFor(balance.currency)}
      </Notice>
    );
  const first = methods.find((method) => method.default) ?? methods[0];
  return (
    <Card>
      <Form method="get" reply={reply}>
        <MoneyField
          name="amount"
          label={words.howMuch}
          help={words.howMuchHelp(formatMoney(balance.minimum_payout, locale))}
          currencies={[balance.currency]}
          defaultValue={balance.available}
        />
        <Select
          name="payout_method_id"
          label={words.toWhich}
          defaultValue={first?.payout_method_id}
          choices={methods.map((method) => ({
            value: method.payout_method_id,
            label: `${words.account(method.last4)} · ${method.holder_name}`,
          }))}
        />
        <FormActions>
          <Button>{words.goOn}</Button>
          <Button kind="quiet" to={href("/wallet")}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function Confirm({ wish, idempotencyKey }: Data & { wish: NonNullable<Data["wish"]> }) {
  const words = useText(moneyText);
  const { locale } = useReader();
  const submitting = useSubmitting();
  const { amount, method } = wish;
  const shown = formatMoney(amount, locale);
  const typed = new URLSearchParams({
    amount: amountText(amount, locale),
    amount_currency: amount.currency,
    payout_method_id: method.payout_method_id,
    change: "1",
  });
  return (
    <Card look="raised" title={words.confirmTitle(shown)} lede={words.confirmHelp}>
      <Form idempotencyKey={idempotencyKey}>
        <input type="hidden" name="confirmed" value={amount.amount} />
        <input type="hidden" name="confirmed_currency" value={amount.currency} />
        <input type="hidden" name="payout_method_id" value={method.payout_method_id} />
        <KeyValue
          facts={[
            { label: words.toAccount, value: `${words.account(method.last4)} · ${method.holder_name}` },
            { label: words.arrives, value: <Money value={amount} size="lg" tone="safe" /> },
          ]}
        />
        <FormActions>
          <Button loading={submitting}>{words.withdrawAmount(shown)}</Button>
          <Button kind="quiet" to={`${href("/wallet/withdraw")}?${typed}`}>
            {words.change}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
