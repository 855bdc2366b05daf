import { href, Link } from "react-router";
import { useText } from "../../lib/text.ts";
import { deskSearchText } from "../../messages/desk-search.ts";
import c from "./account-link.module.css";

export const journalsHref = (about: string) => `${href("/admin/ledger/journals")}?${new URLSearchParams({ about })}`;

/** The way from a thing that moved money to what was posted for it, with the thing's id, small. */
export function JournalsLink({ about }: { about: string }) {
  const { journals } = useText(deskSearchText);
  return (
    <span className={c.account}>
      <Link className="link" to={journalsHref(about)} aria-label={`${journals}: ${about}`}>
        {journals}
      </Link>
      <code className={c.id}>{about}</code>
    </span>
  );
}
