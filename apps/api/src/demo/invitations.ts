// Clients invite people who have finished something here and are known to answer; those have their hands full.
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { postedDaysAgo, projectId } from "./projects.ts";
import type { SeedPerson, SeedProject, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

const ANSWERS_WITHIN_HOURS = 2;
const PEOPLE_INVITED = 1;
const INVITATIONS_EACH = 5;
// Answers of the last quarter of a year are told of.
const POSTED_DAYS_MAX = 80;

export function invitationScenes(seeds: Seeds, end: Date): readonly Scene[] {
  const hired = new Set(seeds.histories.filter((one) => one.ended_days_ago !== null).map((one) => one.freelancer));
  return seeds.people
    .filter((person) => hired.has(person.key) && person.answers_within_hours <= ANSWERS_WITHIN_HOURS)
    .slice(0, PEOPLE_INVITED)
    .flatMap((person) =>
      postsFor(seeds, person).flatMap((project) => {
        const days = postedDaysAgo(project, seeds) - 1;
        const sentAt = daysBefore(end, days, `${person.key}${project.key}`);
        const answeredAt = addMs(sentAt, person.answers_within_hours * HOUR_MS - 600_000);
        return [
          { at: sentAt, what: "proposals", play: (stage: Stage) => invite(stage, project, person) },
          { at: answeredAt, what: "proposals", play: (stage: Stage) => decline(stage, project, person) },
        ];
      }),
    );
}

/** Open posts that want what this person can do and that they have not proposed for. */
function postsFor(seeds: Seeds, person: SeedPerson): readonly SeedProject[] {
  const able = new Set(person.skills.map((skill) => skill.slug));
  const proposed = new Set(seeds.proposals.filter((one) => one.freelancer === person.key).map((one) => one.project));
  return seeds.projects
    .filter((project) => project.state === "open" && !proposed.has(project.key))
    .filter((project) => project.skills.some((slug) => able.has(slug)))
    .filter((project) => {
      const days = postedDaysAgo(project, seeds);
      return days > 3 && days < Math.min(POSTED_DAYS_MAX, person.joined_days_ago);
    })
    .slice(0, INVITATIONS_EACH);
}

async function invite(stage: Stage, project: SeedProject, person: SeedPerson): Promise<void> {
  await stage.as(project.owner).projects.invite({
    params: { project_id: projectId(stage, project.key) },
    body: { user_id: stage.idOf(person.key), message: "Your work looks like what we have in mind." },
  });
}

async function decline(stage: Stage, project: SeedProject, person: SeedPerson): Promise<void> {
  const { projects } = stage.as(person.key);
  const { data } = await projects.listMyInvitations({ query: { status: ["sent"] } });
  const invitation = data.find((one) => one.project.project_id === projectId(stage, project.key));
  if (!invitation) return;
  await projects.answerInvitation({
    params: { invitation_id: invitation.invitation_id },
    body: { answer: "decline", message: "Thank you. My next weeks are taken; please ask me again in spring." },
  });
}
