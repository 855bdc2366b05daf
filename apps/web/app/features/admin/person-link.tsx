import { href, Link } from "react-router";
import type { UserCard } from "#api-schema/users.ts";
import { useText } from "../../lib/text.ts";
import { deskSearchText } from "../../messages/desk-search.ts";

/** Somebody by name, with the way to their account at the desk. */
export function PersonLink({ person }: { person: Pick<UserCard, "user_id" | "name"> | null }) {
  const { somebody } = useText(deskSearchText);
  if (!person) return somebody;
  return (
    <Link className="link" to={href("/admin/people/:user_id", { user_id: person.user_id })}>
      {person.name}
    </Link>
  );
}
