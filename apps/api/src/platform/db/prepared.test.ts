import { sql } from "kysely";
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("what is written again is planned once by a connection, and a list each time", async () => {
  const { userId } = await signUp(kogi);
  const plans = await kogi.platform.inTransaction(async (tx) => {
    for (const headline of ["One", "Two", "Three"]) {
      await tx.updateTable("users.users").set({ headline }).where("user_id", "=", userId).execute();
      await tx.selectFrom("users.users").select("headline").where("headline", "=", headline).execute();
    }
    const { rows } = await sql<{ statement: string; plans: number }>`
      select statement, (generic_plans + custom_plans)::int as plans from pg_prepared_statements
      where statement like '%"headline" = $1%'`.execute(tx);
    return rows;
  });
  expect(plans).toEqual([{ statement: expect.stringMatching(/^update /), plans: 3 }]);
});
