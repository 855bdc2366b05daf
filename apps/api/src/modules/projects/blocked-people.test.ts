// People who blocked each other: neither goes on with a talk about work, and neither finds it in a list.
import { expect, test } from "vitest";
import { eur, openOffer, postProject, propose, terms } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

const pair = () =>
  Promise.all([
    signUp(kogi, { user_type: "client", name: "Clara Client" }),
    signUp(kogi, { user_type: "freelancer", name: "Fred Free" }),
  ]);
const block = (by: Person, other: Person) =>
  by.api.users.addBlock({ body: { user_id: other.userId, kind: "block" as const } });

test("who is blocked no longer writes in a talk about terms; either may end it, without a word", async () => {
  const [client, freelancer] = await pair();
  const { proposal, offer } = await openOffer(client, freelancer);
  const direct = { user_id: freelancer.userId, ...terms([50_000]), title: "Something else" };
  const other = await client.api.projects.makeDirectOffer({ body: direct });
  await block(freelancer, client);
  const params = { offer_id: offer.offer_id };
  const gone = { status: 404, code: "offer.not_found" };
  const accepted = freelancer.api.contracts.acceptOffer({ params });
  expect(await refusal(accepted)).toMatchObject(gone);
  const counter = freelancer.api.projects.counterOffer({ params: { offer_id: other.offer_id }, body: terms([1_000]) });
  expect(await refusal(counter)).toMatchObject(gone);
  const made = { params: { proposal_id: proposal.proposal_id }, body: terms([1_000]) };
  const unknown = { status: 404, code: "proposal.not_found" };
  expect(await refusal(freelancer.api.projects.makeOffer(made))).toMatchObject(unknown);
  const can = async (person: Person) => [
    (await person.api.projects.getOffer({ params })).can,
    (await person.api.projects.getProposal({ params: made.params })).can,
  ];
  expect(await can(freelancer)).toEqual([["decline"], ["withdraw"]]);
  expect(await can(client)).toEqual([["withdraw"], ["decline"]]);
  await client.api.projects.withdrawOffer({ params });
  expect((await can(client))[0]).toEqual([]);
  expect(await refusal(client.api.projects.makeOffer(made))).toMatchObject(unknown);
  const no = { params: { offer_id: other.offer_id }, body: { reason: "And do not come back." } };
  expect(await freelancer.api.projects.declineOffer(no)).toMatchObject({ status: "declined", decline_reason: null });
  const words = { params: { proposal_id: proposal.proposal_id }, body: { reason: "Go away." } };
  expect(await client.api.projects.declineProposal(words)).toMatchObject({ status: "declined", decline_reason: null });
});

test("a proposal to somebody who blocked its author is neither changed nor put on the short list", async () => {
  const [client, freelancer] = await pair();
  const { project_id } = await postProject(client);
  const { proposal_id } = await propose(freelancer, project_id);
  await block(client, freelancer);
  const params = { proposal_id };
  const unknown = { status: 404, code: "proposal.not_found" };
  const body = { cover_letter: "You will hear from me.", amount: eur(170_000) };
  expect(await refusal(freelancer.api.projects.replaceProposal({ params, body }))).toMatchObject(unknown);
  expect(await refusal(client.api.projects.shortlistProposal({ params }))).toMatchObject(unknown);
  await freelancer.api.projects.withdrawProposal({ params });
});

test("invitations and offers between them are in no list, and an invitation is not answered", async () => {
  const [client, freelancer] = await pair();
  const { project_id } = await postProject(client);
  const params = { project_id };
  const { invitation_id } = await client.api.projects.invite({ params, body: { user_id: freelancer.userId } });
  const direct = { user_id: freelancer.userId, ...terms([50_000]), title: "Something else" };
  await client.api.projects.makeDirectOffer({ body: direct });
  const counted = { query: { count: true } };
  const lists = () =>
    Promise.all([
      freelancer.api.projects.listMyInvitations(counted),
      client.api.projects.listProjectInvitations({ params, ...counted }),
      freelancer.api.projects.listMyOffers(counted),
      client.api.projects.listMyOffers(counted),
    ]).then((all) => all.map(({ data, total }) => [data.length, total]));
  expect(await lists()).toEqual(Array(4).fill([1, 1]));
  await block(client, freelancer);
  expect(await lists()).toEqual(Array(4).fill([0, 0]));
  const answer = (word: "accept" | "decline") =>
    freelancer.api.projects.answerInvitation({
      params: { invitation_id },
      body: { answer: word, message: "No more." },
    });
  expect(await refusal(answer("accept"))).toMatchObject({ status: 404, code: "invitation.not_found" });
  await client.api.users.removeBlock({ params: { user_id: freelancer.userId } });
  expect(await lists()).toEqual(Array(4).fill([1, 1]));
  await block(client, freelancer);
  expect(await answer("decline")).toMatchObject({ status: "declined", answer_message: null });
});
