import type { AccountOwner } from "#api-schema/payments-ledger.ts";
import { countryName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { ledgerText } from "../../messages/ledger.ts";

export interface AccountShape {
  readonly account_id: string;
  readonly kind: string;
  readonly owner_kind: string;
  readonly owner_id: string;
  readonly owner: AccountOwner | null;
}

/** The ledger's codes in words. One that is newer than the words is shown as it is, with gaps for its dots. */
export function useLedgerNames() {
  const words = useText(ledgerText);
  const { locale } = useReader();
  const inWords = (table: Readonly<Record<string, string>>) => (code: string) =>
    table[code.replaceAll(".", "_")] ?? code.replaceAll(/[._]/g, " ");
  const legKind = inWords(words.legKinds);
  return {
    accountKind: inWords(words.accountKinds),
    journalKind: inWords(words.journalKinds),
    legKind,
    /** Whose it is: the person or what was paid for; of the platform's own, what it is kept apart by. */
    ownerName({ owner, owner_kind, owner_id, kind }: AccountShape): string {
      if (owner) return owner.name;
      if (owner_kind !== "platform") return "";
      if (kind === "tax") return countryName(owner_id, locale);
      if (kind === "fx") return owner_id.replace(":", " / ");
      if (kind === "revenue" || kind === "suspense") return legKind(owner_id);
      // The provider's name; of what is kept once for all of Kogi there is none.
      return owner_id === "platform" ? "" : owner_id.charAt(0).toUpperCase() + owner_id.slice(1);
    },
  };
}
