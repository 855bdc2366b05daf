// What ends because something else does: who was asked hears that they need not answer any more.
import { expect, test } from "vitest";
import { openOffer, postProject, projectBody, propose, startContract, terms } from "#test/hiring.ts";
import { join } from "#test/organisations.ts";
import { PASSWORD, type Person, setSuspended, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
const aClient = (name = "Clara Client") => signUp(kogi, { user_type: "client", name });
const aFreelancer = (name = "Fred Free") => signUp(kogi, { user_type: "freelancer", name });

const told = async (person: Person) => {
  await kogi.settle();
  const { data } = await person.api.notifications.listNotifications({ query: {} });
  return data.map(({ kind, title, link }) => ({ kind, title, link }));
};
/** News of one moment may come in any order. */
const toldOf = async (person: Person, kind: string) => (await told(person)).find((one) => one.kind === kind);
const asked = (questionId: string) =>
  kogi.platform.db
    .selectFrom("users.asked_questions")
    .select(["answered_at", "lapsed_at", "withdrawn"])
    .where("question_id", "=", questionId)
    .executeTakeFirst();

test("when a project closes, whom it offered work or invited hears of it, and nobody is held to have been silent", async () => {
  const [client, ana, ben] = await Promise.all([aClient(), aFreelancer("Ana"), aFreelancer("Ben")]);
  const { project_id, title } = await postProject(client);
  const direct = { user_id: ana.userId, project_id, ...terms([50_000]), title: "The sign" };
  const { offer_id } = await client.api.projects.makeDirectOffer({ body: direct });
  const params = { project_id };
  const { invitation_id } = await client.api.projects.invite({ params, body: { user_id: ben.userId } });
  await client.api.projects.closeProject({ params });
  expect(await toldOf(ana, "projects.offer_expired")).toEqual({
    kind: "projects.offer_expired",
    title: "The offer for “The sign” has ended",
    link: `/offers/${offer_id}`,
  });
  expect(await toldOf(ben, "projects.invitation_expired")).toEqual({
    kind: "projects.invitation_expired",
    title: `Your invitation to “${title}” has ended`,
    link: `/projects/${project_id}`,
  });
  expect(await told(client)).toEqual([]);
  for (const id of [offer_id, invitation_id])
    expect(await asked(id)).toMatchObject({ answered_at: null, lapsed_at: null, withdrawn: true });
});

test("when somebody erases their account, the other side hears what ended with it", async () => {
  const [client, freelancer, other] = await Promise.all([aClient(), aFreelancer(), aFreelancer("Olga")]);
  const { proposal } = await openOffer(client, freelancer);
  const direct = { user_id: other.userId, ...terms([50_000]), title: "The sign" };
  await client.api.projects.makeDirectOffer({ body: direct });
  const erase = (person: Person) =>
    person.api.users.eraseUser({ params: { user_id: person.userId }, body: { password: PASSWORD } });
  await erase(freelancer);
  const heard = await told(client);
  expect(heard.filter(({ kind }) => kind !== "projects.proposal_submitted")).toEqual([
    {
      kind: "projects.proposal_withdrawn",
      title: "A proposal for “A brand for a small bakery” was withdrawn",
      link: `/proposals/${proposal.proposal_id}`,
    },
  ]);
  await erase(client);
  expect((await told(other)).map(({ kind }) => kind)).toContain("projects.offer_expired");
});

test("who proposes on an invitation has answered it; the client hears of the proposal alone", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  const params = { project_id };
  const { invitation_id } = await client.api.projects.invite({ params, body: { user_id: freelancer.userId } });
  await propose(freelancer, project_id);
  expect((await told(client)).map(({ kind }) => kind)).toEqual(["projects.proposal_submitted"]);
  expect(await asked(invitation_id)).toMatchObject({ answered_at: expect.any(Date) });
});

test("of a proposal and a decline at once, the first is the answer", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  for (const title of ["One", "Two", "Three"]) {
    const { project_id } = await postProject(client, { title });
    const params = { project_id };
    const { invitation_id } = await client.api.projects.invite({ params, body: { user_id: freelancer.userId } });
    const decline = { params: { invitation_id }, body: { answer: "decline" as const } };
    await Promise.allSettled([freelancer.api.projects.answerInvitation(decline), propose(freelancer, project_id)]);
    const { data } = await client.api.projects.listProjectInvitations({ params });
    const { rows } = await kogi.platform.owner((db) =>
      db.query("select action from platform.audit_log where subject_id = $1 and action <> $2", [
        invitation_id,
        "projects.invitation_sent",
      ]),
    );
    expect(rows).toEqual([{ action: `projects.invitation_${data[0]?.status}` }]);
  }
});

