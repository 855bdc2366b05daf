import { href } from "react-router";
import type { LedgerAccountView } from "#api-schema/payments-ledger.ts";
import { AccountLink } from "../../../features/ledger/account-link.tsx";
import { useLedgerNames } from "../../../features/ledger/ledger-names.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { ledgerText } from "../../../messages/ledger.ts";
import { Button } from "../../../ui/button.tsx";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FieldRow, Form, FormActions } from "../../../ui/form.tsx";
import { IconWallet } from "../../../ui/icons.ts";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { Route } from "./+types/accounts.ts";

export { loader } from "./accounts.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ledgerText, matches).accounts, { hidden: true });

export default function Accounts({ loaderData }: Route.ComponentProps) {
  const { accounts, total, filter, badCurrency, kinds, more } = loaderData;
  const words = useText(ledgerText);
  const { accountKind } = useLedgerNames();
  const path = href("/admin/ledger/accounts");
  const columns: Column<LedgerAccountView>[] = [
    { key: "account", header: words.account, cell: (row) => <AccountLink account={row} /> },
    { key: "balance", header: words.balance, align: "end", cell: (row) => <Money value={row.balance} /> },
    { key: "available", header: words.available, align: "end", cell: (row) => <Money value={row.available} /> },
  ];
  return (
    <>
      <PageHeader
        inset
        title={words.accounts}
        crumbs={[{ label: words.title, to: href("/admin/ledger") }, { label: words.accounts }]}
      />
      <ChipRow
        label={words.whichKind}
        chips={kinds.map(({ kind, ...chip }) => ({
          ...chip,
          label: kind === null ? words.all : accountKind(kind),
        }))}
      />
      <Form method="get" action={path}>
        {filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
        <FieldRow>
          <TextField name="owner_id" label={words.ownerSearch} optional defaultValue={filter.owner ?? undefined} />
          <TextField
            name="currency"
            label={words.currency}
            optional
            maxLength={3}
            defaultValue={filter.currency ?? undefined}
            error={badCurrency ? words.badCurrency : undefined}
          />
        </FieldRow>
        <FormActions>
          <Button kind="secondary" size="sm">
            {words.find}
          </Button>
        </FormActions>
      </Form>
      {accounts.length === 0 ? (
        <EmptyState icon={<IconWallet size={26} aria-hidden />} title={words.noAccounts} help={words.noAccountsHelp} />
      ) : (
        <>
          <Table caption={words.accounts} columns={columns} rows={accounts} rowKey={(row) => row.account_id} />
          <ShowMore {...more} shown={accounts.length} total={total} />
        </>
      )}
    </>
  );
}
