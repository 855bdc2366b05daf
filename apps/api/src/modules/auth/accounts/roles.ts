import type { RolesView } from "#api-schema/auth.ts";
import { administratorMade, rolesChanged } from "#events/auth.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Actor, Role } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { rolesWith } from "../auth.rules.ts";
import { type AccountDecision, insertDecision } from "./account-decisions.ts";
import { lockRoles, updateAccount } from "./accounts.repository.ts";

type OpenRole = "freelancer" | "client" | "investor";

const isGranted = (role: Role): boolean => role === "admin" || role === "reviewer";

interface Hats {
  readonly userType: Role;
  readonly roles: readonly Role[];
}

/** What an administrator decided, and why. */
type Why = Pick<AccountDecision, "kind" | "role" | "reason">;

/** A person adds one of the open roles to their own account; admin and reviewer cannot come this way. */
export async function addRole(platform: Platform, actor: Actor, role: OpenRole): Promise<RolesView> {
  return platform.inTransaction((tx) =>
    changeRoles(tx, platform, { userId: actor.userId, byId: actor.userId }, (hats) => ({
      ...hats,
      roles: rolesWith(hats.roles, role),
    })),
  );
}

/** Chooses which of a person's hats comes first. Throws `auth.role_missing`. */
export async function setUserType(platform: Platform, actor: Actor, userType: OpenRole): Promise<RolesView> {
  return platform.inTransaction((tx) =>
    changeRoles(tx, platform, { userId: actor.userId, byId: actor.userId }, (hats) => {
      if (!hats.roles.includes(userType)) throw authErrors.roleMissing();
      return { ...hats, userType };
    }),
  );
}

/**
 * Gives a person a role. `byId` is the administrator, who says why, or null for the command line. The route lets administrators
 * alone in. Throws `auth.account_not_found`, `auth.not_yourself` where an administrator means themselves.
 */
export async function grantRole(
  tx: Tx,
  platform: Platform,
  input: { userId: string; role: Role } & ({ byId: string; reason: string } | { byId: null }),
): Promise<RolesView> {
  if (input.byId === input.userId && isGranted(input.role)) throw authErrors.notYourself();
  const why = input.byId === null ? null : { kind: "role_granted" as const, role: input.role, reason: input.reason };
  return changeRoles(tx, platform, { ...input, why }, (hats) => ({
    ...hats,
    roles: rolesWith(hats.roles, input.role),
  }));
}

/** Takes a role from a person. Throws `auth.account_not_found`, `auth.main_role`, `auth.last_admin`. */
export async function revokeRole(
  platform: Platform,
  actor: Actor,
  { userId, role, reason }: { userId: string; role: Role; reason: string },
): Promise<RolesView> {
  return platform.inTransaction(async (tx) => {
    if (role === "admin") await keepOneAdmin(tx, userId);
    const why = { kind: "role_taken" as const, role, reason };
    return changeRoles(tx, platform, { userId, byId: actor.userId, why }, (hats) => {
      if (hats.userType === role) throw authErrors.mainRole();
      return { ...hats, roles: hats.roles.filter((one) => one !== role) };
    });
  });
}

export async function hasRole(db: Db, userId: string, role: Role): Promise<boolean> {
  const row = await db
    .selectFrom("auth.accounts")
    .select("roles")
    .where("user_id", "=", userId)
    .where("state", "=", "active")
    .executeTakeFirst();
  return row?.roles.includes(role) ?? false;
}

// A second pair of eyes that somebody made for themselves is none: in these days every other administrator can look at it.
const NEW_MS = 14 * DAY_MS;

/** Whether another administrator made them one only these days. The command line is for who keeps the server. */
export async function isNewAdministrator(db: Db, userId: string, at: Date): Promise<boolean> {
  const granted = await db
    .selectFrom("auth.account_decisions")
    .select("created_at")
    .where("user_id", "=", userId)
    .where("kind", "=", "role_granted")
    .where("role", "=", "admin")
    .where("created_at", ">", addMs(at, -NEW_MS))
    .limit(1)
    .executeTakeFirst();
  return granted !== undefined;
}

/** Before two put something in force: neither who proposed it nor who confirms it. Throws `auth.new_administrator`. */
export async function refuseNewAdministrator(db: Db, userIds: readonly string[], at: Date): Promise<void> {
  for (const userId of userIds) if (await isNewAdministrator(db, userId, at)) throw authErrors.newAdministrator();
}

/** Everybody with this role whose account is active, in the order of their ids. */
export async function peopleWithRole(db: Db, role: Role): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("auth.accounts")
    .select("user_id")
    .where((eb) => eb("roles", "@>", eb.val([role])))
    .where("state", "=", "active")
    .orderBy("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

export async function rolesOf(platform: Platform, userId: string): Promise<RolesView> {
  const hats = await platform.inTransaction((tx) => lockRoles(tx, userId));
  if (!hats) throw authErrors.accountNotFound();
  return viewRoles(userId, hats);
}

async function changeRoles(
  tx: Tx,
  platform: Platform,
  who: { userId: string; byId: string | null; why?: Why | null },
  change: (hats: Hats) => Hats,
): Promise<RolesView> {
  const before = await lockRoles(tx, who.userId);
  if (!before) throw authErrors.accountNotFound();
  const after = change(before);
  const same = after.userType === before.userType && after.roles.length === before.roles.length;
  if (!same) {
    await updateAccount(tx, who.userId, { user_type: after.userType, roles: after.roles }, platform.clock.now());
    await platform.audit.record(tx, {
      actorId: who.byId,
      action: "auth.roles_changed",
      subject: { type: "account", id: who.userId },
      before: { user_type: before.userType, roles: before.roles },
      after: { user_type: after.userType, roles: after.roles },
    });
    if (who.byId !== null && who.why) await noteDecision(tx, platform, { ...who, byId: who.byId }, who.why);
    const news = { user_id: who.userId, user_type: after.userType, roles: [...after.roles] };
    await platform.events.publish(tx, rolesChanged, news);
  }
  return viewRoles(who.userId, after);
}

async function noteDecision(
  tx: Tx,
  platform: Platform,
  { userId, byId }: { readonly userId: string; readonly byId: string },
  why: Why,
): Promise<void> {
  await insertDecision(tx, { userId, byId, ...why }, platform.clock.now());
  if (why.kind === "role_granted" && why.role === "admin")
    await platform.events.publish(tx, administratorMade, { user_id: userId, by_id: byId });
}

/** Locks all administrators in order, so that the last two cannot take the role from each other at once. */
export async function keepOneAdmin(tx: Tx, userId: string): Promise<void> {
  const admins = await tx
    .selectFrom("auth.accounts")
    .select("user_id")
    .where((eb) => eb("roles", "@>", eb.val(["admin"])))
    .where("state", "=", "active")
    .orderBy("user_id")
    .forUpdate()
    .execute();
  if (admins.length === 1 && admins[0]?.user_id === userId) throw authErrors.lastAdmin();
}

function viewRoles(userId: string, hats: Hats): RolesView {
  return { user_id: userId, user_type: hats.userType, roles: [...hats.roles] };
}
