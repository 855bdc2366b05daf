import { href, Link } from "react-router";
import type { CheckRunView } from "#api-schema/payments-ledger.ts";
import { useText } from "../../lib/text.ts";
import { ledgerText } from "../../messages/ledger.ts";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { journalsHref } from "./journals-link.tsx";

type Violation = CheckRunView["violations"][number];

/** What the last check of the books found. */
export function CheckReport({ run }: { run: CheckRunView | null }) {
  const words = useText(ledgerText);
  if (!run) return <p>{words.checksNever}</p>;
  const checked = (
    <>
      {words.checkedAt} <When at={run.ran_at} />
    </>
  );
  if (run.violations.length === 0)
    return (
      <Notice tone="success" title={words.checksGood(run.ran.length)}>
        {checked}
      </Notice>
    );
  const columns: Column<Violation>[] = [
    { key: "subject", header: words.subject, cell: (row) => <Subject subject={row.subject} /> },
    { key: "check", header: words.check, cell: (row) => row.check },
    { key: "detail", header: words.detail, cell: (row) => row.detail },
  ];
  return (
    <>
      <Notice tone="warn" title={words.checksBroken(run.violations.length)}>
        {checked}
      </Notice>
      <Table
        caption={words.checks}
        columns={columns}
        rows={run.violations}
        rowKey={(row) => `${row.check} ${row.subject} ${row.detail}`}
      />
    </>
  );
}

const NAMED = /^([a-z][a-z ]*) ([0-9a-f]{8}-[0-9a-f-]{27})$/;

/** What a check names, as the way to it where it has a page; else to its journals. */
function Subject({ subject }: { subject: string }) {
  const [, kind = "", id = ""] = NAMED.exec(subject) ?? [];
  if (id === "") return subject;
  return (
    <Link className="link" to={pageOf(kind, id)}>
      {subject}
    </Link>
  );
}

function pageOf(kind: string, id: string): string {
  switch (kind) {
    case "journal":
    case "hold":
      return href("/admin/ledger/journals/:journal_id", { journal_id: id });
    case "payment":
      return href("/admin/payments/:transaction_id", { transaction_id: id });
    case "chargeback":
      return href("/admin/chargebacks/:chargeback_id", { chargeback_id: id });
    case "person":
      return href("/admin/people/:user_id", { user_id: id });
    default:
      return journalsHref(id);
  }
}
