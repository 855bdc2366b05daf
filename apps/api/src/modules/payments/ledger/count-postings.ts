import type { Db } from "#platform/db/index.ts";

/** How many journals and transfers there are: journeys and chaos runs print them. */
export async function countPostings(db: Db): Promise<{ readonly journals: number; readonly transfers: number }> {
  const count = (table: "payments.journals" | "payments.transfers") =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<bigint>().as("rows"))
      .executeTakeFirstOrThrow();
  const [journals, transfers] = await Promise.all([count("payments.journals"), count("payments.transfers")]);
  return { journals: Number(journals.rows), transfers: Number(transfers.rows) };
}
