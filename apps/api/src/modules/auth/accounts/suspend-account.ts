import { accountStateChanged } from "#events/auth.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { authErrors } from "../auth.errors.ts";
import { mailsIn } from "../mails/auth.mails.ts";
import { deleteSessions } from "../sessions/sessions.repository.ts";
import { insertDecision } from "./account-decisions.ts";
import { localeOf } from "./locales.ts";
import { keepOneAdmin } from "./roles.ts";

interface Decision {
  readonly userId: string;
  readonly reason: string;
}

/**
 * Keeps somebody out until further notice: their sessions end, keys open nothing, deadlines that wait for them and what
 * would be paid out to them rest. They are told why by mail. Throws `auth.not_yourself`, `auth.account_not_found`,
 * `auth.already_suspended`, `auth.last_admin`.
 */
export async function suspendAccount(platform: Platform, actor: Actor, decision: Decision): Promise<void> {
  if (decision.userId === actor.userId) throw authErrors.notYourself();
  await platform.inTransaction(async (tx) => {
    await keepOneAdmin(tx, decision.userId);
    await moveAccount(tx, platform, actor, { ...decision, to: "suspended" });
    await deleteSessions(tx, decision.userId, null);
    await tx.deleteFrom("auth.one_time_tokens").where("user_id", "=", decision.userId).execute();
  });
}

/** Lets them in again, with all that they had. Throws `auth.account_not_found`, `auth.not_suspended`. */
export async function reinstateAccount(platform: Platform, actor: Actor, decision: Decision): Promise<void> {
  await platform.inTransaction((tx) => moveAccount(tx, platform, actor, { ...decision, to: "active" }));
}

async function moveAccount(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  { userId, reason, to }: Decision & { readonly to: "active" | "suspended" },
): Promise<void> {
  const at = platform.clock.now();
  const account = await tx
    .selectFrom("auth.accounts")
    .select(["state", "email"])
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  if (!account || account.state === "erased" || account.email === null) throw authErrors.accountNotFound();
  if (account.state === to) throw to === "suspended" ? authErrors.alreadySuspended() : authErrors.notSuspended();
  await tx.updateTable("auth.accounts").set({ state: to, updated_at: at }).where("user_id", "=", userId).execute();
  const kind = to === "suspended" ? "suspended" : "reinstated";
  await insertDecision(tx, { userId, byId: actor.userId, kind, role: null, reason }, at);
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: `auth.account_${kind}`,
    subject: { type: "account", id: userId },
    before: { state: account.state },
    after: { state: to },
  });
  await platform.events.publish(tx, accountStateChanged, { user_id: userId, state: to });
  const mails = mailsIn(await localeOf(tx, platform, userId), platform);
  await platform.mail.send(tx, mails[kind](account.email, reason));
}
