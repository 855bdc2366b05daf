// Clients post what they want done; freelancers propose.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { organisationOf } from "./organisations.ts";
import type { SeedProject, SeedProposal, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

/** A post goes up early enough for what happens with it. */
export function postedDaysAgo(project: SeedProject, seeds: Seeds): number {
  const starts = seeds.histories
    .filter((history) => history.project === project.key)
    .map((history) => history.started_days_ago + 6);
  return Math.max(project.age_days, ...starts);
}

export function projectScenes(seeds: Seeds, end: Date): readonly Scene[] {
  return seeds.projects.flatMap((project) => {
    const days = postedDaysAgo(project, seeds);
    const scenes: Scene[] = [
      { at: daysBefore(end, days, project.key), what: "projects", play: (stage) => post(stage, project) },
    ];
    if (project.state === "closed")
      scenes.push({
        at: daysBefore(end, Math.max(0, days - 9), `${project.key} closed`),
        what: "projects",
        play: (stage) => close(stage, project),
      });
    return scenes;
  });
}

async function post(stage: Stage, seed: SeedProject): Promise<void> {
  const { projects } = stage.as(seed.owner);
  const money = (minor: number) => ({ amount: String(minor), currency: seed.currency });
  const { title, description, topic, engagement, pricing, experience_level, positions } = seed;
  const { project_id } = await projects.createProject({
    body: {
      organisation_id: await organisationOf(stage, seed.owner),
      title,
      description,
      category_id: topic,
      skills: [...seed.skills],
      tags: [...seed.tags],
      engagement,
      pricing,
      experience_level,
      positions,
      budget_min: money(seed.budget_min_minor),
      budget: money(seed.budget_max_minor),
      deadline:
        seed.deadline_days === null
          ? null
          : addMs(stage.app.platform.clock.now(), seed.deadline_days * DAY_MS).toISOString(),
      location: { countries: countriesAsked(stage.seeds, seed) },
      screening_questions: seed.questions.map((text) => ({ text, required: false })),
    },
  });
  stage.made.projects.set(seed.key, project_id);
  await projects.publishProject({ params: { project_id } });
}

/** Where people must live to answer a post. One that is answered from elsewhere in the seeds asks for no place. */
export function countriesAsked(seeds: Seeds, project: SeedProject): string[] {
  const { country } = project.location_rule;
  const answering = new Set(
    [...seeds.proposals, ...seeds.histories].filter((one) => one.project === project.key).map((one) => one.freelancer),
  );
  const allLiveThere = seeds.people.every((person) => !answering.has(person.key) || person.country === country);
  return country !== null && allLiveThere ? [country] : [];
}

async function close(stage: Stage, seed: SeedProject): Promise<void> {
  await stage.as(seed.owner).projects.closeProject({ params: { project_id: projectId(stage, seed.key) } });
}

export function projectId(stage: Stage, key: string): string {
  const id = stage.made.projects.get(key);
  assert(id !== undefined, `the demo project ${key} is posted before it is answered`);
  return id;
}

// Enough to compare; each more is a scene that a first start waits for.
const PROPOSALS_EACH = 2;

export function proposalScenes(seeds: Seeds, end: Date): readonly Scene[] {
  const sent = new Map<string, number>();
  return seeds.proposals.flatMap((proposal, index) => {
    const before = sent.get(proposal.project) ?? 0;
    sent.set(proposal.project, before + 1);
    if (before >= PROPOSALS_EACH) return [];
    const project = seeds.projects.find((one) => one.key === proposal.project);
    if (project?.state !== "open") return [];
    const days = Math.max(0, postedDaysAgo(project, seeds) - proposal.sent_days_after);
    const posted = daysBefore(end, postedDaysAgo(project, seeds), project.key);
    const wanted = daysBefore(end, days, `${proposal.freelancer}${index}`);
    // On the day of the post itself, the answer comes after it.
    const at = new Date(Math.min(Math.max(wanted.getTime(), posted.getTime() + 1_800_000), end.getTime() - 1_000));
    return [{ at, what: "proposals", play: (stage: Stage) => propose(stage, proposal) }];
  });
}

async function propose(stage: Stage, seed: SeedProposal): Promise<void> {
  const { projects } = stage.as(seed.freelancer);
  const params = { project_id: projectId(stage, seed.project) };
  const { screening_questions } = await projects.getProject({ params });
  const answers = screening_questions.flatMap(({ question_id }, index) => {
    const text = seed.answers[index];
    return text === undefined ? [] : [{ question_id, text }];
  });
  const amount = { amount: String(seed.amount_minor), currency: seed.currency };
  await projects.submitProposal({
    params,
    body: { cover_letter: seed.cover_letter, amount, duration_days: seed.days, answers },
  });
}
