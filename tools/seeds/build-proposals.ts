// Makes proposals.json: one to six letters for some of the open projects, from people whose skills fit.

import type { Skill, Topic } from "./build-topics.ts";
import { demoDir, readRecords, referenceDir, writeRecords } from "./files.ts";
import { bestFor } from "./matching.ts";
import type { Person } from "./people-types.ts";
import { between, chance, dealer, draw, pick, shuffle } from "./pick.ts";
import type { Project, Proposal } from "./project-types.ts";
import { fill, readClients, readPools } from "./read-written.ts";

const projectsWithProposals = 124;
const wordsMin = 60;
const wordsMax = 140;

const pools = readPools("letters.txt");
const deal = Object.fromEntries(Object.entries(pools).map(([part, sentences]) => [part, dealer(sentences, part)]));
const topicNames = new Map(readRecords<Topic>(referenceDir, "topics.json").map((topic) => [topic.slug, topic.name]));
const skillNames = new Map(readRecords<Skill>(referenceDir, "skills.json").map((skill) => [skill.slug, skill.name]));
const briefs = new Map(
  readClients()
    .flatMap((client) => client.briefs)
    .map((brief) => [brief.title, brief]),
);
const answersTo = new Map(
  (readPools("brief-parts.txt").questions ?? []).map((row) => {
    const [question = "", ...answers] = row.split(" | ");
    return [question, dealer(answers, question)];
  }),
);

const numbers =
  "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(" ");

function nameOf(names: ReadonlyMap<string, string>, slug: string): string {
  return names.get(slug) ?? slug;
}

/** Lower case inside a sentence, except where the name itself has capitals that matter (iOS, PCB). */
function asWords(name: string): string {
  return name
    .split(" ")
    .map((word) => (/^[A-Z][a-z&'-]+$/.test(word) ? word.toLowerCase() : word))
    .join(" ")
    .replace("&", "and");
}

function slotsFor(project: Project, person: Person, days: number): Record<string, string> {
  const brief = briefs.get(project.title);
  if (!brief) throw new Error(`No brief is called ${project.title}`);
  const [d1 = "", d2 = "", d3 = ""] = brief.parts;
  const shared = person.skills.filter((skill) => project.skills.includes(skill.slug));
  const [first, second] = [...shared, ...person.skills.filter((skill) => !shared.includes(skill))];
  return {
    title: project.title,
    why: brief.why.split(/(?<=[.!?]) /)[0] ?? brief.why,
    d1,
    d2,
    d3,
    skill: nameOf(skillNames, first?.slug ?? ""),
    skill2: nameOf(skillNames, second?.slug ?? ""),
    years: numbers[Math.max(2, first?.years ?? 2)] ?? "many",
    days: String(days),
    city: person.city,
    topic: asWords(nameOf(topicNames, project.topic)),
  };
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function letter(slots: Record<string, string>, key: string): string {
  const say = (part: string) => capitalised(fill(deal[part]?.() ?? "", slots));
  const shapes = [
    () => [`${say("open")}`, `${say("plan")} ${say("proof")}`, say("close")],
    () => [say("open"), say("plan"), `${say("care")} ${say("close")}`],
    () => [`${say("open")} ${say("proof")}`, `${say("plan")} ${say("care")}`, say("close")],
    () => [`${say("open")} ${say("plan")}`, say("proof"), `${say("care")} ${say("close")}`],
    () => [say("open"), say("proof"), say("plan"), say("care")],
    () => [say("open"), `${say("care")} ${say("plan")}`, say("close")],
  ];
  for (let attempt = 0; attempt < 40; attempt++) {
    const text = pick(shapes, `${key} ${attempt}`)().join("\n\n");
    const count = text.split(/\s+/).length;
    if (count >= wordsMin && count <= wordsMax) return text;
  }
  throw new Error(`No letter of the right length for ${key}`);
}

function proposalOf(project: Project, person: Person, place: number): Proposal {
  const key = `${project.key} ${person.key}`;
  const days = project.pricing === "hourly" ? between(`${key} days`, 14, 60) : between(`${key} days`, 6, 38);
  const wide = project.budget_max_minor - project.budget_min_minor;
  const unit = project.currency === "JPY" ? 1000 : project.pricing === "hourly" ? 100 : 1000;
  const amount = Math.round((project.budget_min_minor + wide * (draw(`${key} amount`) * 1.15 - 0.05)) / unit) * unit;
  return {
    project: project.key,
    freelancer: person.key,
    cover_letter: letter(slotsFor(project, person, days), key),
    amount_minor: Math.max(unit, amount),
    currency: project.currency,
    days,
    sent_days_after: Math.min(project.age_days, Math.floor(place / 2) + between(`${key} sent`, 0, 2)),
    answers: project.questions.map((question) => answersTo.get(question)?.() ?? ""),
  };
}

export function buildProposals(projects: readonly Project[], people: readonly Person[]): Proposal[] {
  const freelancers = people.filter(
    (person) => person.user_type === "freelancer" && person.availability?.state !== "not",
  );
  const used = new Map<string, number>();
  const open = projects.filter(
    (project) => project.state === "open" && (project.age_days >= 1 || chance(`${project.key} early`, 0.4)),
  );
  const proposals = shuffle(open, "proposals")
    .slice(0, projectsWithProposals)
    .flatMap((project) => {
      const count = pick([1, 2, 2, 3, 3, 4, 4, 5, 6], `${project.key} count`);
      return bestFor(project, freelancers, used)
        .slice(0, count)
        .map((person, place) => {
          used.set(person.key, (used.get(person.key) ?? 0) + 1);
          return proposalOf(project, person, place);
        });
    });
  writeRecords(demoDir, "proposals.json", proposals);
  return proposals;
}
