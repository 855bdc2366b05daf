// Posts that belong to an organisation: who keeps them, and what becomes of them when people go.
import { expect, test } from "vitest";
import { eur, projectBody, propose, terms } from "#test/hiring.ts";
import { join } from "#test/organisations.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
let made = 0;
const aClient = (name: string) => signUp(kogi, { user_type: "client", name });
const aFreelancer = (name = "Fred Free") => signUp(kogi, { user_type: "freelancer", name });

/** Studio Blau: Ana owns it, Ben is an admin, Mia a member. */
async function studio() {
  const [ana, ben, mia] = await Promise.all([aClient("Ana"), aClient("Ben"), aClient("Mia")]);
  made += 1;
  const body = { name: "Studio Blau", handle: `studio-blau-${made}` };
  const { organisation_id } = await ana.api.organisations.createOrganisation({ body });
  await join(ana, organisation_id, ben, "admin");
  await join(ana, organisation_id, mia, "member");
  return { ana, ben, mia, organisation_id };
}

async function post(by: Person, organisation_id: string, publish = true) {
  const { project_id } = await by.api.projects.createProject({ body: { ...projectBody(), organisation_id } });
  if (publish) await by.api.projects.publishProject({ params: { project_id } });
  return { project_id };
}

const leave = (by: Person, organisation_id: string, userId: string) =>
  by.api.organisations.removeMember({ params: { organisation_id, user_id: userId } });

test("an admin posts for the studio: it stands there with its mark, and everybody who keeps it works on it", async () => {
  const { ana, ben, mia, organisation_id } = await studio();
  const params = await post(ben, organisation_id, false);
  expect(await mia.api.projects.getProject({ params })).toMatchObject({ status: "draft", can: [] });
  await ana.api.projects.publishProject({ params });
  const seen = await kogi.api().projects.getProject({ params });
  expect(seen).toMatchObject({
    organisation: { name: "Studio Blau", organisation_id },
    owner: { name: "Ben" },
    can: [],
  });
  const fred = await aFreelancer();
  await propose(fred, params.project_id);
  expect((await ana.api.projects.listProjectProposals({ params })).data.map((one) => one.freelancer.name)).toEqual([
    "Fred Free",
  ]);
  expect((await mia.api.projects.listProjectProposals({ params })).data).toEqual([]);
  const edit = (person: Person) => person.api.projects.updateProject({ params, body: { title: "A new mark" } });
  expect(await refusal(edit(mia))).toMatchObject({ status: 403, code: "organisation.not_allowed" });
  expect(await refusal(edit(fred))).toMatchObject({ status: 404, code: "project.not_found" });
  expect((await edit(ana)).title).toBe("A new mark");
  expect((await ana.api.projects.closeProject({ params })).status).toBe("closed");
});

test("everybody who keeps the studio as a client hears of a proposal once, as they chose; members and others do not", async () => {
  const { ana, ben, mia, organisation_id } = await studio();
  const fay = await aFreelancer("Fay");
  await join(ana, organisation_id, fay, "admin");
  const dan = await aClient("Dan");
  await join(ana, organisation_id, dan, "admin");
  await dan.api.notifications.putPreferences({
    body: { data: [{ category: "hiring", in_app: false, email: false }] },
  });
  const { project_id } = await post(ben, organisation_id);
  const fred = await aFreelancer();
  const { proposal_id } = await propose(fred, project_id);
  await kogi.settle();
  const heard = async (person: Person) =>
    (await person.api.notifications.listNotifications({ query: {} })).data
      .filter(({ kind }) => kind === "projects.proposal_submitted")
      .map(({ link, count }) => [link, count]);
  const once = [[`/proposals/${proposal_id}`, 1]];
  expect(await Promise.all([ana, ben, mia, fay, dan, fred].map(heard))).toEqual([once, once, [], [], [], []]);

  // Who has left hears no more, though the post is in their name until it is handed over.
  await leave(ana, organisation_id, ben.userId);
  await propose(await aFreelancer("Frida"), project_id);
  await kogi.settle();
  expect((await heard(ana)).map(([, count]) => count)).toEqual([2]);
  expect(await heard(ben)).toEqual(once);
});

test("only who keeps an organisation posts for it", async () => {
  const { mia, organisation_id } = await studio();
  expect((await refusal(post(mia, organisation_id))).code).toBe("organisation.not_allowed");
  expect((await refusal(post(await aClient("Nora"), organisation_id))).code).toBe("organisation.not_allowed");
  expect((await refusal(post(mia, "01890000-0000-7000-8000-000000000000"))).code).toBe("organisation.not_found");
});

