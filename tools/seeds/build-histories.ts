// Makes histories.json: finished and running contracts to be replayed, with milestones and reviews from both sides.
import { demoDir, readWords, writeRecords } from "./files.ts";
import { bestFor } from "./matching.ts";
import type { Person } from "./people-types.ts";
import { between, chance, draw, pick, shuffle } from "./pick.ts";
import type { History, Milestone, MilestoneState, Project, Ratings, Review } from "./project-types.ts";
import { readClients } from "./read-written.ts";
import { rootOf } from "./topic-roots.ts";

const finished = 30;
const running = 14;
const direct = 16;
const closed = 6;
const runningStates: MilestoneState[] = [
  "submitted",
  "funded",
  "revision_requested",
  "funded",
  "submitted",
  "pending",
  "disputed",
];
const directTitles = ["Second part of", "Follow-up to", "Care and small changes for", "Next round of"];

type Written = { tone: number; suits: string[]; text: string };

function readReviews(): { client: Written[]; freelancer: Written[] } {
  const rows = readWords("reviews.txt");
  const turn = rows.indexOf("= by freelancer");
  const parse = (row: string): Written => {
    const [head = "", text = ""] = row.split(" | ");
    const [tone = "", suits] = head.split(" ");
    return { tone: Number(tone), suits: suits?.split("+") ?? [], text };
  };
  return {
    client: shuffle(rows.slice(1, turn).map(parse), "client reviews"),
    freelancer: shuffle(rows.slice(turn + 1).map(parse), "freelancer reviews"),
  };
}

const reviews = readReviews();

function ratingsOf(tone: number, key: string): Ratings {
  const one = (what: string) =>
    Math.min(5, Math.max(1, tone + pick(tone === 5 ? [0, 0, 0, 0, 0, -1] : [0, 0, 1, -1, 0, 1], `${key} ${what}`)));
  return {
    quality: one("quality"),
    communication: one("communication"),
    expertise: one("expertise"),
    deadlines: one("deadlines"),
    cooperation: one("cooperation"),
  };
}

