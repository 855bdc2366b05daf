import { href, Link } from "react-router";
import type { LedgerJournalView } from "#api-schema/payments-ledger.ts";
import { useText } from "../../lib/text.ts";
import { deskSearchText } from "../../messages/desk-search.ts";
import { Card } from "../../ui/card.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { When } from "../../ui/when.tsx";
import { LedgerId } from "./account-link.tsx";
import { journalsHref } from "./journals-link.tsx";
import { useLedgerNames } from "./ledger-names.ts";

/** What was posted for a thing, newest first. */
export function JournalsCard({ about, journals }: { about: string; journals: readonly LedgerJournalView[] }) {
  const words = useText(deskSearchText);
  const { journalKind } = useLedgerNames();
  return (
    <Card title={words.journalsOf} lede={<LedgerId id={about} />}>
      {journals.length === 0 ? (
        <p>{words.noJournals}</p>
      ) : (
        <>
          <KeyValue
            facts={journals.map(({ journal_id, seq, kind, created_at }) => ({
              id: journal_id,
              label: journalKind(kind),
              value: (
                <>
                  <Link className="link" to={href("/admin/ledger/journals/:journal_id", { journal_id })}>
                    {seq}
                  </Link>{" "}
                  · <When at={created_at} />
                </>
              ),
            }))}
          />
          <Link className="link" to={journalsHref(about)}>
            {words.allJournals}
          </Link>
        </>
      )}
    </Card>
  );
}