test("the studio's list shows open posts to all, and drafts to those who belong to it", async () => {
  const { ana, mia, organisation_id } = await studio();
  await post(ana, organisation_id);
  await post(ana, organisation_id, false);
  const states = async (api: Person["api"]) =>
    (await api.projects.listProjects({ query: { organisation_id } })).data.map(({ status }) => status);
  expect(await states(kogi.api())).toEqual(["open"]);
  expect(await states((await aClient("Nora")).api)).toEqual(["open"]);
  expect(await states(mia.api)).toEqual(["draft", "open"]);
});

test("a colleague goes on with a talk in their own name, and is the client of what they sign", async () => {
  const { ana, ben, mia, organisation_id } = await studio();
  const { project_id } = await post(ben, organisation_id);
  const fred = await aFreelancer();
  const { proposal_id } = await propose(fred, project_id);
  const talk = { proposal_id };
  const first = await ben.api.projects.makeOffer({ params: talk, body: terms([100_000]) });
  const stranger = mia.api.projects.getOffer({ params: { offer_id: first.offer_id } });
  expect((await refusal(stranger)).code).toBe("offer.not_found");
  // It is the studio's own offer: nobody of it answers it, and any of its keepers may take it back.
  const seen = await ana.api.projects.getOffer({ params: { offer_id: first.offer_id } });
  expect(seen).toMatchObject({ from: "client", client: { name: "Ben" }, can: ["withdraw"] });
  const own = ana.api.projects.makeOffer({ params: talk, body: terms([90_000]) });
  expect((await refusal(own)).code).toBe("offer.not_your_turn");
  const answer = await fred.api.projects.counterOffer({
    params: { offer_id: first.offer_id },
    body: terms([120_000]),
  });
  expect(answer).toMatchObject({ client: { name: "Ben" }, from: "freelancer" });
  const contract = await ana.api.contracts.acceptOffer({ params: { offer_id: answer.offer_id } });
  expect(contract).toMatchObject({ client: { name: "Ana" }, freelancer: { name: "Fred Free" } });
  const lookedAt = await ben.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expect(lookedAt).toMatchObject({ role: "keeper", can: [] });
});

test("whoever keeps the studio reads every version of a direct talk, in whose name it ever was", async () => {
  const { ana, ben, mia, organisation_id } = await studio();
  const { project_id } = await post(ben, organisation_id);
  const fred = await aFreelancer();
  const body = { user_id: fred.userId, project_id, ...terms([50_000]), title: "The sign" };
  const first = await ben.api.projects.makeDirectOffer({ body });
  await fred.api.projects.counterOffer({ params: { offer_id: first.offer_id }, body: terms([60_000]) });
  const versions = async (person: Person) => {
    const query = { thread_id: first.thread_id };
    return (await person.api.projects.listMyOffers({ query })).data.map(({ offer_version, can }) => [
      offer_version,
      can,
    ]);
  };
  const answerable = [
    [2, ["accept", "decline", "counter"]],
    [1, []],
  ];
  expect(await versions(ben)).toEqual(answerable);
  expect(await versions(ana)).toEqual(answerable);
  expect(await versions(mia)).toEqual([]);
  expect((await ana.api.projects.listMyOffers({ query: {} })).data).toEqual([]);
});

test("a colleague accepts a counter-offer though they have an open offer of their own to the same person", async () => {
  const { ana, ben, organisation_id } = await studio();
  const { project_id } = await post(ben, organisation_id);
  const fred = await aFreelancer();
  const direct = { body: { user_id: fred.userId, project_id, ...terms([50_000]), title: "The sign" } };
  const first = await ana.api.projects.makeDirectOffer(direct);
  const counter = { params: { offer_id: first.offer_id }, body: terms([60_000]) };
  const { offer_id } = await fred.api.projects.counterOffer(counter);
  await ben.api.projects.makeDirectOffer(direct);
  const contract = await ben.api.contracts.acceptOffer({ params: { offer_id } });
  expect(contract.client).toMatchObject({ name: "Ben" });
});

