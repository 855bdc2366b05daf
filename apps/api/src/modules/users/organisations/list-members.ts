import { sql } from "kysely";
import type { MemberView } from "#api-schema/organisations.ts";
import type { UserCard } from "#api-schema/users.ts";
import { countRows, type Db } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cards } from "../profile/cards.ts";
import { visibleTo } from "../visible.ts";
import type { Listed, PageWish } from "./list-organisations.ts";
import { type MemberRow, shownMember } from "./organisations.repository.ts";
import { mayEdit, mayTitle, refuseRemoval, refuseRole, type Standing } from "./organisations.rules.ts";
import { loadOrganisation } from "./read-organisation.ts";

/**
 * The longest-serving first. Everybody sees who shows it and whom they may meet; its members also those who do not show
 * it, and who keeps it sees all of them: nobody can block their way out of being taken out.
 */
export async function listMembers(
  { db }: Platform,
  viewer: Actor | null,
  { organisationId, limit = 20, cursor, count }: PageWish & { organisationId: string },
): Promise<Listed<MemberView>> {
  const { role } = await loadOrganisation(db, viewer, organisationId);
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  const viewerId = viewer?.userId ?? null;
  const found = db
    .selectFrom("users.organisation_members as m")
    .innerJoin("users.users as u", "u.user_id", "m.user_id")
    .where("m.organisation_id", "=", organisationId)
    .$if(role === null, (q) => q.where(shownMember))
    .$if(!mayEdit(role), (q) => q.where(visibleTo(viewerId, sql.ref("m.user_id"))));
  const rows = await found
    .select(["m.user_id", "m.role", "m.title", "m.shown", "m.joined_at", "m.version"])
    .$if(after !== null, (q) => q.where(sql<boolean>`(m.joined_at, m.user_id) > (${after?.at}, ${after?.id}::uuid)`))
    .orderBy("m.joined_at")
    .orderBy("m.user_id")
    .limit(limit + 1)
    .execute();
  const people = await cards(
    db,
    rows.map((row) => row.user_id),
  );
  const owners = await countOwners(db, organisationId);
  const page = toPage(
    rows,
    limit,
    (row) => [row.joined_at.toISOString(), row.user_id],
    (row) => {
      // The table's check allows the three roles alone.
      const member = { ...row, role: row.role as MemberRow["role"] };
      const standing = { by: role, of: member.role, own: member.user_id === viewerId, owners };
      return viewMember(member, people.get(member.user_id), standing);
    },
  );
  const data = page.data.flatMap((one) => (one ? [one] : []));
  return count ? { ...page, data, total: await countRows(db, found.select("m.user_id")) } : { ...page, data };
}

export async function countOwners(db: Db, organisationId: string): Promise<number> {
  const { owners } = await db
    .selectFrom("users.organisation_members")
    .select((eb) => eb.fn.countAll<bigint>().as("owners"))
    .where("organisation_id", "=", organisationId)
    .where("role", "=", "owner")
    .executeTakeFirstOrThrow();
  return Number(owners);
}

/** Null where the person was erased between two reads. */
export function viewMember(
  { role, title, shown, joined_at, version }: MemberRow,
  user: UserCard | undefined,
  standing: Standing,
): MemberView | null {
  if (!user) return null;
  return { user, role, title, shown, joined_at: joined_at.toISOString(), version, can: permissionsOn(standing) };
}

function permissionsOn(standing: Standing): MemberView["can"] {
  const can: MemberView["can"] = [];
  const roles = ["owner", "admin", "member"] as const;
  if (roles.some((to) => to !== standing.of && refuseRole(standing, to) === null)) can.push("change_role");
  if (mayTitle(standing)) can.push("set_title");
  if (standing.own) can.push("set_shown");
  if (refuseRemoval(standing) === null) can.push(standing.own ? "leave" : "remove");
  return can;
}