test("the client is told who declined, with their word, and where everybody invited stands", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  const params = { project_id };
  const { invitation_id } = await client.api.projects.invite({ params, body: { user_id: freelancer.userId } });
  const body = { answer: "decline" as const, message: "Busy until May." };
  await freelancer.api.projects.answerInvitation({ params: { invitation_id }, body });
  expect(await told(client)).toEqual([
    {
      kind: "projects.invitation_answered",
      title: "Fred Free declined your invitation to “A brand for a small bakery”",
      link: `/projects/${project_id}/proposals`,
    },
  ]);
});

test("a member who proposed and becomes the heir of the post: their proposal ends, told, and all posts are handed over", async () => {
  const ben = await aClient("Ben");
  const mia = await signUp(kogi, { user_type: "freelancer", name: "Mia", roles: ["client"] });
  const body = { name: "Studio Rot", handle: "studio-rot" };
  const { organisation_id } = await ben.api.organisations.createOrganisation({ body });
  await join(ben, organisation_id, mia, "member");
  const post = async () => {
    const draft = await ben.api.projects.createProject({ body: { ...projectBody(), organisation_id } });
    const params = { project_id: draft.project_id };
    await ben.api.projects.publishProject({ params });
    return params;
  };
  const [first, second] = [await post(), await post()];
  const { proposal_id } = await propose(mia, first.project_id);
  const member = { organisation_id, user_id: mia.userId };
  await ben.api.organisations.patchMember({ params: member, body: { role: "owner" } });
  await ben.api.organisations.removeMember({ params: { organisation_id, user_id: ben.userId } });
  await kogi.settle();
  for (const params of [first, second])
    expect(await kogi.api().projects.getProject({ params })).toMatchObject({
      owner: { name: "Mia" },
      proposals_count: 0,
    });
  const ended = await mia.api.projects.getProposal({ params: { proposal_id } });
  expect(ended).toMatchObject({ status: "expired", can: [] });
  expect(await toldOf(mia, "projects.proposal_expired")).toMatchObject({ link: `/proposals/${proposal_id}` });
});

test("a hire that comes to nothing gives its position back: the post goes on until both are taken", async () => {
  const { client, contract, project } = await startContract(kogi, [10_000], { positions: 2 });
  const closing = { contract_id: contract.contract_id };
  await client.api.contracts.closeContract({ params: closing, body: {} });
  const params = { project_id: project.project_id };
  const seen = () => client.api.projects.getProject({ params });
  expect(await seen()).toMatchObject({ status: "open", positions_filled: 0 });
  const ben = await aFreelancer("Ben");
  const { proposal_id } = await propose(ben, project.project_id);
  const { offer_id } = await client.api.projects.makeOffer({ params: { proposal_id }, body: terms([10_000]) });
  await ben.api.contracts.acceptOffer({ params: { offer_id } });
  expect(await seen()).toMatchObject({ status: "open", positions_filled: 1 });
});

test("whose hire came to nothing may propose again, and be hired again", async () => {
  const { client, freelancer, contract, project } = await startContract(kogi, [10_000], { positions: 2 });
  const params = { project_id: project.project_id };
  const can = async () => (await freelancer.api.projects.getProject({ params })).can;
  expect(await can()).not.toContain("propose");
  await client.api.contracts.closeContract({ params: { contract_id: contract.contract_id }, body: {} });
  expect(await can()).toContain("propose");
  const seen = () => client.api.projects.getProject({ params });
  expect(await seen()).toMatchObject({ proposals_count: 0 });
  const { proposal_id } = await propose(freelancer, project.project_id);
  await propose(await aFreelancer("Ben"), project.project_id);
  // Of two people each would read the other's amount, though one of them proposed twice.
  expect(await seen()).toMatchObject({ proposals_count: 2, proposals_range: null });
  const { offer_id } = await client.api.projects.makeOffer({ params: { proposal_id }, body: terms([10_000]) });
  expect(await freelancer.api.contracts.acceptOffer({ params: { offer_id } })).toMatchObject({ status: "active" });
});

test.for(["PATCH", "PUT"])("a post that looks for no more than are hired moves on, by %s", async (method) => {
  const { client, project } = await startContract(kogi, [10_000], { positions: 3 });
  const params = { project_id: project.project_id };
  const waiting = await propose(await aFreelancer("Ben"), project.project_id);
  const edited =
    method === "PATCH"
      ? await client.api.projects.updateProject({ params, body: { positions: 1 } })
      : await client.api.projects.replaceProject({ params, body: projectBody() });
  expect(edited).toMatchObject({ status: "in_progress", positions: 1, positions_filled: 1 });
  const seen = await client.api.projects.getProposal({ params: { proposal_id: waiting.proposal_id } });
  expect(seen).toMatchObject({ status: "expired" });
});

