import { sql } from "kysely";
import type pg from "pg";
import { expect, test, vi } from "vitest";
import { cloneDatabase } from "#test/database.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { NamingAllClient } from "./prepared.ts";

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

test("a transaction begins in the packet of its first statement, and what began with nothing ends with nothing", async () => {
  const clone = await cloneDatabase();
  const client: pg.Client = new NamingAllClient({ ...clone.connection, pipeline: true });
  await client.connect();
  try {
    const { stream } = client.connection;
    const packets = vi.spyOn(stream, "_writev");
    await client.query("begin");
    expect(packets).not.toHaveBeenCalled();
    await client.query("insert into platform.installation_notes (note) values ($1)", ["kept"]).catch(() => undefined);
    expect(packets).toHaveBeenCalledTimes(1);
    // Refused inside of the transaction, and by what came before it.
    await expect(client.query("select 1 as one where $1 = 1", [1])).rejects.toThrow("current transaction is aborted");
    await client.query("rollback");
    await client.query("begin");
    await client.query("commit");
    expect((await client.query("select $1::int as one", [1])).rows).toEqual([{ one: 1 }]);
  } finally {
    await client.end();
    await clone.drop();
  }
});
