import { href } from "react-router";
import { pdfLanguage } from "../../features/money/pdf-href.ts";
import { StatementTable } from "../../features/money/statement-table.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { walletText } from "../../messages/wallet.ts";
import b from "../../ui/button.module.css";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FieldRow, Form, FormActions } from "../../ui/form.tsx";
import { IconFileText, IconWallet } from "../../ui/icons.ts";
import { Money } from "../../ui/money.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { StatRow, StatTile } from "../../ui/stat-tile.tsx";
import type { Route } from "./+types/statement.ts";

export { loader } from "./statement.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(walletText, matches).statementTitle, { hidden: true });

type Data = Route.ComponentProps["loaderData"];

export default function Statement({ loaderData }: Route.ComponentProps) {
  const { period, entries, more, files } = loaderData;
  const words = useText(walletText);
  const money = useText(moneyText);
  const { locale } = useReader();
  return (
    <>
      <PageHeader
        inset
        title={words.statementTitle}
        lede={words.statementLede}
        crumbs={[{ label: money.walletTitle, to: href("/wallet") }, { label: words.statementTitle }]}
        actions={
          <>
            <Download
              to={`/api/wallet/statement/pdf${files ? `${files}&` : "?"}${pdfLanguage(locale)}`}
              label={words.asPdf}
              kind="primary"
            />
            <Download to={`/api/wallet/statement/csv${files}`} label={words.asCsv} kind="secondary" />
          </>
        }
      />
      <Filters {...loaderData} />
      <StatRow>
        <StatTile label={words.opening} value={<Money value={period.opening} />} />
        <StatTile label={words.movedIn} value={<Money value={period.moved_in} />} />
        <StatTile label={words.movedOut} value={<Money value={period.moved_out} />} />
        <StatTile label={words.closing} value={<Money value={period.closing} />} />
      </StatRow>
      {entries.length === 0 ? (
        <EmptyState icon={<IconWallet size={26} aria-hidden />} title={words.nothing} help={words.nothingHelp} />
      ) : (
        <>
          <StatementTable entries={entries} />
          <ShowMore {...more} shown={entries.length} />
        </>
      )}
    </>
  );
}

function Filters({ currencies, currency, from, to, direction, refusal }: Data) {
  const words = useText(walletText);
  const money = useText(moneyText);
  const reply = refusal ? { values: {}, errors: { to: refusal }, message: null } : null;
  return (
    <Card look="soft">
      <Form method="get" reply={reply}>
        <FieldRow>
          {currencies.length > 1 && (
            <Select
              name="currency"
              label={money.currency}
              defaultValue={currency}
              choices={currencies.map((code) => ({ value: code, label: code }))}
            />
          )}
          <DateField name="from" label={words.from} optional defaultValue={from ?? undefined} />
          <DateField name="to" label={words.to} optional defaultValue={to ?? undefined} />
          <Select
            name="direction"
            label={words.direction}
            optional
            placeholder={words.allMovements}
            defaultValue={direction ?? ""}
            choices={(["in", "out"] as const).map((one) => ({ value: one, label: words.directions[one] }))}
          />
        </FieldRow>
        <FormActions>
          <Button kind="secondary">{words.show}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function Download({ to, label, kind }: { to: string; label: string; kind: "primary" | "secondary" }) {
  return (
    <a className={b.button} data-kind={kind} data-size="md" href={to} download>
      <IconFileText aria-hidden />
      <span>{label}</span>
    </a>
  );
}
