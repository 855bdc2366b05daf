// Posts of somebody who is suspended: nobody finds them or proposes to them until that is lifted.
import { expect, test } from "vitest";
import { countOpenProjects } from "#modules/projects/index.ts";
import { postProject, projectBody, propose, terms } from "#test/hiring.ts";
import { join } from "#test/organisations.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
const aClient = (name: string) => signUp(kogi, { user_type: "client", name });
const aFreelancer = (name: string) => signUp(kogi, { user_type: "freelancer", name });
const anAdmin = () => signUp(kogi, { roles: ["admin"] });

async function change(admin: Person, person: Person, to: "suspend" | "reinstate") {
  await admin.api.auth[to]({ params: { user_id: person.userId }, body: { reason: "Asked for money outside" } });
  await kogi.settle();
}
const gone = { status: 404, code: "project.not_found" };
const listed = async (user_id: string) =>
  (await kogi.api().projects.listProjects({ query: { user_id, count: true } })).total;

test("a suspended client's post is out of lists, counts and pages for all but who talked about it and administrators", async () => {
  const [admin, clara, fred, frida] = [
    await anAdmin(),
    await aClient("Clara"),
    await aFreelancer("Fred"),
    await aFreelancer("Frida"),
  ];
  const { project_id } = await postProject(clara);
  const params = { project_id };
  const { proposal_id } = await propose(fred, project_id);
  await clara.api.projects.invite({ params, body: { user_id: frida.userId, message: "Come" } });
  const open = await countOpenProjects(kogi.platform.db);
  await change(admin, clara, "suspend");

  expect(await listed(clara.userId)).toBe(0);
  expect(await countOpenProjects(kogi.platform.db)).toBe(open - 1);
  expect(await refusal(kogi.api().projects.getProject({ params }))).toMatchObject(gone);
  expect(await refusal((await aFreelancer("Nora")).api.projects.getProject({ params }))).toMatchObject(gone);
  expect(await admin.api.projects.getProject({ params })).toMatchObject({ status: "open" });
  expect(await fred.api.projects.getProject({ params })).toMatchObject({ status: "open" });
  expect((await frida.api.projects.getProject({ params })).can).not.toContain("propose");
  expect((await refusal(propose(frida, project_id))).code).toBe("project.wrong_state");
  await fred.api.projects.withdrawProposal({ params: { proposal_id } });

  await change(admin, clara, "reinstate");
  expect(await listed(clara.userId)).toBe(1);
  expect(await propose(frida, project_id)).toMatchObject({ status: "submitted" });
});

test("a suspension that is told after it was lifted hides nothing", async () => {
  const [admin, clara] = [await anAdmin(), await aClient("Clara")];
  await postProject(clara);
  const params = { user_id: clara.userId };
  await admin.api.auth.suspend({ params, body: { reason: "A check" } });
  await admin.api.auth.reinstate({ params, body: { reason: "A mistake" } });
  await kogi.settle();
  expect(await listed(clara.userId)).toBe(1);
});

test("an organisation goes on with its posts while somebody of it can answer, and with the next who can", async () => {
  const [admin, ana, ben] = [await anAdmin(), await aClient("Ana"), await aClient("Ben")];
  const body = { name: "Studio Blau", handle: "studio-blau-suspended" };
  const { organisation_id } = await ana.api.organisations.createOrganisation({ body });
  await join(ana, organisation_id, ben, "admin");
  const { project_id } = await ben.api.projects.createProject({ body: { ...projectBody(), organisation_id } });
  const params = { project_id };
  await ben.api.projects.publishProject({ params });
  const seen = () => kogi.api().projects.getProject({ params });
  await change(admin, ben, "suspend");
  expect(await seen()).toMatchObject({ owner: { name: "Ana" }, status: "open" });
  await change(admin, ana, "suspend");
  expect(await refusal(seen())).toMatchObject(gone);
  await change(admin, ben, "reinstate");
  expect(await seen()).toMatchObject({ owner: { name: "Ben" } });
  await change(admin, ana, "reinstate");
  expect(await seen()).toMatchObject({ owner: { name: "Ben" } });
});

test("who is suspended leaves no talk waiting on a colleague's post: their offer ends, and the colleague goes on", async () => {
  const [admin, ana, ben, fred] = [
    await anAdmin(),
    await aClient("Ana"),
    await aClient("Ben"),
    await aFreelancer("Fred"),
  ];
  const body = { name: "Studio Rot", handle: "studio-rot-suspended" };
  const { organisation_id } = await ben.api.organisations.createOrganisation({ body });
  await join(ben, organisation_id, ana, "admin");
  const { project_id } = await ben.api.projects.createProject({ body: { ...projectBody(), organisation_id } });
  await ben.api.projects.publishProject({ params: { project_id } });
  const params = { proposal_id: (await propose(fred, project_id)).proposal_id };
  const { offer_id } = await ana.api.projects.makeOffer({ params, body: terms([50_000]) });
  await change(admin, ana, "suspend");
  expect((await fred.api.projects.getOffer({ params: { offer_id } })).status).toBe("expired");
  expect(await fred.api.projects.makeOffer({ params, body: terms([60_000]) })).toMatchObject({ status: "open" });
  expect(await ben.api.projects.getProposal({ params })).toMatchObject({ status: "negotiating" });
});

test("an organisation's hidden posts are shown again when somebody new comes to keep it", async () => {
  const [admin, ana, max] = [await anAdmin(), await aClient("Ana"), await aClient("Max")];
  const body = { name: "Studio Grau", handle: "studio-grau-suspended" };
  const { organisation_id } = await ana.api.organisations.createOrganisation({ body });
  const { project_id } = await ana.api.projects.createProject({ body: { ...projectBody(), organisation_id } });
  const params = { project_id };
  await ana.api.projects.publishProject({ params });
  const { handle } = (await max.api.users.me()).user;
  const { invitation_id } = await ana.api.organisations.inviteToOrganisation({
    params: { organisation_id },
    body: { handle, role: "admin" },
  });
  await change(admin, ana, "suspend");
  expect(await refusal(kogi.api().projects.getProject({ params }))).toMatchObject(gone);
  const answer = { params: { invitation_id }, body: { answer: "accept" as const } };
  await max.api.organisations.answerOrganisationInvitation(answer);
  await kogi.settle();
  expect(await kogi.api().projects.getProject({ params })).toMatchObject({ owner: { name: "Max" }, status: "open" });
});
