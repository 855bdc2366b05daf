import { PROJECT_SKILLS_MAX, type ProjectBody, type ProjectView } from "#api-schema/projects.ts";
import type { apiOf } from "../../lib/api.server.ts";
import { oneOf, text } from "../../lib/form.server.ts";
import { findSkills } from "../../lib/skills.server.ts";
import { splitTags } from "../../lib/tags-text.ts";
import type { WordsOf } from "../../lib/text.ts";
import type { postingText } from "../../messages/posting.ts";
import type { Choice } from "../../ui/select.tsx";
import { type Faults, readAmount, refuseIfAny } from "../hiring/milestone-form.server.ts";
import { questionsInLines } from "./question-lines.ts";

const DESCRIPTION_CHARS_MIN = 40;
const POSITIONS_MAX = 50;
const TAGS_MAX = 10;
const TAG_CHARS_MAX = 40;
const COUNTRIES_MAX = 30;
const QUESTIONS_MAX = 10;
const QUESTION_CHARS_MAX = 300;

interface ReadOptions {
  readonly api: ReturnType<typeof apiOf>;
  readonly locale: string;
  /** By their names in the reader's language. */
  readonly countries: () => Promise<readonly Choice[]>;
  readonly words: WordsOf<typeof postingText>;
  /** A draft needs a title alone; what others will see needs all the rest. */
  readonly draft: boolean;
  /** What is changed, if it is not new: its questions keep their ids, and with them the answers given so far. */
  readonly before?: Pick<ProjectView, "screening_questions">;
}

/** The project in a form, without its files; refuses with everything that is missing at once. */
export async function readProject(form: FormData, { api, locale, words, draft, before, countries }: ReadOptions) {
  const faults: Faults = {};
  const need = (met: boolean, field: string, sentence: string) => {
    if (!met) faults[field] ??= sentence;
  };
  const money = (name: string) =>
    text(form, name) === "" ? null : readAmount(form, name, { locale, refusal: words.amountRefusal, faults });
  const found = await findSkills(api, splitTags(text(form, "skills")), PROJECT_SKILLS_MAX);
  const lands = await readCountries(text(form, "countries"), countries);
  const body = {
    title: text(form, "title"),
    description: text(form, "description"),
    category_id: text(form, "category_id") || null,
    skills: found.skills.map(({ slug }) => slug),
    pricing: oneOf(form, "pricing", ["fixed", "hourly"]) ?? "fixed",
    budget: money("budget"),
    budget_min: money("budget_min"),
    deadline: text(form, "deadline") || null,
    engagement: oneOf(form, "engagement", ["one_off", "ongoing"]) ?? "one_off",
    experience_level: oneOf(form, "experience_level", ["entry", "intermediate", "expert"]) ?? "intermediate",
    positions: Number(text(form, "positions") || "1"),
    tags: splitTags(text(form, "tags")),
    location: { countries: lands.codes },
    visibility: oneOf(form, "visibility", ["public", "invited"]) ?? "public",
    screening_questions: questionsInLines(text(form, "questions"), before?.screening_questions ?? []),
  } satisfies ProjectBody;
  need(body.title !== "", "title", words.needed);
  need(!found.tooMany, "skills", words.tooManySkills(PROJECT_SKILLS_MAX));
  need(found.unknown.length === 0, "skills", words.unknownSkills(found.unknown.join(", ")));
  const tooLongTag = body.tags.some((tag) => tag.length > TAG_CHARS_MAX);
  need(body.tags.length <= TAGS_MAX && !tooLongTag, "tags", words.tagsRefusal);
  need(lands.unknown.length === 0, "countries", words.unknownCountries(lands.unknown.join(", ")));
  need(lands.codes.length <= COUNTRIES_MAX, "countries", words.tooManyCountries);
  const { positions, screening_questions: questions } = body;
  need(
    Number.isInteger(positions) && positions >= 1 && positions <= POSITIONS_MAX,
    "positions",
    words.positionsRefusal,
  );
  const tooLong = questions.some((question) => question.text.length > QUESTION_CHARS_MAX);
  need(questions.length <= QUESTIONS_MAX && !tooLong, "questions", words.questionsRefusal);
  if (!draft) {
    need(body.description.length >= DESCRIPTION_CHARS_MIN, "description", words.descriptionRefusal);
    need(body.category_id !== null, "category_id", words.topicRefusal);
    need(body.skills.length > 0, "skills", words.skillsRefusal);
    need(body.budget !== null, "budget", words.budgetRefusal);
  }
  refuseIfAny(faults);
  return body;
}

/** Countries as they were chosen or typed: by name, or by code. */
async function readCountries(typed: string, countries: ReadOptions["countries"]) {
  const all = typed === "" ? [] : await countries();
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const word of splitTags(typed)) {
    const same = (other: string) => other.toLowerCase() === word.toLowerCase();
    const found = all.find(({ value, label }) => same(value) || same(label));
    if (found) codes.add(found.value);
    else unknown.push(word);
  }
  return { codes: [...codes], unknown };
}
