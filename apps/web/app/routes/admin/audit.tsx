import { href, Link } from "react-router";
import { formatDateTime } from "../../lib/format-time.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { peopleDeskText } from "../../messages/people-desk.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FieldRow, Form, FormActions } from "../../ui/form.tsx";
import { IconClipboardText } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/audit.ts";

export { loader } from "./audit.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(peopleDeskText, matches).auditTitle, { hidden: true });

type Entry = Route.ComponentProps["loaderData"]["entries"][number];

export default function AuditLog({ loaderData }: Route.ComponentProps) {
  const { entries, filter, more, lacksType } = loaderData;
  const words = useText(peopleDeskText);
  const reader = useReader();
  const path = href("/admin/audit");
  const columns: Column<Entry>[] = [
    { key: "action", header: words.action, cell: (row) => row.action },
    {
      key: "by",
      header: words.by,
      cell: (row) =>
        row.actor_id === null ? (
          words.system
        ) : (
          <Link className="link" to={href("/admin/people/:user_id", { user_id: row.actor_id })}>
            {row.actor?.name ?? words.nobody}
          </Link>
        ),
    },
    {
      key: "subject",
      header: words.subject,
      cell: (row) => (
        <Link
          className="link"
          to={`${path}?${new URLSearchParams({ subject_type: row.subject_type, subject_id: row.subject_id })}`}
        >
          {row.subject_type} {row.subject_id}
        </Link>
      ),
    },
    {
      key: "change",
      header: words.change,
      cell: (row) => (row.changes.length === 0 ? "–" : row.changes.map((line) => <div key={line}>{line}</div>)),
    },
    {
      key: "when",
      header: words.when,
      cell: (row) => <time dateTime={row.created_at}>{formatDateTime(row.created_at, reader)}</time>,
    },
  ];
  const field = (name: keyof typeof filter, label: string) => (
    <TextField name={name} label={label} optional maxLength={254} defaultValue={filter[name] ?? undefined} />
  );
  return (
    <>
      <PageHeader inset title={words.auditTitle} lede={words.auditLede} />
      <Form method="get" action={path}>
        <FieldRow>
          {field("actor", words.actor)}
          {field("action", words.action)}
        </FieldRow>
        <FieldRow>
          {field("subject_type", words.subjectType)}
          {field("subject_id", words.subjectId)}
        </FieldRow>
        <FormActions>
          <Button kind="secondary" size="sm">
            {words.find}
          </Button>
        </FormActions>
      </Form>
      {entries.length === 0 ? (
        <EmptyState
          icon={<IconClipboardText size={26} aria-hidden />}
          title={words.noEntries}
          help={lacksType ? words.subjectTypeNeeded : words.noEntriesHelp}
        />
      ) : (
        <>
          <Table caption={words.auditTitle} columns={columns} rows={entries} rowKey={(row) => row.audit_id} />
          <ShowMore {...more} shown={entries.length} />
        </>
      )}
    </>
  );
}
