import { sql } from "kysely";
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const LETTER = { to: "ana@example.org", subject: "Hello", text: "Hello", html: "Hello", template: "test" };

test("what is written, or found by one value, again is planned once by a connection, and a list each time", async () => {
  const { userId } = await signUp(kogi);
  const plans = await kogi.platform.inTransaction(async (tx) => {
    for (const headline of ["One", "Two", "Three"]) {
      await tx.updateTable("users.users").set({ headline }).where("user_id", "=", userId).execute();
      await tx.selectFrom("users.users").select("headline").where("user_id", "=", userId).forUpdate().execute();
      await tx.selectFrom("users.users").select("headline").where("headline", "like", headline).execute();
      await kogi.platform.mail.send(tx, LETTER);
    }
    const { rows } = await sql<{ statement: string; plans: number }>`
      select statement, (generic_plans + custom_plans)::int as plans from pg_prepared_statements
      where statement ~ '"headline"|send_mail'`.execute(tx);
    return new Map(rows.map(({ statement, plans: times }) => [statement.trim().split(/\s+/, 2).join(" "), times]));
  });
  expect(plans).toEqual(
    new Map([
      ['update "users"."users"', 3],
      ['select "headline"', 3],
      ["WITH ins", 3],
    ]),
  );
});

const CONNECTIONS = [1, 2, 3, 4, 5];

test("a table that another process changes meanwhile is read on, in a transaction and outside", async () => {
  const { userId } = await signUp(kogi);
  const { db, inTransaction, owner } = kogi.platform;
  const change = (table: string) => owner((client) => client.query(`alter table ${table} add column changed text`));
  let tries = 0;
  const account = () =>
    inTransaction((tx) => {
      tries += 1;
      return tx.selectFrom("auth.accounts").selectAll().where("user_id", "=", userId).executeTakeFirst();
    });
  await account();
  await change("auth.accounts");
  const found = await account();
  expect([found && "changed" in found, tries]).toEqual([true, 3]);

  const profile = () => db.selectFrom("users.users").selectAll().where("user_id", "=", userId).executeTakeFirst();
  await Promise.all(CONNECTIONS.map(profile));
  await change("users.users");
  const all = await Promise.all(CONNECTIONS.map(profile));
  expect(all.map((row) => row && "changed" in row)).toEqual(CONNECTIONS.map(() => true));
});
