import type { SuccessView } from "#api-schema/standing-views.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { answersAt } from "./answers.rules.ts";
import { endedContractsOf, questionsOf } from "./facts.repository.ts";
import { readLevelRules } from "./level-rules.repository.ts";
import { endings, SHARES, SUCCESS_RULE, successAt } from "./success.rules.ts";

/** The score with its rule; the numbers behind it are for its owner alone. Throws `user.not_found`. */
export async function readSuccess({ db, clock }: Platform, viewer: Actor | null, userId: string): Promise<SuccessView> {
  const at = clock.now();
  const profile = await loadProfile(db, viewer, userId);
  const rule = {
    window_days: SUCCESS_RULE.windowDays,
    recent_days: SUCCESS_RULE.recentDays,
    contracts_min: SUCCESS_RULE.contractsMin,
    clients_min: SUCCESS_RULE.clientsMin,
    shares: endings.map((ending) => ({ ending, share: SHARES[ending] })),
    levels: [...(await readLevelRules(db))],
  };
  const score = profile.standing?.success_score ?? null;
  if (viewer?.userId !== userId) return { score, rule, numbers: null };
  const [contracts, questions] = await Promise.all([
    endedContractsOf(db, userId, { at, lookBackDays: 0 }),
    questionsOf(db, userId, at),
  ]);
  const { factors, ...counts } = successAt(contracts, at);
  const answers = answersAt(questions, at);
  return {
    score: counts.score,
    rule,
    numbers: {
      contracts: counts.contracts,
      clients: counts.clients,
      factors: factors.map((factor) => ({ ...factor, share: SHARES[factor.ending] })),
      answers: { counted: answers.counted, median_minutes: answers.minutes },
    },
  };
}
