import { href, Link } from "react-router";
import { useTold } from "../money/use-told.ts";
import c from "./account-link.module.css";
import { useLedgerNames } from "./ledger-names.ts";

interface JournalNameProps {
  readonly journal: { readonly journal_id: string; readonly kind: string; readonly description: string | null };
}

/** A journal by what it tells, with what it is about below. */
export function JournalName({ journal }: JournalNameProps) {
  const told = useTold();
  const { journalKind } = useLedgerNames();
  return (
    <span className={c.account}>
      <Link className="link" to={href("/admin/ledger/journals/:journal_id", { journal_id: journal.journal_id })}>
        {journalKind(journal.kind)}
      </Link>
      {journal.description && <span className={c.owner}>{told(journal.description)}</span>}
    </span>
  );
}
