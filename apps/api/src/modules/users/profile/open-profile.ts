import { sql } from "kysely";
import { type AccountHook, accountsAfter, isSuspended, type OpenedAccount } from "#modules/auth/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { randomBelow } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { tidyLine } from "#platform/text/index.ts";
import { claimHandle } from "../handles/claim-handle.ts";
import { handleFrom, handleTry } from "../handles/handles.rules.ts";

const HANDLE_TRIES_MAX = 20;

/** Gives a new account its profile, in the same transaction. Does nothing for one that has a profile already. */
export const openProfile: AccountHook = async (tx, platform, account) => {
  const at = platform.clock.now();
  const name = tidyLine(account.name) || "New member";
  const handle = await freeHandle(tx, name, at);
  const inserted = await tx
    .insertInto("users.users")
    .values({
      user_id: account.user_id,
      handle,
      name,
      user_type: account.user_type,
      works_beside: account.user_type === "freelancer",
      verified: account.email_verified,
      pictures_settled: true,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.column("user_id").doNothing())
    .returning("user_id")
    .executeTakeFirst();
  if (!inserted) return;
  const chosen = account.locale === null ? {} : { locale: account.locale, locale_chosen: true };
  await tx
    .insertInto("users.preferences")
    .values({ user_id: account.user_id, ...chosen, updated_at: at })
    .execute();
};

/** A handle that is free and locked for this transaction, so that two people of one name do not meet at the insert. */
async function freeHandle(tx: Tx, name: string, at: Date): Promise<string> {
  const base = handleFrom(name);
  for (let attempt = 0; attempt < HANDLE_TRIES_MAX; attempt += 1) {
    const handle = handleTry(base, attempt, randomBelow(100_000_000));
    if ((await claimHandle(tx, { handle, holder: null, at })) === "free") return handle;
  }
  assert(false, "eight digits of chance find a free handle");
}

/**
 * Makes the profile of every account that lacks one, tells each who works, and hides who is suspended; returns how many. Safe to run at any time, any number of times. One
 * that cannot be made keeps no other from theirs: they are told of together at the end.
 */
export async function repairProfiles(platform: Platform): Promise<number> {
  const failures: unknown[] = [];
  let made = 0;
  let afterId: string | null = null;
  for (;;) {
    const accounts: Awaited<ReturnType<typeof accountsAfter>> = await accountsAfter(platform.db, afterId, 500);
    const last = accounts.at(-1);
    if (!last) break;
    afterId = last.user_id;
    made += await repairSome(platform, accounts, failures);
    await repairHats(platform, accounts);
    await hideSuspended(platform, accounts);
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} profiles could not be made`);
  return made;
}

async function repairHats(
  platform: Platform,
  accounts: readonly (Pick<OpenedAccount, "user_id"> & { readonly roles: readonly string[] })[],
): Promise<void> {
  const working = accounts.filter(({ roles }) => roles.includes("freelancer")).map(({ user_id }) => user_id);
  const works = sql<boolean>`user_id = any(${working}::uuid[])`;
  await platform.inTransaction((tx) =>
    tx
      .updateTable("users.users")
      .set({ works_beside: works })
      .where(
        "user_id",
        "in",
        accounts.map(({ user_id }) => user_id),
      )
      .where(sql<boolean>`works_beside is distinct from ${works}`)
      .execute(),
  );
}

// Who was suspended before profiles heard of it. Looked at again under the profile's lock: who was reinstated meanwhile is not
// hidden after that was heard.
async function hideSuspended(
  { db, inTransaction, clock }: Platform,
  accounts: readonly (Pick<OpenedAccount, "user_id"> & { readonly suspended: boolean })[],
): Promise<void> {
  const ids = accounts.filter(({ suspended }) => suspended).map(({ user_id }) => user_id);
  if (ids.length === 0) return;
  const shown = await db
    .selectFrom("users.users")
    .select("user_id")
    .where("user_id", "in", ids)
    .where("hidden_at", "is", null)
    .where("erased_at", "is", null)
    .execute();
  for (const { user_id } of shown)
    await inTransaction(async (tx) => {
      await tx.selectFrom("users.users").select("user_id").where("user_id", "=", user_id).forUpdate().execute();
      if (!(await isSuspended(tx, user_id))) return;
      await tx.updateTable("users.users").set({ hidden_at: clock.now() }).where("user_id", "=", user_id).execute();
    });
}

async function repairSome(
  platform: Platform,
  accounts: readonly OpenedAccount[],
  failures: unknown[],
): Promise<number> {
  const ids = accounts.map((account) => account.user_id);
  const rows = await platform.db.selectFrom("users.users").select("user_id").where("user_id", "in", ids).execute();
  const known = new Set(rows.map((row) => row.user_id));
  const lacking = accounts.filter((account) => !known.has(account.user_id));
  let made = 0;
  for (const account of lacking)
    await platform
      .inTransaction((tx) => openProfile(tx, platform, account))
      .then(
        () => (made += 1),
        (error: unknown) => failures.push(error),
      );
  return made;
}
