import { href, Link } from "react-router";
import type { LedgerStateView } from "#api-schema/payments-ledger.ts";
import type { WireMoney } from "#money";
import { CheckReport } from "../../../features/ledger/check-report.tsx";
import { useLedgerNames } from "../../../features/ledger/ledger-names.ts";
import { currencyName, formatMoney, formatNumber } from "../../../lib/format.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
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

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ledgerText, matches).title, { hidden: true });

export default function Ledger({ loaderData }: Route.ComponentProps) {
  const { ledger } = loaderData;
  const words = useText(ledgerText);
  const { locale } = useReader();
  const submitting = useSubmitting();
  const sound = ledger.sums.every(({ amount }) => amount === "0");
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
        <StatTile
          label={words.sums}
          value={sound ? words.sumsZero(ledger.sums.length) : words.sumsBroken}
          note={words.sumsNote}
          tone={sound ? "safe" : "plain"}
        />
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
          {ledger.sums.map((sum) => (
            <KindTable
              key={sum.currency}
              sum={sum}
              kinds={ledger.kinds.filter(({ balance }) => balance.currency === sum.currency)}
            />
          ))}
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

/** What lies where in one currency. */
function KindTable({ kinds, sum }: { kinds: readonly Kind[]; sum: WireMoney }) {
  const words = useText(ledgerText);
  const { locale } = useReader();
  const { accountKind } = useLedgerNames();
  const columns: Column<Kind>[] = [
    {
      key: "kind",
      header: words.kind,
      cell: (row) => (
        <Link
          className="link"
          to={`${href("/admin/ledger/accounts")}?kind=${row.kind}&currency=${row.balance.currency}`}
        >
          {accountKind(row.kind)}
        </Link>
      ),
    },
    { key: "accounts", header: words.accounts, align: "end", cell: (row) => formatNumber(row.accounts, locale) },
    { key: "balance", header: words.balance, align: "end", cell: (row) => <Money value={row.balance} /> },
  ];
  return (
    <Table
      showCaption
      caption={words.sumOf(currencyName(sum.currency, locale), formatMoney(sum, locale))}
      columns={columns}
      rows={kinds}
      rowKey={(row) => row.kind}
    />
  );
}
