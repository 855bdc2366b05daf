import type { CheckRunView } from "#api-schema/payments-ledger.ts";
import { useText } from "../../lib/text.ts";
import { ledgerText } from "../../messages/ledger.ts";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";

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
    { key: "subject", header: words.subject, cell: (row) => row.subject },
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