function nextReview(side: "client" | "freelancer", topic: string, key: string): Review {
  const list = reviews[side];
  const at = list.findIndex((each) => each.suits.length === 0 || each.suits.includes(rootOf(topic)));
  const [written] = at < 0 ? [] : list.splice(at, 1);
  if (!written) throw new Error(`No review left to write for ${key}`);
  return { ratings: ratingsOf(written.tone, `${key} ${side}`), text: written.text };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Splits a price over milestones in whole units; the last takes what is left, so they sum exactly. */
function milestonesOf(titles: readonly string[], total: number, unit: number): Milestone[] {
  const weights = titles.length === 1 ? [1] : titles.length === 2 ? [0.4, 0.6] : [0.3, 0.45, 0.25];
  let left = total;
  return titles.map((title, i) => {
    const amount = i === titles.length - 1 ? left : Math.round((total * (weights[i] ?? 0)) / unit) * unit;
    left -= amount;
    return { title: capital(title), amount_minor: amount, state: "released" as const };
  });
}

function priceOf(project: Project, key: string): number {
  const wide = project.budget_max_minor - project.budget_min_minor;
  return Math.round((project.budget_min_minor + wide * (0.2 + 0.7 * draw(`${key} price`))) / 1000) * 1000;
}

const briefs = new Map(
  readClients()
    .flatMap((client) => client.briefs)
    .map((brief) => [brief.title, brief]),
);

function partsOf(project: Project): string[] {
  const brief = briefs.get(project.title);
  if (!brief) throw new Error(`No brief is called ${project.title}`);
  return brief.parts;
}

function run(milestones: readonly Milestone[], state: MilestoneState, key: string): Milestone[] {
  const at = between(`${key} at`, 0, milestones.length - 1);
  return milestones.map((milestone, i) => ({
    ...milestone,
    state: i < at ? "released" : i === at ? state : "pending",
  }));
}

type Deal = { project: Project; freelancer: Person; key: string; title: string; own: boolean };

function historyOf(deal: Deal, outcome: History["outcome"], startedDaysAgo: number, days: number): History {
  const { project, freelancer, key } = deal;
  const whole = milestonesOf(
    deal.own ? partsOf(project) : ["Agreed work", "Review and hand-over"].slice(0, between(`${key} parts`, 1, 2)),
    priceOf(project, key),
    1000,
  );
  const isDone = outcome === "completed";
  const state = outcome.split(":")[1] as MilestoneState; // the outcome type is built from these very states
  return {
    key,
    project: deal.own ? project.key : null,
    client: project.owner,
    freelancer: freelancer.key,
    title: deal.title,
    topic: project.topic,
    currency: project.currency,
    milestones: isDone ? whole : run(whole, state, key),
    outcome,
    started_days_ago: startedDaysAgo,
    ended_days_ago: isDone ? startedDaysAgo - days : null,
    review_by_client: isDone && chance(`${key} by client`, 0.93) ? nextReview("client", project.topic, key) : null,
    review_by_freelancer:
      isDone && chance(`${key} by freelancer`, 0.86) ? nextReview("freelancer", project.topic, key) : null,
  };
}

function hire(project: Project, freelancers: readonly Person[], used: Map<string, number>): Person {
  const [best] = bestFor(project, freelancers, used);
  if (!best) throw new Error(`Nobody fits ${project.title}`);
  used.set(best.key, (used.get(best.key) ?? 0) + 1);
  return best;
}

const criteria = ["quality", "communication", "expertise", "deadlines", "cooperation"] as const;

/** "55545 It works on paper." */
function writtenReview(words: string): Review {
  const [marks = "", ...text] = words.split(" ");
  // One mark for each of the criteria above.
  const ratings = Object.fromEntries(criteria.map((each, i) => [each, Number(marks[i])])) as Ratings;
  return { ratings, text: text.join(" ") };
}

/** Contracts from words/contracts.txt, numbered after those that are drawn. */
function writtenContracts(before: number): History[] {
  return readWords("contracts.txt").map((row, i): History => {
    const [freelancer = "", client = "", title = "", topic = "", currency = "", ...rest] = row.split(" | ");
    const [amount = "", started = "", ended = "", byClient = "", byFreelancer = ""] = rest;
    return {
      key: `h${String(before + i + 1).padStart(3, "0")}`,
      project: null,
      client,
      freelancer,
      title,
      topic,
      currency,
      milestones: [{ title: "Agreed work", amount_minor: Number(amount) * 100, state: "released" }],
      outcome: "completed",
      started_days_ago: Number(started),
      ended_days_ago: Number(ended),
      review_by_client: writtenReview(byClient),
      review_by_freelancer: writtenReview(byFreelancer),
    };
  });
}

/** Gives some projects a past (they leave the list of open ones) and adds direct contracts between people who know each other. */
export function buildHistories(
  projects: readonly Project[],
  people: readonly Person[],
): { projects: Project[]; histories: History[] } {
  const freelancers = people.filter((person) => person.user_type === "freelancer");
  const used = new Map<string, number>();
  const older = projects.slice(Math.floor(projects.length * 0.35));
  const chosen = shuffle(
    older.filter((project) => project.pricing === "fixed" && project.positions === 1),
    "histories",
  ).slice(0, finished + running + closed);
  const changed = new Map<string, Project>();
  const histories: History[] = [];
  chosen.forEach((project, i) => {
    const key = `h${String(i + 1).padStart(3, "0")}`;
    if (i >= finished + running) {
      changed.set(project.key, { ...project, state: "closed" });
      return;
    }
    const done = i < finished;
    const freelancer = hire(project, freelancers, used);
    const days = between(`${key} days`, 12, 40);
    const started = done ? between(`${key} started`, 60, 380) : between(`${key} started`, 6, 34);
    const outcome: History["outcome"] = done
      ? "completed"
      : `running:${runningStates[i % runningStates.length] ?? "funded"}`;
    histories.push(historyOf({ project, freelancer, key, title: project.title, own: true }, outcome, started, days));
    changed.set(project.key, {
      ...project,
      age_days: started + between(`${key} before`, 4, 16),
      state: done ? "completed" : "in_progress",
      hired: freelancer.key,
    });
  });
  const past = histories.filter((history) => history.outcome === "completed" && history.ended_days_ago !== null);
  shuffle(past, "direct")
    .slice(0, direct)
    .forEach((before, i) => {
      const key = `h${String(finished + running + i + 1).padStart(3, "0")}`;
      const project = projects.find((each) => each.key === before.project);
      const freelancer = freelancers.find((each) => each.key === before.freelancer);
      if (!project || !freelancer) throw new Error(`${before.key} points at nothing`);
      const started = between(`${key} started`, 14, Math.max(15, (before.ended_days_ago ?? 30) - 6));
      const isDone = started > 30 && i % 4 !== 0;
      const title = `${pick(directTitles, key)} “${project.title}”`;
      histories.push(
        historyOf(
          { project, freelancer, key, title, own: false },
          isDone ? "completed" : `running:${pick(["funded", "submitted"] as const, key)}`,
          started,
          between(`${key} days`, 7, 14),
        ),
      );
    });
  histories.push(...writtenContracts(histories.length));
  writeRecords(demoDir, "histories.json", histories);
  const all = projects
    .map((project) => changed.get(project.key) ?? project)
    .toSorted((a, b) => a.age_days - b.age_days);
  return { projects: all, histories };
}
