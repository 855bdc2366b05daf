import { href, Link } from "react-router";
import type { LedgerStateView } from "#api-schema/payments-ledger.ts";
import { CheckReport } from "../../../features/ledger/check-report.tsx";
import { formatNumber } from "../../../lib/format.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { ledgerText } from "../../../messages/ledger.ts";
import { Button } from "../../../ui/button.tsx";
import { Form, useSubmitting } from "../../../ui/form.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { StatRow, StatTile } from "../../../ui/stat-tile.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/overview.ts";
import c from "./overview.module.css";

export { action, loader } from "./overview.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ledgerText, matches).title, { hidden: true });

export default function Ledger({ loaderData }: Route.ComponentProps) {
  const { ledger } = loaderData;
  const words = useText(ledgerText);
  const { locale } = useReader();
  const submitting = useSubmitting();
  return (
    <>
      <PageHeader
        inset
        title={words.title}
        lede={words.lede}
        actions={
          <>
            <Button kind="secondary" to={href("/admin/ledger/accounts")}>
              {words.allAccounts}
            </Button>
            <Button kind="secondary" to={href("/admin/ledger/journals")}>
              {words.allJournals}
            </Button>
          </>
        }
      />
      <StatRow>
        {ledger.sums.map((sum) => (
          <StatTile
            key={sum.currency}
            label={words.sums}
            value={<Money value={sum} />}
            note={words.sumsNote}
            tone={sum.amount === "0" ? "safe" : "plain"}
          />
        ))}
        <StatTile
          label={words.journals}
          value={formatNumber(ledger.journals, locale)}
          to={href("/admin/ledger/journals")}
        />
        <StatTile label={words.transfers} value={formatNumber(ledger.transfers, locale)} />
        <StatTile
          label={words.unchained}
          value={formatNumber(ledger.chain.behind, locale)}
          note={words.unchainedNote}
        />
      </StatRow>
      <Section
        title={words.checks}
        action={
          <Form>
            <Button kind="secondary" size="sm" loading={submitting}>
              {words.checkNow}
            </Button>
          </Form>
        }
      >
        <CheckReport run={ledger.last_check} />
      </Section>
      {ledger.kinds.length > 0 && (
        <Section title={words.kinds}>
          <KindTable kinds={ledger.kinds} />
        </Section>
      )}
      <Section title={words.chain} lede={words.chainHelp}>
        <KeyValue
          facts={[
            { label: words.links, value: formatNumber(ledger.chain.links, locale) },
            { label: words.upTo, value: ledger.chain.last_seq },
            {
              label: words.newest,
              value: ledger.chain.chained_at ? <When at={ledger.chain.chained_at} /> : "–",
            },
            { label: words.head, value: <code className={c.hash}>{ledger.chain.hash}</code> },
          ]}
        />
      </Section>
    </>
  );
}

type Kind = LedgerStateView["kinds"][number];

function KindTable({ kinds }: { kinds: readonly Kind[] }) {
  const words = useText(ledgerText);
  const columns: Column<Kind>[] = [
    {
      key: "kind",
      header: words.kind,
      cell: (row) => (
        <Link
          className="link"
          to={`${href("/admin/ledger/accounts")}?kind=${row.kind}&currency=${row.balance.currency}`}
        >
          {row.kind.replaceAll("_", " ")}
        </Link>
      ),
    },
    { key: "accounts", header: words.accounts, align: "end", cell: (row) => row.accounts },
    { key: "balance", header: words.balance, align: "end", cell: (row) => <Money value={row.balance} /> },
  ];
  return (
    <Table
      caption={words.kinds}
      columns={columns}
      rows={kinds}
      rowKey={(row) => `${row.kind} ${row.balance.currency}`}
    />
  );
}
