import { href } from "react-router";
import type { LedgerJournalView } from "#api-schema/payments-ledger.ts";
import { JournalName } from "../../../features/ledger/journal-name.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText, type WordsOf } from "../../../lib/text.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { ledgerText } from "../../../messages/ledger.ts";
import { Button } from "../../../ui/button.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FieldRow, Form, FormActions } from "../../../ui/form.tsx";
import { IconReceipt } from "../../../ui/icons.ts";
import { Instant } from "../../../ui/instant.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Select } from "../../../ui/select.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { Route } from "./+types/journals.ts";

export { loader } from "./journals.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ledgerText, matches).journals, { hidden: true });

export default function Journals({ loaderData }: Route.ComponentProps) {
  const { journals, total, about, kind, period, more } = loaderData;
  const words = useText(ledgerText);
  const search = useText(deskSearchText);
  const reply = period.isBackwards ? { values: {}, errors: { to: search.backwards }, message: null } : null;
  const columns: Column<LedgerJournalView>[] = [
    {
      key: "kind",
      header: words.journal,
      cell: (row) => <JournalName journal={row} />,
    },
    { key: "number", header: words.number, align: "end", cell: (row) => row.seq },
    { key: "when", header: words.when, cell: (row) => <Instant at={row.created_at} seconds /> },
    { key: "legs", header: words.legs, align: "end", cell: (row) => row.legs.length },
    {
      key: "amount",
      header: words.amount,
      align: "end",
      cell: (row) => <Moved journal={row} />,
    },
  ];
  return (
    <>
      <PageHeader
        inset
        title={words.journals}
        crumbs={[{ label: words.title, to: href("/admin/ledger") }, { label: words.journals }]}
      />
      <Form key={`${about} ${kind} ${period.from} ${period.to}`} method="get" reply={reply}>
        <TextField name="about" label={search.about} optional defaultValue={about ?? undefined} />
        <Select
          name="kind"
          label={search.kind}
          optional
          placeholder={search.anyKind}
          choices={kindsOf(words)}
          defaultValue={kind ?? ""}
        />
        <FieldRow>
          <DateField
            name="from"
            label={search.from}
            help={search.utcDays}
            optional
            defaultValue={period.from ?? undefined}
          />
          <DateField name="to" label={search.to} optional defaultValue={period.to ?? undefined} />
        </FieldRow>
        <FormActions>
          <Button kind="secondary" size="sm">
            {words.find}
          </Button>
        </FormActions>
      </Form>
      {journals.length === 0 ? (
        <EmptyState icon={<IconReceipt size={26} aria-hidden />} title={words.noJournals} help={words.noJournalsHelp} />
      ) : (
        <>
          <Table caption={words.journals} columns={columns} rows={journals} rowKey={(row) => row.journal_id} />
          <ShowMore {...more} shown={journals.length} total={total} />
        </>
      )}
    </>
  );
}

/** Kinds by their names: a code is its group, a dot, and what happened. */
const kindsOf = ({ journalKinds }: WordsOf<typeof ledgerText>) =>
  Object.entries(journalKinds)
    .map(([code, label]) => ({ value: code.replace("_", "."), label }))
    .toSorted((one, other) => one.label.localeCompare(other.label));

/** All that a journal moved, each currency by itself. */
function Moved({ journal }: { journal: LedgerJournalView }) {
  const moved = new Map<string, bigint>();
  for (const { amount } of journal.legs)
    moved.set(amount.currency, (moved.get(amount.currency) ?? 0n) + BigInt(amount.amount));
  return [...moved].map(([currency, sum]) => (
    <div key={currency}>
      <Money value={{ currency, amount: String(sum) }} />
    </div>
  ));
}