test("an offer for a post whose positions were taken before that was looked at is refused in words", async () => {
  const { client, project } = await startContract(kogi, [10_000], { positions: 2 });
  const ben = await aFreelancer("Ben");
  const { proposal_id } = await propose(ben, project.project_id);
  const { offer_id } = await client.api.projects.makeOffer({ params: { proposal_id }, body: terms([10_000]) });
  await kogi.platform.owner((db) =>
    db.query("update projects.projects set positions = 1 where project_id = $1", [project.project_id]),
  );
  const late = ben.api.contracts.acceptOffer({ params: { offer_id } });
  await expect(late).rejects.toMatchObject({ status: 409, code: "project.filled" });
});

test("nothing is agreed with a side that is suspended, and goes on once they are back", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { proposal, offer } = await openOffer(client, freelancer);
  const params = { offer_id: offer.offer_id };
  const away = expect.objectContaining({ status: 409, code: "offer.other_away" });
  await setSuspended(kogi, client, true);
  await expect(freelancer.api.contracts.acceptOffer({ params })).rejects.toEqual(away);
  await expect(freelancer.api.projects.counterOffer({ params, body: terms([60_000]) })).rejects.toEqual(away);
  await setSuspended(kogi, client, false);
  const direct = { user_id: freelancer.userId, ...terms([50_000]), title: "The sign" };
  const asked = await client.api.projects.makeDirectOffer({ body: direct });
  await client.api.projects.withdrawOffer({ params });
  const answer = { params: { offer_id: asked.offer_id }, body: terms([60_000]) };
  const countered = await freelancer.api.projects.counterOffer(answer);
  await setSuspended(kogi, freelancer, true);
  const onProposal = { params: { proposal_id: proposal.proposal_id }, body: terms([70_000]) };
  await expect(client.api.projects.makeOffer(onProposal)).rejects.toEqual(away);
  const back = { params: { offer_id: countered.offer_id } };
  await expect(client.api.projects.counterOffer({ ...back, body: terms([55_000]) })).rejects.toEqual(away);
  await expect(client.api.contracts.acceptOffer(back)).rejects.toEqual(away);
  await setSuspended(kogi, freelancer, false);
  expect(await client.api.projects.makeOffer(onProposal)).toMatchObject({ status: "open" });
});

test("a post that a contract came of keeps its title when its client goes, though nothing came of the contract", async () => {
  const { client, freelancer, contract, project } = await startContract(kogi, [10_000], { positions: 2 });
  await client.api.contracts.closeContract({ params: { contract_id: contract.contract_id }, body: {} });
  await client.api.users.eraseUser({ params: { user_id: client.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  const seen = await freelancer.api.projects.getProject({ params: { project_id: project.project_id } });
  expect(seen).toMatchObject({ status: "cancelled", title: project.title });
});

test("after terms were declined or taken back either side names others, until the talk itself is over", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project, proposal, offer } = await openOffer(client, freelancer);
  const talk = { params: { proposal_id: proposal.proposal_id } };
  const version = { params: { offer_id: offer.offer_id } };
  const can = async (person: Person) => [
    (await person.api.projects.getProposal(talk)).can,
    (await person.api.projects.getOffer(version)).can,
  ];
  expect(await can(client)).toEqual([["decline"], ["withdraw"]]);
  await freelancer.api.projects.declineOffer({ ...version, body: {} });
  expect(await can(freelancer)).toEqual([["withdraw", "make_offer"], ["counter"]]);
  expect(await can(client)).toEqual([["decline", "make_offer"], ["counter"]]);
  const next = await freelancer.api.projects.makeOffer({ ...talk, body: terms([120_000]) });
  await freelancer.api.projects.withdrawOffer({ params: { offer_id: next.offer_id } });
  expect((await freelancer.api.projects.getProposal(talk)).can).toEqual(["withdraw", "make_offer"]);
  expect(await can(client)).toEqual([["decline", "make_offer"], []]);
  await client.api.projects.closeProject({ params: { project_id: project.project_id } });
  expect((await client.api.projects.getOffer({ params: { offer_id: next.offer_id } })).can).toEqual([]);
  expect((await freelancer.api.projects.getProposal(talk)).can).toEqual([]);
});
