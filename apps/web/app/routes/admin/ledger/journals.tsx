import { href } from "react-router";
import type { LedgerJournalView } from "#api-schema/payments-ledger.ts";
import { JournalName } from "../../../features/ledger/journal-name.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { ledgerText } from "../../../messages/ledger.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form, FormActions } from "../../../ui/form.tsx";
import { IconReceipt } from "../../../ui/icons.ts";
import { Instant } from "../../../ui/instant.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { Route } from "./+types/journals.ts";

export { loader } from "./journals.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ledgerText, matches).journals, { hidden: true });

export default function Journals({ loaderData }: Route.ComponentProps) {
  const { journals, total, reference, more } = loaderData;
  const words = useText(ledgerText);
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
      cell: ({ legs: [first] }) => first && <Money value={first.amount} />,
    },
  ];
  return (
    <>
      <PageHeader
        inset
        title={words.journals}
        crumbs={[{ label: words.title, to: href("/admin/ledger") }, { label: words.journals }]}
      />
      <Form method="get">
        <TextField name="reference" label={words.referenceSearch} optional defaultValue={reference ?? undefined} />
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
