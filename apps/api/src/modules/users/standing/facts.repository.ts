// What is known of contracts, reviews and answers: read for the rules, written as news arrive in any order.
import { sql } from "kysely";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { ANSWER_WINDOW_DAYS, type Question } from "./answers.rules.ts";
import { type EndedContract, SUCCESS_RULE } from "./success.rules.ts";

const FIVE_STARS_MILLI = 5_000;

/** Contracts in which this person did the work and that still matter to the score, or did within `lookBackDays`. */
export async function endedContractsOf(
  db: Db,
  userId: string,
  { at, lookBackDays }: { at: Date; lookBackDays: number },
): Promise<readonly EndedContract[]> {
  const since = addMs(at, -(SUCCESS_RULE.windowDays + lookBackDays) * DAY_MS);
  const rows = await db
    .selectFrom("users.contract_outcomes as c")
    .leftJoin("users.shown_reviews as r", (join) =>
      join.onRef("r.contract_id", "=", "c.contract_id").on("r.user_id", "=", userId).on("r.hidden", "=", false),
    )
    .select([
      "c.client_id",
      "c.outcome",
      "c.ended_at",
      "c.ended_by",
      "c.had_paid_work",
      "c.given_back",
      "r.overall_milli",
      "r.revealed_at",
    ])
    .where("c.freelancer_id", "=", userId)
    .where("c.undone", "=", false)
    .where("c.ended_at", ">", since)
    .execute();
  return rows.flatMap(({ outcome, ended_at, given_back, overall_milli, revealed_at, ...row }) => {
    if (outcome === null || ended_at === null) return [];
    const review =
      overall_milli === null || revealed_at === null ? null : { overallMilli: overall_milli, revealedAt: revealed_at };
    // The table's checks allow nothing but these words.
    const words = { outcome, givenBack: given_back } as Pick<EndedContract, "outcome" | "givenBack">;
    const givenUp = row.ended_by === userId && row.had_paid_work;
    return [{ ...words, clientId: row.client_id, endedAt: ended_at, givenUp, review }];
  });
}

/** What this person was asked within the window in which answers count. */
export async function questionsOf(db: Db, userId: string, at: Date): Promise<readonly Question[]> {
  const rows = await db
    .selectFrom("users.asked_questions")
    .select(["asker_id", "asked_at", "answered_at", "lapsed_at"])
    .where("user_id", "=", userId)
    .where("asked_at", ">", addMs(at, -ANSWER_WINDOW_DAYS * DAY_MS))
    .where("withdrawn", "=", false)
    .execute();
  return rows.flatMap(({ asker_id, asked_at, answered_at, lapsed_at }) =>
    asked_at ? [{ askerId: asker_id, askedAt: asked_at, answeredAt: answered_at, lapsed: lapsed_at !== null }] : [],
  );
}

export interface Counts {
  /** On either side, and with how many people. */
  readonly finished: number;
  readonly others: number;
  readonly fiveStars: number;
  readonly fiveStarsFrom: number;
  /** Those in which they did the work, and with how many clients. */
  readonly worked: number;
  readonly clients: number;
}

/**
 * Contracts that were finished and of which something stayed, and reviews of five stars for one's work in such: stars for
 * nothing cost nothing, and those of whom one paid are no praise of work.
 */
export async function countsOf(db: Db, userId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`with finished as (
      select contract_id, freelancer_id = ${userId} as is_work,
        case when freelancer_id = ${userId} then client_id else freelancer_id end as other_id
      from users.contract_outcomes
      where ${userId} in (client_id, freelancer_id) and outcome = 'completed' and not undone
    ), praise as (
      select f.other_id from users.shown_reviews r join finished f using (contract_id)
      where f.is_work and r.user_id = ${userId} and not r.hidden and r.overall_milli >= ${FIVE_STARS_MILLI}
    )
    select count(*)::int as finished, count(distinct other_id)::int as others,
      (select count(*)::int from praise) as "fiveStars",
      (select count(distinct other_id)::int from praise) as "fiveStarsFrom",
      count(*) filter (where is_work)::int as worked,
      count(distinct other_id) filter (where is_work)::int as clients
    from finished`.execute(db);
  return rows[0] ?? { finished: 0, others: 0, fiveStars: 0, fiveStarsFrom: 0, worked: 0, clients: 0 };
}

interface Sides {
  readonly contract_id: string;
  readonly client_id: string;
  readonly freelancer_id: string;
}

export async function saveEnd(
  tx: Tx,
  { contract_id, client_id, freelancer_id }: Sides,
  end: { outcome: "completed" | "cancelled"; ended_at: Date; ended_by: string | null; had_paid_work?: boolean },
): Promise<void> {
  await tx
    .insertInto("users.contract_outcomes")
    .values({ contract_id, client_id, freelancer_id, ...end })
    .onConflict((conflict) => conflict.column("contract_id").doUpdateSet(end))
    .execute();
}

/** Of several disputes in one contract the worse counts. */
export async function saveGivenBack(
  tx: Tx,
  { contract_id, client_id, freelancer_id }: Sides,
  given_back: "part" | "all",
): Promise<void> {
  await tx
    .insertInto("users.contract_outcomes")
    .values({ contract_id, client_id, freelancer_id, given_back })
    .onConflict((conflict) =>
      conflict
        .column("contract_id")
        .doUpdateSet({ given_back })
        .where("users.contract_outcomes.given_back", "<>", "all"),
    )
    .execute();
}

/** Nothing of its money stayed: good or bad, it is no fact about anybody. */
export async function saveUndone(tx: Tx, { contract_id, client_id, freelancer_id }: Sides): Promise<void> {
  await tx
    .insertInto("users.contract_outcomes")
    .values({ contract_id, client_id, freelancer_id, undone: true })
    .onConflict((conflict) => conflict.column("contract_id").doUpdateSet({ undone: true }))
    .execute();
}

export interface NewQuestion {
  readonly questionId: string;
  readonly userId: string;
  readonly askerId: string;
  readonly threadId?: string;
}
type QuestionNews = { asked_at: Date } | { answered_at: Date } | { lapsed_at: Date } | { withdrawn: true };

export async function saveQuestion(tx: Tx, question: NewQuestion, news: QuestionNews): Promise<void> {
  const { questionId, userId, askerId, threadId } = question;
  const known = { asker_id: askerId, ...(threadId === undefined ? {} : { thread_id: threadId }) };
  // The first answer is the one that counts.
  const kept =
    "answered_at" in news
      ? { answered_at: sql<Date>`coalesce(asked_questions.answered_at, ${news.answered_at})` }
      : news;
  await tx
    .insertInto("users.asked_questions")
    .values({ question_id: questionId, user_id: userId, ...known, ...news })
    .onConflict((conflict) => conflict.column("question_id").doUpdateSet({ ...kept, ...known }))
    .execute();
}

/** A counter-offer answers whatever its author was asked in that talk. */
export async function answerThread(tx: Tx, threadId: string, userId: string, at: Date): Promise<void> {
  await tx
    .updateTable("users.asked_questions")
    .set({ answered_at: at })
    .where("thread_id", "=", threadId)
    .where("user_id", "=", userId)
    .where("answered_at", "is", null)
    .execute();
}
