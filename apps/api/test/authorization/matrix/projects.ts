import { signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { draftProject, openProject, proposalBody, wholeProject } from "../things.ts";

const draft =
  (body?: object) =>
  async ({ owner }: Stage): Promise<Call> => ({
    params: { project_id: await draftProject(owner) },
    ...(body ? { body } : {}),
  });
const open =
  (body?: object) =>
  async ({ owner }: Stage): Promise<Call> => ({
    params: { project_id: await openProject(owner) },
    ...(body ? { body } : {}),
  });

async function inviting({ owner, kogi }: Stage): Promise<Call> {
  const { userId } = await signUp(kogi);
  return { params: { project_id: await openProject(owner) }, body: { user_id: userId } };
}

async function invitation({ owner, kogi }: Stage, side: "sender" | "invited"): Promise<Call> {
  const invited = await signUp(kogi);
  const params = { project_id: await openProject(owner) };
  const { invitation_id } = await owner.api.projects.invite({ params, body: { user_id: invited.userId } });
  return { owner: side === "sender" ? owner : invited, params: { invitation_id }, body: { answer: "decline" } };
}

/** Somebody else's open project: the owner of the table has the freelancer's hat too. */
async function othersProject({ kogi }: Stage): Promise<Call> {
  const client = await signUp(kogi, { user_type: "client" });
  return { params: { project_id: await openProject(client) }, body: proposalBody };
}

const newClient = ({ kogi }: Stage) => signUp(kogi, { user_type: "client" });
let founded = 0;

/** A studio and a post of it; the owner of the row is an admin or a member there who did not write it. */
async function ofStudio(
  stage: Stage,
  state: "draft" | "open",
  body?: object,
  role: "admin" | "member" = "admin",
): Promise<Call> {
  const [founder, owner] = await Promise.all([newClient(stage), newClient(stage)]);
  const name = { name: "Matrix Studio", handle: `matrix-studio-${founded++}` };
  const { organisation_id } = await founder.api.organisations.createOrganisation({ body: name });
  const params = { organisation_id };
  const { handle } = (await owner.api.users.me()).user;
  const asked = { handle, role };
  const { invitation_id } = await founder.api.organisations.inviteToOrganisation({ params, body: asked });
  await owner.api.organisations.answerOrganisationInvitation({ params: { invitation_id }, body: { answer: "accept" } });
  const { project_id } = await founder.api.projects.createProject({ body: { ...wholeProject(), organisation_id } });
  if (state === "open") await founder.api.projects.publishProject({ params: { project_id } });
  return { owner, params: { project_id }, ...(body ? { body } : {}) };
}

async function postingForStudio(stage: Stage): Promise<Call> {
  const owner = await newClient(stage);
  const name = { name: "Matrix Studio", handle: `matrix-studio-${founded++}` };
  const { organisation_id } = await owner.api.organisations.createOrganisation({ body: name });
  return { owner, body: { ...wholeProject(), organisation_id } };
}

// Open posts are seen by all; whose post it is not cannot change it, and learns no more than that it is not there.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const projectsMatrix: readonly Row[] = [
  { route: "GET /api/projects", is: "200 200 200 200 200 200 200 200 200" },
  { route: "POST /api/projects", is: "401 403 201 403 201 403 201 403 403", call: () => ({ body: wholeProject() }) },
  {
    route: "POST /api/projects",
    whose: "for an organisation",
    is: "401 403 201 403 403 403 403 403 403",
    call: postingForStudio,
  },
  {
    route: "GET /api/projects/:project_id",
    whose: "a colleague's draft",
    is: "404 404 200 404 404 404 404 404 404",
    call: (stage) => ofStudio(stage, "draft"),
  },
  {
    route: "PATCH /api/projects/:project_id",
    whose: "a colleague's",
    is: "401 404 200 404 404 404 404 404 403",
    call: (stage) => ofStudio(stage, "open", { title: "Labels" }),
  },
  {
    route: "PATCH /api/projects/:project_id",
    whose: "read as a member",
    is: "401 404 403 404 404 404 404 404 403",
    call: (stage) => ofStudio(stage, "draft", { title: "Labels" }, "member"),
  },
  {
    route: "POST /api/projects/:project_id/publication",
    whose: "read as a member",
    is: "401 403 403 404 404 404 404 404 403",
    call: (stage) => ofStudio(stage, "draft", undefined, "member"),
  },
  {
    route: "POST /api/projects/:project_id/closure",
    whose: "a colleague's",
    is: "401 404 200 404 404 404 404 404 403",
    call: (stage) => ofStudio(stage, "open"),
  },
  {
    route: "GET /api/projects/:project_id/invitations",
    whose: "a colleague's",
    is: "401 404 200 404 404 404 404 404 403",
    call: (stage) => ofStudio(stage, "open"),
  },
  { route: "GET /api/projects/:project_id", is: "200 200 200 200 200 200 200 200 200", call: open() },
  { route: "GET /api/projects/:project_id", whose: "draft", is: "404 404 200 404 404 404 404 404 404", call: draft() },
  { route: "GET /api/projects/:project_id/share-image.png", is: "200 200 200 200 200 200 200 200 200", call: open() },
  {
    route: "GET /api/projects/:project_id/share-image.png",
    whose: "draft",
    is: "404 404 404 404 404 404 404 404 404",
    call: draft(),
  },
  { route: "PUT /api/projects/:project_id", is: "401 404 200 404 404 404 404 404 403", call: open(wholeProject()) },
  {
    route: "PATCH /api/projects/:project_id",
    is: "401 404 200 404 404 404 404 404 403",
    call: open({ title: "Labels" }),
  },
  {
    route: "PATCH /api/projects/:project_id",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: draft({ title: "Labels" }),
  },
  { route: "DELETE /api/projects/:project_id", is: "401 404 204 404 404 404 404 404 403", call: open() },
  { route: "POST /api/projects/:project_id/publication", is: "401 403 200 404 404 404 404 404 403", call: draft() },
  { route: "POST /api/projects/:project_id/closure", is: "401 404 200 404 404 404 404 404 403", call: open() },
  { route: "POST /api/projects/:project_id/invitations", is: "401 403 201 404 404 404 404 404 403", call: inviting },
  { route: "GET /api/projects/:project_id/invitations", is: "401 404 200 404 404 404 404 404 403", call: open() },
  { route: "GET /api/invitations", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "POST /api/invitations/:invitation_id/answer",
    is: "401 404 200 404 404 404 404 404 403",
    call: (stage) => invitation(stage, "invited"),
  },
  {
    route: "POST /api/invitations/:invitation_id/answer",
    whose: "by the sender",
    is: "401 404 404 404 404 404 404 404 403",
    call: (stage) => invitation(stage, "sender"),
  },
  // Strangers see their own proposals to an open project: none.
  { route: "GET /api/projects/:project_id/proposals", is: "401 200 200 200 200 200 200 200 403", call: open() },
  {
    route: "GET /api/projects/:project_id/proposals",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: draft(),
  },
  { route: "POST /api/projects/:project_id/proposals", is: "401 403 201 201 403 403 403 403 403", call: othersProject },
  {
    route: "POST /api/projects/:project_id/proposals",
    whose: "one's own",
    is: "401 403 409 201 403 403 403 403 403",
    call: open(proposalBody),
  },
];
