// Makes projects.json: each written brief becomes a post in its client's words, with budget, dates and questions.

import { roundAmount } from "./build-people.ts";
import { demoDir, writeRecords } from "./files.ts";
import type { Brief, Client, Person } from "./people-types.ts";
import { between, chance, dealer, draw, pick, shuffle } from "./pick.ts";
import type { Project } from "./project-types.ts";
import { readClients, readPools } from "./read-written.ts";
import { tagOf } from "./tags.ts";
import { rootOf } from "./topic-roots.ts";

const parts = readPools("brief-parts.txt");

/** What a client already has: some sentences suit only software and data ("tech") or things one can hold ("made"). */
function havesFor(kind: "tech" | "made" | null): string[] {
  return (parts.have ?? []).flatMap((row) => {
    const [mark, rest] = /^(?:tech|made): /.test(row) ? [row.slice(0, 4), row.slice(6)] : [null, row];
    return mark === kind ? [rest] : [];
  });
}

const deal = {
  list: dealer(parts.list ?? [], "list"),
  work: dealer(parts.work ?? [], "work"),
  any: dealer(havesFor(null), "have"),
  tech: dealer([...havesFor("tech"), ...havesFor(null)], "have tech"),
  made: dealer([...havesFor("made"), ...havesFor(null)], "have made"),
  apply: dealer(parts.apply ?? [], "apply"),
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inOneSentence(brief: Brief): string {
  const [a = "", b = "", c = ""] = brief.parts;
  return `We are looking for ${a}, ${b} and ${c}.`;
}

/** Three to six paragraphs; the shape differs from post to post as it does between people. */
function describe(brief: Brief, client: Client, key: string): string {
  const bullets = `${deal.list()}\n${brief.parts.map((part) => `- ${capital(part)}`).join("\n")}`;
  const apply = deal.apply();
  const about = client.about;
  const root = rootOf(brief.topic);
  const have = ["software", "data-ai", "games"].includes(root)
    ? deal.tech
    : ["engineering-hardware", "craft-product"].includes(root)
      ? deal.made
      : deal.any;
  const shapes = [
    [brief.why, bullets, `${have()} ${deal.work()}`, apply],
    [about, brief.why, bullets, deal.work(), apply],
    [brief.why, `${inOneSentence(brief)} ${have()}`, deal.work(), apply],
    [about, brief.why, bullets, `${have()} ${deal.work()}`, apply],
    [`${brief.why} ${have()}`, bullets, `${deal.work()} ${apply}`],
    [about, `${brief.why} ${inOneSentence(brief)}`, `${have()} ${deal.work()}`, apply],
    [brief.why, `${inOneSentence(brief)} ${deal.work()}`, `${about} ${apply}`],
    [brief.why, about, bullets, `${have()} ${deal.work()}`, deal.work(), apply],
  ];
  const chosen = pick(shapes, `${key} shape`);
  // A very short reason leaves a reader wondering who is speaking.
  const terse = brief.why.split(" ").length < 13 && chosen.every((paragraph) => !paragraph.includes(about));
  return (terse ? [about, ...chosen] : chosen).join("\n\n");
}

// Work that needs somebody in the room, and not only at a desk.
const onSite = new Set([
  "food-photography",
  "portrait-photography",
  "architecture-photography",
  "event-photography",
  "documentary-photography",
  "event-filming",
  "filming",
  "drone-footage",
  "team-workshops",
]);

function locationOf(brief: Brief, person: Person, key: string): Project["location_rule"] {
  if (onSite.has(brief.topic)) return { kind: "country", country: person.country, hours_apart: null };
  const share = draw(`${key} location`);
  if (share < 0.78) return { kind: "anywhere", country: null, hours_apart: null };
  if (share < 0.9) return { kind: "time_zone", country: null, hours_apart: pick([3, 4, 6], `${key} hours`) };
  return { kind: "country", country: person.country, hours_apart: null };
}

function levelOf(brief: Brief, key: string): Project["experience_level"] {
  const weight = brief.pricing === "hourly" ? brief.high * 60 : brief.high;
  if (weight > 4000) return "expert";
  return weight > 1000 || chance(`${key} level`, 0.4) ? "intermediate" : "entry";
}

function projectOf(brief: Brief, client: Client, person: Person, key: string): Project {
  const step = brief.pricing === "hourly" ? 1 : 50;
  return {
    key,
    owner: person.key,
    title: brief.title,
    description: describe(brief, client, key),
    topic: brief.topic,
    skills: brief.skills,
    tags: [...new Set([brief.topic, ...brief.skills, ...client.topics.slice(0, 1)].map(tagOf))].slice(0, 5),
    engagement: brief.ongoing ? "ongoing" : "one_off",
    pricing: brief.pricing,
    budget_min_minor: roundAmount(brief.low, person.currency, step),
    budget_max_minor: roundAmount(brief.high, person.currency, step),
    currency: person.currency,
    deadline_days: brief.ongoing || chance(`${key} no deadline`, 0.12) ? null : between(`${key} deadline`, 14, 84),
    experience_level: levelOf(brief, key),
    location_rule: locationOf(brief, person, key),
    positions: chance(`${key} positions`, 0.05) ? 2 : 1,
    questions: shuffle(
      (parts.questions ?? []).map((row) => row.split(" | ")[0] ?? ""),
      `${key} questions`,
    ).slice(0, pick([0, 1, 1, 2, 2, 3], `${key} how many`)),
    age_days: 0,
    state: "open",
    hired: null,
  };
}

/** Newest first, one client's posts never side by side: every round takes one post from each client. */
function orderOf(projects: readonly Project[]): Project[] {
  const byOwner = [...Map.groupBy(projects, (project) => project.owner).values()].map((own) =>
    shuffle(own, own[0]?.owner ?? ""),
  );
  const longest = Math.max(...byOwner.map((own) => own.length));
  const rounds = Array.from({ length: longest }, (_, round) =>
    shuffle(
      byOwner.flatMap((own) => own[round] ?? []),
      `round ${round}`,
    ),
  );
  return rounds.flat();
}

export function makeProjects(people: readonly Person[]): Project[] {
  const clients = readClients();
  const byCompany = new Map(people.map((person) => [person.company, person]));
  const projects = clients.flatMap((client) => {
    const person = byCompany.get(client.company);
    if (!person) throw new Error(`Nobody speaks for ${client.company}`);
    return client.briefs.map((brief) => projectOf(brief, client, person, brief.title));
  });
  // About six posts a day at first, thinning out towards two months ago.
  return orderOf(projects).map((project, i) => {
    const age = Math.floor(i / 6 + (i / 60) ** 1.5);
    const deadline = project.deadline_days === null ? null : project.deadline_days + age;
    return { ...project, key: `j${String(i + 1).padStart(3, "0")}`, age_days: age, deadline_days: deadline };
  });
}

export function writeProjects(projects: readonly Project[]): void {
  writeRecords(demoDir, "projects.json", projects);
}