test("two who accept at once make one contract", async () => {
  const { ana, ben, organisation_id } = await studio();
  const { project_id } = await post(ben, organisation_id);
  const fred = await aFreelancer();
  const { proposal_id } = await propose(fred, project_id);
  const first = await ana.api.projects.makeOffer({ params: { proposal_id }, body: terms([100_000]) });
  const { offer_id } = await fred.api.projects.counterOffer({
    params: { offer_id: first.offer_id },
    body: terms([110_000]),
  });
  const answers = await Promise.allSettled(
    [ana, ben].map((person) => person.api.contracts.acceptOffer({ params: { offer_id } })),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("who leaves or steps down hands over: the longest-serving owner goes on, and offers in their name end", async () => {
  const { ana, ben, organisation_id } = await studio();
  const params = await post(ben, organisation_id);
  const fred = await aFreelancer();
  const { proposal_id } = await propose(fred, params.project_id);
  const { offer_id } = await ben.api.projects.makeOffer({ params: { proposal_id }, body: terms([100_000]) });
  await leave(ana, organisation_id, ben.userId);
  // At once, before the news has come.
  expect((await refusal(ben.api.projects.closeProject({ params }))).code).toBe("project.not_found");
  expect((await refusal(ben.api.projects.getProposal({ params: { proposal_id } }))).code).toBe("proposal.not_found");
  await kogi.settle();
  expect(await kogi.api().projects.getProject({ params })).toMatchObject({ owner: { name: "Ana" } });
  expect((await fred.api.projects.getOffer({ params: { offer_id } })).status).toBe("expired");
  const next = await fred.api.projects.makeOffer({ params: { proposal_id }, body: terms([130_000]) });
  expect(next.client.name).toBe("Ana");
  expect((await ana.api.projects.listMyProposals({ query: { role: "client" } })).data).toHaveLength(1);
});

test("who left or stepped down reads no applicant of the studio any more, of whatever state, in no list", async () => {
  const { ana, ben, organisation_id } = await studio();
  const params = await post(ben, organisation_id);
  const [declined, withdrawn, hired] = await Promise.all([aFreelancer("Dora"), aFreelancer("Willi"), aFreelancer()]);
  const first = await propose(declined, params.project_id);
  await ben.api.projects.declineProposal({ params: { proposal_id: first.proposal_id }, body: {} });
  const second = await propose(withdrawn, params.project_id);
  await withdrawn.api.projects.withdrawProposal({ params: { proposal_id: second.proposal_id } });
  const third = await propose(hired, params.project_id);
  const talk = { proposal_id: third.proposal_id };
  const { offer_id } = await ben.api.projects.makeOffer({ params: talk, body: terms([100_000]) });
  await hired.api.contracts.acceptOffer({ params: { offer_id } });
  const own = await post(ben, organisation_id, false);
  const received = async (person: Person) => {
    const query = { role: "client" as const, count: true };
    const { data, total } = await person.api.projects.listMyProposals({ query });
    return [data.map((one) => one.freelancer.name).toSorted(), total];
  };
  expect(await received(ben)).toEqual([["Dora", "Fred Free", "Willi"], 3]);
  const member = { organisation_id, user_id: ben.userId };
  await ana.api.organisations.patchMember({ params: member, body: { role: "member" } });
  // At once, and after the news.
  expect(await received(ben)).toEqual([[], 0]);
  await kogi.settle();
  expect(await received(ben)).toEqual([[], 0]);
  expect((await ana.api.projects.listProjectProposals({ params })).data).toHaveLength(3);
  await leave(ana, organisation_id, ben.userId);
  await kogi.settle();
  expect(await received(ben)).toEqual([[], 0]);
  expect((await ana.api.projects.getProject({ params: own })).owner?.name).toBe("Ana");
});

test("when the studio has closed, a colleague of whose post it is lists its applicants no more", async () => {
  const { ana, ben, organisation_id } = await studio();
  const params = await post(ben, organisation_id);
  const { proposal_id } = await propose(await aFreelancer(), params.project_id);
  await ana.api.projects.makeOffer({ params: { proposal_id }, body: terms([100_000]) });
  const received = async () => (await ana.api.projects.listMyProposals({ query: { role: "client" } })).data;
  expect(await received()).toHaveLength(1);
  await ana.api.organisations.closeOrganisation({ params: { organisation_id } });
  expect(await received()).toEqual([]);
  expect((await refusal(ana.api.projects.getProposal({ params: { proposal_id } }))).code).toBe("proposal.not_found");
});

test("who is erased leaves the studio's posts to it; when the studio closes, its open posts close", async () => {
  const { ana, ben, organisation_id } = await studio();
  const params = await post(ben, organisation_id);
  const draft = await post(ana, organisation_id, false);
  await ben.api.users.eraseUser({ params: { user_id: ben.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  expect(await kogi.api().projects.getProject({ params })).toMatchObject({
    status: "open",
    title: "A brand for a small bakery",
    owner: { name: "Ana" },
  });
  await ana.api.organisations.closeOrganisation({ params: { organisation_id } });
  await kogi.settle();
  expect(await kogi.api().projects.getProject({ params })).toMatchObject({
    status: "closed",
    organisation: { name: "Studio Blau", handle: "" },
  });
  expect((await ana.api.projects.updateProject({ params: draft, body: { budget: eur(300_000) } })).status).toBe(
    "draft",
  );
});

test("nothing is published in the name of a closed studio; its drafts become private ones of who wrote them", async () => {
  const { ana, ben, organisation_id } = await studio();
  const params = await post(ben, organisation_id, false);
  await ana.api.organisations.closeOrganisation({ params: { organisation_id } });
  // At once, before the news has come.
  expect(await refusal(ben.api.projects.publishProject({ params }))).toMatchObject({
    status: 409,
    code: "project.organisation_closed",
  });
  await kogi.settle();
  expect((await refusal(ana.api.projects.getProject({ params }))).code).toBe("project.not_found");
  expect(await ben.api.projects.getProject({ params })).toMatchObject({ status: "draft", organisation: null });
  await ben.api.projects.publishProject({ params });
  const seen = await kogi.api().projects.getProject({ params });
  expect(seen).toMatchObject({ status: "open", organisation: null, owner: { name: "Ben" } });
});

test("a studio that closes while a draft of it is published has no open post afterwards", async () => {
  const { ana, ben, organisation_id } = await studio();
  const params = await post(ben, organisation_id, false);
  const [, published] = await Promise.allSettled([
    ana.api.organisations.closeOrganisation({ params: { organisation_id } }),
    ben.api.projects.publishProject({ params }),
  ]);
  await kogi.settle();
  expect(await ben.api.projects.getProject({ params })).toMatchObject(
    published.status === "fulfilled" ? { status: "closed" } : { status: "draft", organisation: null },
  );
});

test("whoever publishes, offers or accepts for a studio needs the client role", async () => {
  const { ana, ben, organisation_id } = await studio();
  const ada = await aFreelancer("Ada");
  await join(ana, organisation_id, ada, "admin");
  const draft = await post(ben, organisation_id, false);
  expect(await refusal(ada.api.projects.publishProject({ params: draft }))).toMatchObject({
    status: 403,
    code: "project.client_only",
  });
  const { project_id } = await post(ben, organisation_id);
  const fred = await aFreelancer();
  const { proposal_id } = await propose(fred, project_id);
  const offer = { params: { proposal_id }, body: terms([100_000]) };
  expect((await refusal(ada.api.projects.makeOffer(offer))).code).toBe("offer.client_only");
  const first = await ben.api.projects.makeOffer(offer);
  const { offer_id } = await fred.api.projects.counterOffer({
    params: { offer_id: first.offer_id },
    body: terms([110_000]),
  });
  const counter = ada.api.projects.counterOffer({ params: { offer_id }, body: terms([90_000]) });
  expect((await refusal(counter)).code).toBe("offer.client_only");
  expect((await refusal(ada.api.contracts.acceptOffer({ params: { offer_id } }))).code).toBe("offer.client_only");
  expect(await ben.api.contracts.acceptOffer({ params: { offer_id } })).toMatchObject({ client: { name: "Ben" } });
});

test("a post is handed to who has the client role, an owner before an admin; else to an owner who cannot publish it", async () => {
  const olga = await aFreelancer("Olga");
  made += 1;
  const body = { name: "Studio Rot", handle: `studio-rot-${made}` };
  const { organisation_id } = await olga.api.organisations.createOrganisation({ body });
  const [ben, cem] = await Promise.all([aClient("Ben"), aClient("Cem")]);
  await join(olga, organisation_id, ben, "admin");
  await join(olga, organisation_id, cem, "admin");
  const params = await post(cem, organisation_id, false);
  const ownerOf = async () => (await olga.api.projects.getProject({ params })).owner?.name;
  await leave(olga, organisation_id, cem.userId);
  await kogi.settle();
  expect(await ownerOf()).toBe("Ben");
  await leave(olga, organisation_id, ben.userId);
  await kogi.settle();
  expect(await ownerOf()).toBe("Olga");
  const publish = () => olga.api.projects.publishProject({ params });
  expect((await refusal(publish())).code).toBe("project.client_only");
  expect((await olga.api.projects.updateProject({ params, body: { title: "A red mark" } })).title).toBe("A red mark");
});

test("who keeps the studio does not propose to it, a member may", async () => {
  const { ana, organisation_id } = await studio();
  const params = await post(ana, organisation_id);
  const [admin, member] = [await aFreelancer("Ada"), await aFreelancer("Moe")];
  await join(ana, organisation_id, admin, "admin");
  await join(ana, organisation_id, member, "member");
  expect((await refusal(propose(admin, params.project_id))).code).toBe("proposal.own_project");
  expect((await propose(member, params.project_id)).status).toBe("submitted");
});
