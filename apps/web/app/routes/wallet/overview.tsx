import { href } from "react-router";
import { BalanceTiles } from "../../features/money/balance-tiles.tsx";
import { ClearingList } from "../../features/money/clearing-list.tsx";
import { HoldsCard } from "../../features/money/holds-card.tsx";
import { MethodList } from "../../features/money/method-list.tsx";
import { PayoutTable } from "../../features/money/payout-table.tsx";
import { RequirementsNotice } from "../../features/money/requirements-notice.tsx";
import { StatementTable } from "../../features/money/statement-table.tsx";
import { WalletEstimate } from "../../features/money/wallet-estimate.tsx";
import { nextStepHref, WalletTodo } from "../../features/money/wallet-todo.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { moneyText } from "../../messages/money.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import { walletText } from "../../messages/wallet.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconPlus, IconWallet } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/overview.ts";

export { loader } from "./overview.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).walletTitle, { hidden: true });

export default function Wallet({ loaderData }: Route.ComponentProps) {
  const { wallet, balance, methods, identity, earns, payouts, morePayouts, statement, next } = loaderData;
  const words = useText(moneyText);
  const more = useText(walletText);
  const desk = useText(moneyDeskText);
  const path = href("/wallet");
  // What a bank took back while it waited has nothing left that could clear.
  const clearing = wallet.clearing.filter(
    ({ amount }) => amount.currency === balance?.currency && amount.amount !== "0",
  );
  const stand = { can: wallet.can, identity: identity.state, hasMethod: methods.length > 0 };
  const nextStep = nextStepHref(stand);
  const withdraw = `${href("/wallet/withdraw")}?currency=${balance?.currency ?? ""}`;
  return (
    <>
      <PageHeader
        inset
        title={words.walletTitle}
        lede={earns ? words.walletLede : more.walletOfClientLede}
        actions={
          <>
            {wallet.can.includes("withdraw") && <Button to={withdraw}>{words.withdraw}</Button>}
            {nextStep !== null && balance && earns && <Button to={nextStep}>{words.setUpWithdrawals}</Button>}
            {wallet.can.includes("exchange") && balance && balance.available.amount !== "0" && (
              <Button kind="secondary" to={`${href("/wallet/exchange")}?currency=${balance.currency}`}>
                {more.exchange}
              </Button>
            )}
          </>
        }
      />
      {wallet.balances.length > 1 && (
        <ChipRow
          label={words.currency}
          chips={wallet.balances.map(({ currency }) => ({
            to: `${path}?currency=${currency}`,
            label: currency,
            current: currency === balance?.currency,
          }))}
        />
      )}
      {balance ? (
        <BalanceTiles balance={balance} mayWithdraw={wallet.can.includes("withdraw")} earns={earns} />
      ) : earns ? (
        <EmptyState
          icon={<IconWallet size={26} aria-hidden />}
          title={words.walletEmpty}
          help={words.walletEmptyHelp}
          action={<Button to={href("/projects")}>{words.findProjects}</Button>}
        />
      ) : (
        <EmptyState
          icon={<IconWallet size={26} aria-hidden />}
          title={more.nothingProtected}
          help={more.nothingProtectedHelp}
          action={<Button to={href("/contracts")}>{more.yourContracts}</Button>}
        />
      )}
      <WalletEstimate estimate={wallet.estimate} />
      <RequirementsNotice identity={identity} linked />
      {earns && <WalletTodo {...stand} />}
      <HoldsCard holds={loaderData.holds} />
      {clearing.length > 0 && (
        <Section title={words.clearingTitle}>
          <ClearingList clearing={clearing} />
        </Section>
      )}
      {balance && earns && (
        <Section
          title={words.statement}
          action={
            <Button kind="secondary" size="sm" to={`${href("/wallet/statement")}?currency=${balance.currency}`}>
              {more.fullStatement}
            </Button>
          }
          {...(statement.length === 0 ? { lede: words.statementEmpty } : {})}
        >
          {statement.length > 0 && (
            <>
              <StatementTable entries={statement} />
              <ShowMore {...next} shown={statement.length} />
            </>
          )}
        </Section>
      )}
      {payouts.length > 0 && (
        <Section title={words.payoutsTitle}>
          <PayoutTable payouts={payouts} />
          {morePayouts && <ShowMore to={href("/wallet/payouts")} shown={payouts.length} />}
        </Section>
      )}
      {earns && (
        <Section
          title={words.methodsTitle}
          action={
            <>
              {methods.length > 0 && (
                <Button kind="quiet" size="sm" to={href("/wallet/payouts")}>
                  {desk.scheduleTitle}
                </Button>
              )}
              {wallet.can.includes("add_payout_method") && (
                <Button kind="secondary" size="sm" to={href("/wallet/bank-account")} icon={<IconPlus aria-hidden />}>
                  {words.addMethod}
                </Button>
              )}
            </>
          }
        >
          <MethodList methods={methods} />
        </Section>
      )}
    </>
  );
}
