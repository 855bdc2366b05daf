import { href } from "react-router";
import type { LedgerLineView } from "#api-schema/payments-ledger.ts";
import { AccountOwner, LedgerId } from "../../../features/ledger/account-link.tsx";
import { JournalName } from "../../../features/ledger/journal-name.tsx";
import { useLedgerNames } from "../../../features/ledger/ledger-names.ts";
import { currencyName } from "../../../lib/format.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { ledgerText } from "../../../messages/ledger.ts";
import { Button } from "../../../ui/button.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { Form, FormActions } from "../../../ui/form.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { StatRow, StatTile } from "../../../ui/stat-tile.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/account.ts";

export { loader } from "./account.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ledgerText, matches).account, { hidden: true });

export default function Account({ loaderData }: Route.ComponentProps) {
  const { account, past, lines, more } = loaderData;
  const words = useText(ledgerText);
  const { locale } = useReader();
  const { accountKind, ownerName } = useLedgerNames();
  const title = [accountKind(account.kind), ownerName(account)].filter(Boolean).join(": ");
  return (
    <>
      <PageHeader
        inset
        title={title}
        crumbs={[
          { label: words.title, to: href("/admin/ledger") },
          { label: words.accounts, to: href("/admin/ledger/accounts") },
          { label: title },
        ]}
      />
      <StatRow>
        <StatTile label={words.balance} value={<Money value={account.balance} />} />
        <StatTile label={words.available} value={<Money value={account.available} />} />
        {past && (
          <StatTile label={words.asOf} value={<Money value={past.balance} />} note={<When at={past.day} absolute />} />
        )}
      </StatRow>
      <KeyValue
        facts={[
          { label: words.owner, value: <AccountOwner account={account} /> },
          { label: words.currency, value: currencyName(account.currency, locale) },
          { label: words.id, value: <LedgerId id={account.account_id} /> },
          ...(account.closed_at ? [{ label: words.closed, value: <When at={account.closed_at} absolute /> }] : []),
        ]}
      />
      <Form method="get">
        <DateField name="day" label={words.asOf} help={words.asOfHelp} defaultValue={past?.day} />
        <FormActions>
          <Button kind="secondary" size="sm">
            {words.showDay}
          </Button>
        </FormActions>
      </Form>
      <Section title={words.statement}>
        {lines.length === 0 ? (
          <p>{words.noLines}</p>
        ) : (
          <>
            <LineTable lines={lines} />
            <ShowMore {...more} shown={lines.length} />
          </>
        )}
      </Section>
    </>
  );
}

function LineTable({ lines }: { lines: readonly LedgerLineView[] }) {
  const words = useText(ledgerText);
  const { legKind } = useLedgerNames();
  const columns: Column<LedgerLineView>[] = [
    {
      key: "journal",
      header: words.journal,
      cell: (row) => <JournalName journal={{ ...row, kind: row.journal_kind }} />,
    },
    { key: "leg", header: words.leg, cell: (row) => legKind(row.kind) },
    { key: "when", header: words.when, cell: (row) => <When at={row.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
    { key: "balance", header: words.balance, align: "end", cell: (row) => <Money value={row.balance} /> },
  ];
  // One journal may have several legs on one account; each leaves another balance.
  const rowKey = (row: LedgerLineView) => `${row.seq} ${row.kind} ${row.balance.amount}`;
  return <Table caption={words.statement} columns={columns} rows={lines} rowKey={rowKey} />;
}
