// A person's standing as part of any read of people: no list asks again for each of its rows.
import { type Expression, type RawBuilder, sql } from "kysely";
import type { StandingView } from "#api-schema/standing-views.ts";
import { answersWithin } from "./answers.rules.ts";

export interface StandingRow {
  readonly success_score: number | null;
  readonly answer_minutes: number | null;
  readonly badges: readonly string[];
  readonly level: StandingView["level"];
}

/** Of the person in the column `person`; null where nothing is known yet. */
export const shownStanding = (person: Expression<string>): RawBuilder<StandingRow | null> =>
  sql<StandingRow | null>`(select json_build_object('success_score', s.success_score, 'answer_minutes', s.answer_minutes,
    'badges', s.badges, 'level', (select json_build_object('level', l.level, 'names', l.names,
      'of', (select count(*) from users.level_rules)) from users.level_rules l where l.level = s.level))
    from users.standings s where s.user_id = ${person})`;

export function viewStanding(row: StandingRow | null): StandingView {
  return {
    success_score: row?.success_score ?? null,
    answers_within: answersWithin(row?.answer_minutes ?? null),
    badges: [...(row?.badges ?? [])],
    level: row?.level ?? null,
  };
}
