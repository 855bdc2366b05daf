import { href, Link } from "react-router";

interface AccountLinkProps {
  readonly account: {
    readonly account_id: string;
    readonly kind: string;
    readonly owner_kind: string;
    readonly owner_id: string;
  };
}

/** An account by what it is and whose: `escrow milestone 0192…`, `revenue client_fee`. */
export function AccountLink({ account }: AccountLinkProps) {
  return (
    <Link className="link" to={href("/admin/ledger/accounts/:account_id", { account_id: account.account_id })}>
      {accountName(account)}
    </Link>
  );
}

export function accountName({ kind, owner_kind, owner_id }: AccountLinkProps["account"]): string {
  const words = kind.replaceAll("_", " ");
  return owner_kind === "platform" ? `${words} ${owner_id}` : `${words} of ${owner_kind} …${owner_id.slice(-8)}`;
}
