import type { AdminPerson, adminApi } from "#api-schema/admin.ts";
import type { InputOf } from "#api-schema/core.ts";
import { authErrors, canonicalEmail, decisionsAbout, listAccounts } from "#modules/auth/index.ts";
import { cards, ownerOfHandle } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";

type PeopleQuery = InputOf<typeof adminApi.listPeople>["query"];
type Account = Awaited<ReturnType<typeof listAccounts>>["data"][number];

/** Everybody who has or had an account, or whoever has this address, handle or id. */
export async function findPeople({ db, clock }: Platform, query: PeopleQuery) {
  const who = query.q === undefined ? null : await whoIs(db, query.q.trim(), clock.now());
  const page = await listAccounts(db, {
    who,
    roles: query.roles ?? [],
    states: query.state ?? [],
    limit: query.limit ?? 20,
    cursor: query.cursor ?? null,
    count: query.count ?? false,
  });
  return { ...page, data: await withHandles(db, page.data) };
}

/** One of them, with what administrators decided about them. Throws `auth.account_not_found`. */
export async function findPerson({ db }: Platform, userId: string) {
  const wish = { roles: [], states: [], limit: 1, cursor: null, count: false };
  const [person] = await withHandles(db, (await listAccounts(db, { ...wish, who: { userId } })).data);
  if (!person) throw authErrors.accountNotFound();
  const decisions = await decisionsAbout(db, userId);
  const deciders = await cards(
    db,
    decisions.map((one) => one.by_id),
  );
  return {
    person,
    decisions: decisions.map(({ by_id, created_at, ...decision }) => ({
      ...decision,
      by: deciders.get(by_id) ?? null,
      created_at: created_at.toISOString(),
    })),
  };
}

async function whoIs(db: Db, asked: string, at: Date): Promise<{ email: string } | { userId: string } | null> {
  if (isId(asked.toLowerCase())) return { userId: asked.toLowerCase() };
  const handle = asked.replace(/^@/, "");
  if (handle.includes("@")) return { email: canonicalEmail(asked) };
  const userId = await ownerOfHandle(db, handle.toLowerCase(), at);
  // No account has an empty address: nobody is found.
  return userId === null ? { email: "" } : { userId };
}

async function withHandles(db: Db, accounts: readonly Account[]): Promise<AdminPerson[]> {
  const known = await cards(
    db,
    accounts.map((one) => one.user_id),
  );
  return accounts.map((account) => {
    const card = known.get(account.user_id);
    return { ...account, name: card?.name ?? account.name, handle: card?.handle ?? null };
  });
}
