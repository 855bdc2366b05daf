// Old rows of what people stand by, and what migrations make of them.
import { expect, onTestFinished, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { databaseBefore } from "#test/old-database.ts";

async function before(migration: string) {
  const old = await databaseBefore(migration);
  onTestFinished(() => old.drop());
  // The contracts themselves say nothing here.
  for (const table of ["milestones", "activity", "reviews"])
    await old.client.query(`alter table contracts.${table} drop constraint ${table}_contract_id_fkey`);
  return old;
}

test("a contract that was never paid for, asked back or taken by a bank was not given up", async () => {
  const old = await before("0522_users_had_paid_work.sql");
  const ended = async (paid: { funded?: boolean; asked?: boolean; taken?: boolean }) => {
    const [contract, milestone] = [newId(), newId()];
    await old.client.query(
      `insert into users.contract_outcomes (contract_id, client_id, freelancer_id, outcome, ended_at)
       values ($1, $2, $3, 'cancelled', now())`,
      [contract, newId(), newId()],
    );
    await old.client.query(
      `insert into contracts.milestones (milestone_id, contract_id, position, title, description, amount_minor, status, funded_at, refund_requested_at, created_at, updated_at)
       values ($1, $2, 0, 'A mark', '', 1, 'refunded', case when $3 then now() end, case when $4 then now() end, now(), now())`,
      [milestone, contract, paid.funded ?? false, paid.asked ?? false],
    );
    if (paid.taken)
      await old.client.query(
        `insert into contracts.activity (activity_id, contract_id, milestone_id, type, created_at)
         values ($1, $2, $3, 'milestone_charged_back', now())`,
        [newId(), contract, milestone],
      );
    return contract;
  };
  await ended({});
  await ended({ funded: true, asked: true });
  await ended({ funded: true, taken: true });
  const left = await ended({ funded: true });
  await old.catchUp();
  const { rows } = await old.client.query("select contract_id from users.contract_outcomes where had_paid_work");
  expect(rows).toEqual([{ contract_id: left }]);
});

test("of a contract of which a part was taken, the rest was given up", async () => {
  const old = await before("0528_users_paid_work_after_parts.sql");
  const ended = async (takenMinor: number) => {
    const [contract, milestone] = [newId(), newId()];
    await old.client.query(
      `insert into users.contract_outcomes (contract_id, client_id, freelancer_id, outcome, ended_at, had_paid_work)
       values ($1, $2, $3, 'cancelled', now(), false)`,
      [contract, newId(), newId()],
    );
    await old.client.query(
      `insert into contracts.milestones (milestone_id, contract_id, position, title, description, amount_minor, refunded_minor, status, funded_at, created_at, updated_at)
       values ($1, $2, 0, 'A mark', '', 500, 500, 'refunded', now(), now(), now())`,
      [milestone, contract],
    );
    await old.client.query(
      `insert into contracts.activity (activity_id, contract_id, milestone_id, type, amount_minor, currency, created_at)
       values ($1, $2, $3, 'milestone_sent_back', $4, 'EUR', now())`,
      [newId(), contract, milestone, takenMinor],
    );
    return contract;
  };
  await ended(500);
  const left = await ended(10);
  await old.catchUp();
  const { rows } = await old.client.query("select contract_id from users.contract_outcomes where had_paid_work");
  expect(rows).toEqual([{ contract_id: left }]);
});

test.each([
  "0523_contracts_ratings_by_side.sql",
  // Counted by a process of the release before, after the sums of 0524.
  "0527_contracts_ratings_recounted.sql",
])(
  "of a rating what was given to somebody as the client is known, and what nobody has read yet is not in it: %s",
  async (migration) => {
    const old = await before(migration);
    const userId = newId();
    await old.client.query("insert into contracts.ratings (user_id, reviews_count, points) values ($1, 2, 35)", [
      userId,
    ]);
    for (const [role, stars, shown] of [
      ["client", 5, true],
      ["freelancer", 2, true],
      ["freelancer", 1, false],
    ] as const)
      await old.client.query(
        `insert into contracts.reviews (review_id, contract_id, author_id, user_id, author_role, quality, communication, expertise, deadlines, cooperation, text, created_at, revealed_at)
       values ($1, $2, $3, $4, $5, $6, $6, $6, $6, $6, 'Fine.', now(), case when $7 then now() end)`,
        [newId(), newId(), newId(), userId, role, stars, shown],
      );
    await old.catchUp();
    const { rows } = await old.client.query("select client_reviews, client_points::int from contracts.ratings");
    expect(rows).toEqual([{ client_reviews: 1, client_points: 10 }]);
  },
);
