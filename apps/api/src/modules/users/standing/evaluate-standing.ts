// Works a person's standing out anew: after each fact, and by a timer when time alone changes it.
import { badgeEarned } from "#events/users.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { ANSWER_WINDOW_DAYS, type Answers, answersAt, type Question } from "./answers.rules.ts";
import { readBadgeRules, type SaidRule } from "./badge-rules.repository.ts";
import { badgeWords } from "./badge-words.ts";
import { type BadgeRule, type BadgeStep, badgeSteps, type Measured } from "./badges.rules.ts";
import { type Counts, countsOf, endedContractsOf, questionsOf } from "./facts.repository.ts";
import { readLevelRules } from "./level-rules.repository.ts";
import { levelOf } from "./levels.rules.ts";
import { type EndedContract, earliestAfter, heldSince, nextChange, successAt } from "./success.rules.ts";

const STANDING_TIMER = "users.standing_due";

export function listenToTime(platform: Platform): void {
  platform.timers.onDue(STANDING_TIMER, (tx, { ref }) => evaluateStanding(tx, platform, ref));
  platform.jobs.daily("users.evaluate_standings", "37 3 * * *", () => evaluateWaiting(platform));
}

const AT_ONCE = 500;
// Behind everybody who has one.
const NO_SCORE = -1;

/** Whoever is marked as not looked at: after a migration, or when a rule was changed. */
export async function evaluateWaiting(platform: Platform): Promise<void> {
  for (;;) {
    const waiting = await platform.db
      .selectFrom("users.standings")
      .select("user_id")
      .where("evaluated_at", "is", null)
      .limit(AT_ONCE)
      .execute();
    if (waiting.length === 0) return;
    for (const { user_id } of waiting) await platform.inTransaction((tx) => evaluateStanding(tx, platform, user_id));
  }
}

/** Those that concern two people do so in the order of their ids, or two contracts of a pair would wait for each other. */
export async function evaluateStandings(tx: Tx, platform: Platform, userIds: readonly string[]): Promise<void> {
  for (const userId of [...new Set(userIds)].toSorted()) await evaluateStanding(tx, platform, userId);
}

interface Facts {
  readonly contracts: readonly EndedContract[];
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly counts: Counts;
}

async function evaluateStanding(tx: Tx, platform: Platform, userId: string): Promise<void> {
  const at = platform.clock.now();
  if (!(await lockStanding(tx, userId))) return;
  const rules = await readBadgeRules(tx);
  const lookBackDays = Math.max(1, ...rules.map((rule) => (rule.measure === "days_at_score" ? daysOf(rule) : 0)));
  const [contracts, questions, counts] = [
    await endedContractsOf(tx, userId, { at, lookBackDays }),
    await questionsOf(tx, userId, at),
    await countsOf(tx, userId),
  ];
  const facts: Facts = { contracts, questions, answers: answersAt(questions, at), counts };
  const held = await heldBadges(tx, userId);
  const steps = badgeSteps(rules, held, (rule) => measure(rule, facts, at));
  for (const step of steps) await takeStep(tx, platform, { userId, step, rules, at });
  for (const { badge, step, needed } of steps) step === "earn" ? held.set(badge, needed) : held.delete(badge);
  const { score } = successAt(contracts, at);
  await tx
    .updateTable("users.users")
    .set({ success_rank: score ?? NO_SCORE })
    .where("user_id", "=", userId)
    .where("success_rank", "<>", score ?? NO_SCORE)
    .execute();
  await tx
    .updateTable("users.standings")
    .set({
      success_score: score,
      level: levelOf(await readLevelRules(tx), { contracts: counts.worked, clients: counts.clients, score }),
      answer_minutes: facts.answers.minutes,
      badges: rules.map(({ badge }) => badge).filter((badge) => held.has(badge)),
      evaluated_at: at,
    })
    .where("user_id", "=", userId)
    .execute();
  const dueAt = earliestAfter([...dates(rules, facts, at)], at);
  if (dueAt) await platform.timers.schedule(tx, { kind: STANDING_TIMER, ref: userId, dueAt });
}

/** False for people who were erased. Whoever comes second waits here, and then reads what the first one wrote. */
async function lockStanding(tx: Tx, userId: string): Promise<boolean> {
  // The profile first, as an erasure does: its row is written too.
  await tx.selectFrom("users.users").select("user_id").where("user_id", "=", userId).forNoKeyUpdate().execute();
  await tx
    .insertInto("users.standings")
    .columns(["user_id"])
    .expression((eb) =>
      eb.selectFrom("users.users").select("user_id").where("user_id", "=", userId).where("erased_at", "is", null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom("users.standings")
    .select("user_id")
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

async function heldBadges(tx: Tx, userId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom("users.badges")
    .select(["badge", "needed"])
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .execute();
  return new Map(rows.map(({ badge, needed }) => [badge, needed]));
}

const daysOf = (rule: BadgeRule): number => rule.at_least ?? 0;

function measure(rule: BadgeRule, { contracts, answers, counts }: Facts, at: Date): Measured {
  if (rule.measure === "contracts_finished")
    return { value: counts.finished, facts: counts.finished, clients: counts.others };
  if (rule.measure === "five_star_reviews")
    return { value: counts.fiveStars, facts: counts.fiveStars, clients: counts.fiveStarsFrom };
  if (rule.measure === "answer_minutes")
    return { value: answers.minutes, facts: answers.counted, clients: answers.counted };
  const since = scoreHeldSince(rule, contracts, at);
  return {
    value: since && Math.floor((at.getTime() - since.getTime()) / DAY_MS),
    facts: contracts.length,
    clients: new Set(contracts.map(({ clientId }) => clientId)).size,
  };
}

const scoreHeldSince = (rule: BadgeRule, contracts: readonly EndedContract[], at: Date): Date | null =>
  heldSince(contracts, { at, least: rule.score_min ?? 0, lookBackDays: daysOf(rule) });

/** When something of this changes by itself. */
function* dates(rules: readonly BadgeRule[], { contracts, questions }: Facts, at: Date): Generator<Date> {
  const change = nextChange(contracts, at);
  if (change) yield change;
  for (const { askedAt } of questions) yield addMs(askedAt, ANSWER_WINDOW_DAYS * DAY_MS);
  for (const rule of rules) {
    const since = rule.measure === "days_at_score" && rule.active ? scoreHeldSince(rule, contracts, at) : null;
    if (since) yield addMs(since, daysOf(rule) * DAY_MS);
  }
}

async function takeStep(
  tx: Tx,
  platform: Platform,
  { userId, step, rules, at }: { userId: string; step: BadgeStep; rules: readonly SaidRule[]; at: Date },
): Promise<void> {
  const { badge, value, needed, score_min } = step;
  if (step.step === "end") {
    await tx
      .updateTable("users.badges")
      .set({ ended_at: at, ended_value: value })
      .where("user_id", "=", userId)
      .where("badge", "=", badge)
      .where("ended_at", "is", null)
      .execute();
    return;
  }
  const earned = { badge, value: value ?? 0, needed, score_min };
  await tx
    .insertInto("users.badges")
    .values({ badge_id: newId(), user_id: userId, earned_at: at, ...earned })
    .execute();
  const { handle } = await tx
    .selectFrom("users.users")
    .select("handle")
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  const words = badgeWords(badge, rules.find((rule) => rule.badge === badge)?.words ?? {}, earned);
  await platform.events.publish(tx, badgeEarned, { user_id: userId, handle, ...earned, words });
}
