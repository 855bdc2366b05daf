import { href, Link } from "react-router";
import type { LedgerJournalView } from "#api-schema/payments-ledger.ts";
import { AccountLink, LedgerId } from "../../../features/ledger/account-link.tsx";
import { journalsHref } from "../../../features/ledger/journals-link.tsx";
import { useLedgerNames } from "../../../features/ledger/ledger-names.ts";
import { useTold } from "../../../features/money/use-told.ts";
import type { FormReply } from "../../../lib/form.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { bookingsText } from "../../../messages/bookings.ts";
import { ledgerText } from "../../../messages/ledger.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { Instant } from "../../../ui/instant.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { Route } from "./+types/journal.ts";

export { action, loader } from "./journal.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ledgerText, matches).journal, { hidden: true });

export default function Journal({ loaderData, actionData }: Route.ComponentProps) {
  const { journal, key } = loaderData;
  const told = useTold();
  const words = useText(ledgerText);
  const { journalKind } = useLedgerNames();
  const others = [
    { label: words.reverses, id: journal.reverses },
    { label: words.reversedBy, id: journal.reversed_by },
    { label: words.resolves, id: journal.legs[0]?.resolves_journal_id ?? null },
  ].flatMap(({ label, id }) => (id ? [{ label, value: <JournalLink id={id} /> }] : []));
  return (
    <>
      <PageHeader
        inset
        title={words.journalTitle(journalKind(journal.kind))}
        lede={journal.description && told(journal.description)}
        crumbs={[
          { label: words.title, to: href("/admin/ledger") },
          { label: words.journals, to: href("/admin/ledger/journals") },
          { label: journal.seq },
        ]}
      />
      <KeyValue
        facts={[
          { label: words.number, value: journal.seq },
          { label: words.when, value: <Instant at={journal.created_at} seconds /> },
          {
            label: words.reference,
            value: (
              <Link className="link" to={journalsHref(journal.reference)}>
                <LedgerId id={journal.reference} />
              </Link>
            ),
          },
          ...others,
        ]}
      />
      <Section title={words.legs}>
        <LegTable legs={journal.legs} />
      </Section>
      {journal.can.includes("reverse") && (
        <ReverseForm journalId={journal.journal_id} formKey={key} reply={actionData} />
      )}
    </>
  );
}

interface ReverseFormProps {
  readonly journalId: string;
  readonly formKey: string;
  readonly reply: FormReply | undefined;
}

/** Of what was booked by hand alone. */
function ReverseForm({ journalId, formKey, reply }: ReverseFormProps) {
  const words = useText(bookingsText);
  const submitting = useSubmitting("reverse");
  return (
    <Card title={words.reverse} lede={words.reverseHelp}>
      <Form reply={reply ?? null} idempotencyKey={formKey} draft={`reversal-${journalId}`}>
        <TextArea name="reason" label={words.reason} help={words.reasonHelp} rows={2} maxLength={2_000} />
        <Notice>{words.twoPeople}</Notice>
        <FormActions>
          <Button kind="danger" name="intent" value="reverse" loading={submitting}>
            {words.reverseDo}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function JournalLink({ id }: { id: string }) {
  return (
    <Link className="link" to={href("/admin/ledger/journals/:journal_id", { journal_id: id })}>
      <LedgerId id={id} />
    </Link>
  );
}

type Leg = LedgerJournalView["legs"][number];

function LegTable({ legs }: { legs: readonly Leg[] }) {
  const words = useText(ledgerText);
  const { legKind } = useLedgerNames();
  const states: Readonly<Record<string, string>> = words.states;
  const columns: Column<Leg & { readonly place: number }>[] = [
    { key: "leg", header: words.leg, cell: (row) => legKind(row.kind) },
    { key: "debit", header: words.debit, cell: (row) => <AccountLink account={row.debit} /> },
    { key: "credit", header: words.credit, cell: (row) => <AccountLink account={row.credit} /> },
    { key: "state", header: words.state, cell: (row) => states[row.state] ?? row.state },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  const rows = legs.map((leg, place) => ({ ...leg, place }));
  return <Table caption={words.legs} columns={columns} rows={rows} rowKey={(row) => String(row.place)} />;
}
