// Posts of clients: what they want done, and who may see it. Proposals, invitations and offers are in hiring.ts.
import { type Static, Type } from "typebox";
import {
  CurrencyCode,
  Day,
  fileRoute,
  Id,
  Instant,
  InstantInput,
  Line,
  MoneyInput,
  MoneyView,
  nullable,
  oneOf,
  Prose,
  pageOf,
  pageQuery,
  record,
  route,
} from "./core.ts";
import { hiringRoutes } from "./hiring.ts";
import { InvitationView } from "./hiring-views.ts";
import { MediaView } from "./media.ts";
import { OrganisationCard } from "./organisations.ts";
import { Slug } from "./people.ts";
import { SkillRef } from "./skill-views.ts";
import { UserCard } from "./users.ts";

export const ProjectStatus = oneOf("draft", "open", "in_progress", "completed", "closed", "cancelled");
export const Engagement = oneOf("one_off", "ongoing");
export const Pricing = oneOf("fixed", "hourly");
export const ExperienceLevel = oneOf("entry", "intermediate", "expert");
export const ProjectVisibility = oneOf("public", "invited");
/** Where a freelancer must live; no countries means anywhere. */
export const LocationRule = record({
  countries: Type.Array(Type.String({ pattern: "^[A-Z]{2}$" }), { maxItems: 30, uniqueItems: true }),
});
export const Question = record({ question_id: Id, text: Type.String(), required: Type.Boolean() });

export const PROJECT_SKILLS_MAX = 15;

/** Topics and skills are given by their slugs. */
const projectFields = {
  title: Line(120),
  description: Prose(20_000),
  category_id: nullable(Slug),
  skills: Type.Array(Slug, { maxItems: PROJECT_SKILLS_MAX, uniqueItems: true }),
  tags: Type.Array(Line(40), { maxItems: 10, uniqueItems: true }),
  engagement: Engagement,
  pricing: Pricing,
  /** The upper end; also called budget_max. For hourly projects both ends are hourly rates. */
  budget: nullable(MoneyInput),
  budget_min: nullable(MoneyInput),
  deadline: nullable(Type.Union([InstantInput, Day])),
  experience_level: ExperienceLevel,
  location: LocationRule,
  positions: Type.Integer({ minimum: 1, maximum: 50 }),
  visibility: ProjectVisibility,
  screening_questions: Type.Array(
    record({ question_id: Type.Optional(Id), text: Line(300), required: Type.Optional(Type.Boolean()) }),
    { maxItems: 10 },
  ),
  /** Media ids that the client uploaded. */
  attachments: Type.Array(Id, { maxItems: 10, uniqueItems: true }),
};
const optionalFields = {
  description: Type.Optional(projectFields.description),
  category_id: Type.Optional(projectFields.category_id),
  skills: Type.Optional(projectFields.skills),
  tags: Type.Optional(projectFields.tags),
  engagement: Type.Optional(projectFields.engagement),
  pricing: Type.Optional(projectFields.pricing),
  budget: Type.Optional(projectFields.budget),
  budget_min: Type.Optional(projectFields.budget_min),
  budget_max: Type.Optional(projectFields.budget),
  deadline: Type.Optional(projectFields.deadline),
  experience_level: Type.Optional(projectFields.experience_level),
  location: Type.Optional(projectFields.location),
  positions: Type.Optional(projectFields.positions),
  visibility: Type.Optional(projectFields.visibility),
  screening_questions: Type.Optional(projectFields.screening_questions),
  attachments: Type.Optional(projectFields.attachments),
};
/** What POST and PUT take: only a title is needed for a draft; what is left out takes its default. */
export const ProjectBody = record({
  title: projectFields.title,
  ...optionalFields,
  version: Type.Optional(Type.Integer()),
});
/** A new one may be an organisation's that the caller keeps; it stays whose it is. */
export const NewProjectBody = record({
  ...ProjectBody.properties,
  organisation_id: Type.Optional(nullable(Id)),
});
/** A merge patch: what is left out stays. */
export const ProjectPatch = record({
  title: Type.Optional(projectFields.title),
  ...optionalFields,
  version: Type.Optional(Type.Integer()),
});
export type ProjectBody = Static<typeof ProjectBody>;
export type NewProjectBody = Static<typeof NewProjectBody>;
export type ProjectPatch = Static<typeof ProjectPatch>;

const cardFields = {
  project_id: Id,
  user_id: Id,
  owner: UserCard,
  /** Whose post it is, where it is an organisation's; `owner` is who acts for it. */
  organisation: nullable(OrganisationCard),
  title: Type.String(),
  description: Type.String(),
  category_id: nullable(Type.String({ description: "A topic's slug." })),
  tags: Type.Array(Type.String()),
  skills: Type.Array(SkillRef),
  engagement: Engagement,
  pricing: Pricing,
  budget: nullable(MoneyView),
  budget_min: nullable(MoneyView),
  budget_max: nullable(MoneyView),
  currency: nullable(CurrencyCode),
  deadline: nullable(Instant),
  experience_level: ExperienceLevel,
  location: LocationRule,
  positions: Type.Integer(),
  positions_filled: Type.Integer(),
  visibility: ProjectVisibility,
  status: ProjectStatus,
  proposals_count: Type.Integer(),
  published_at: nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
};
export const ProjectCard = record(cardFields);
export const ProjectView = record({
  ...cardFields,
  screening_questions: Type.Array(Question),
  attachments: Type.Array(MediaView),
  /** Lowest and highest amount proposed so far: for signed-in people, never with names; null below three proposals. */
  proposals_range: nullable(record({ min: MoneyView, max: MoneyView })),
  my_proposal: nullable(record({ proposal_id: Id, status: Type.String(), amount: MoneyView })),
  my_invitation: nullable(InvitationView),
  /** What the caller may do next: edit, publish, close, cancel, invite, see_proposals, propose, answer_invitation. */
  can: Type.Array(Type.String()),
  version: Type.Integer(),
});
export type ProjectCard = Static<typeof ProjectCard>;
export type ProjectView = Static<typeof ProjectView>;

