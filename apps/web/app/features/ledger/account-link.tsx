import { href, Link } from "react-router";
import { profileHref } from "../../lib/links.ts";
import { useText } from "../../lib/text.ts";
import { ledgerText } from "../../messages/ledger.ts";
import c from "./account-link.module.css";
import { type AccountShape, useLedgerNames } from "./ledger-names.ts";

/** An account by what it is for, with whose it is below, and the end of the owner's id for who has to tell two apart. */
export function AccountLink({ account }: { account: AccountShape }) {
  const { accountKind } = useLedgerNames();
  return (
    <span className={c.account}>
      <Link className="link" to={href("/admin/ledger/accounts/:account_id", { account_id: account.account_id })}>
        {accountKind(account.kind)}
      </Link>
      <AccountOwner account={account} />
    </span>
  );
}

/** The same without a page to lead to: accounts open when money first moves. */
export function AccountName({ account }: { account: AccountShape }) {
  const { accountKind } = useLedgerNames();
  return (
    <span className={c.account}>
      {accountKind(account.kind)}
      <AccountOwner account={account} />
    </span>
  );
}

export function AccountOwner({ account }: { account: AccountShape }) {
  const { ownerName } = useLedgerNames();
  const words = useText(ledgerText);
  const { owner, owner_id: id, owner_kind: kind } = account;
  const to = owner?.handle
    ? profileHref(owner.handle)
    : owner?.transaction_id
      ? href("/admin/payments/:transaction_id", { transaction_id: owner.transaction_id })
      : null;
  const name = ownerName(account);
  return (
    <span className={c.owner}>
      {name && (to ? <Link to={to}>{name}</Link> : name)}
      {kind !== "platform" && (
        <code className={c.id} title={`${words.id}: ${id}`}>
          …{id.slice(-8)}
        </code>
      )}
    </span>
  );
}

/** An id, small: it is for looking things up, not for reading. */
export function LedgerId({ id }: { id: string }) {
  return <code className={c.id}>{id}</code>;
}