const digits = Type.String({ pattern: "^[0-9]{1,15}$", description: "Minor units of `currency`." });
export const projectQuery = record({
  ...pageQuery,
  /** Any of. Without it: open ones, and with `user_id` or `organisation_id` all that the caller may see. */
  status: Type.Optional(Type.Array(ProjectStatus)),
  /** A topic; its branches count too. */
  category_id: Type.Optional(Type.Array(Slug)),
  interests: Type.Optional(
    Type.Boolean({
      description:
        "Only what lies in one of the caller's topics of interest, branches included; for who has none: nothing.",
    }),
  ),
  skills: Type.Optional(Type.Array(Slug)),
  tags: Type.Optional(Type.Array(Line(40))),
  engagement: Type.Optional(Type.Array(Engagement)),
  pricing: Type.Optional(Type.Array(Pricing)),
  experience_level: Type.Optional(Type.Array(ExperienceLevel)),
  /** Bounds on the upper end of the budget, in `currency`; other currencies are compared by the day's rate. */
  budget_min: Type.Optional(digits),
  budget_max: Type.Optional(digits),
  currency: Type.Optional(CurrencyCode),
  /** Countries: projects that take people who live in one of them. */
  location: Type.Optional(Type.Array(Type.String({ pattern: "^[A-Z]{2}$" }), { maxItems: 50 })),
  deadline_max: Type.Optional(Type.Union([InstantInput, Day])),
  q: Type.Optional(Line(200, 0)),
  user_id: Type.Optional(Id),
  organisation_id: Type.Optional(Id),
  sort: Type.Optional(oneOf("-created_at", "deadline", "-budget")),
});

const projectParams = record({ project_id: Id });
const projectErrors = ["project.not_found", "project.wrong_state", "organisation.not_allowed"];

export const projectsApi = {
  listProjects: route({
    method: "GET",
    path: "/api/projects",
    summary: "Projects that the caller may see",
    access: "public",
    scope: "projects:read",
    query: projectQuery,
    response: pageOf(ProjectCard),
    errors: ["project.invalid"],
  }),
  createProject: route({
    method: "POST",
    path: "/api/projects",
    summary: "Write a draft of a project",
    access: "signed_in",
    scope: "projects:write",
    body: NewProjectBody,
    response: ProjectView,
    status: 201,
    errors: [
      "project.client_only",
      "project.invalid",
      "media.not_usable",
      "organisation.not_found",
      "organisation.not_allowed",
    ],
  }),
  getProject: route({
    method: "GET",
    path: "/api/projects/:project_id",
    summary: "One project",
    access: "public",
    scope: "projects:read",
    params: projectParams,
    response: ProjectView,
    errors: ["project.not_found"],
  }),
  getShareImage: fileRoute({
    method: "GET",
    path: "/api/projects/:project_id/share-image.png",
    summary: "A project's title and client as a picture of 1200 x 630, for link previews.",
    access: "public",
    scope: "projects:read",
    rate: "rendering",
    params: projectParams,
    files: ["image/png"],
    errors: ["project.not_found"],
  }),
  replaceProject: route({
    method: "PUT",
    path: "/api/projects/:project_id",
    summary: "Replace what the client wrote",
    access: "signed_in",
    scope: "projects:write",
    params: projectParams,
    body: ProjectBody,
    response: ProjectView,
    errors: [...projectErrors, "project.invalid", "media.not_usable"],
  }),
  updateProject: route({
    method: "PATCH",
    path: "/api/projects/:project_id",
    summary: "Change some fields",
    access: "signed_in",
    scope: "projects:write",
    params: projectParams,
    body: ProjectPatch,
    response: ProjectView,
    errors: [...projectErrors, "project.invalid", "media.not_usable"],
  }),
  cancelProject: route({
    method: "DELETE",
    path: "/api/projects/:project_id",
    summary: "Cancel the project; refused while somebody works on it",
    access: "signed_in",
    scope: "projects:write",
    params: projectParams,
    errors: [...projectErrors, "project.has_contracts"],
  }),
  publishProject: route({
    method: "POST",
    path: "/api/projects/:project_id/publication",
    summary: "Open the draft for proposals",
    access: "verified",
    scope: "projects:write",
    params: projectParams,
    response: ProjectView,
    errors: [...projectErrors, "project.incomplete", "project.client_only", "project.organisation_closed"],
  }),
  closeProject: route({
    method: "POST",
    path: "/api/projects/:project_id/closure",
    summary: "Take no more proposals",
    access: "signed_in",
    scope: "projects:write",
    params: projectParams,
    response: ProjectView,
    errors: projectErrors,
  }),
  ...hiringRoutes,
};
