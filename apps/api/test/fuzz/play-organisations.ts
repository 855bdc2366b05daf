// A studio with two people: founded, joined, kept, left and closed.
import { type Person, signUp } from "#test/people.ts";
import type { World } from "#test/world.ts";

type Keep = <T>(value: T) => T;

export async function playOrganisations(kogi: World, owner: Person, keep: Keep): Promise<void> {
  const { organisations } = owner.api;
  const body = { name: "Harbour Works", handle: "harbour-works" };
  const { organisation_id } = keep(await organisations.createOrganisation({ body }));
  const params = { organisation_id };
  await organisations.patchOrganisation({ params, body: { headline: "Signs for harbours" } });
  await organisations.getOrganisation({ params });
  await organisations.getOrganisationByHandle({ params: { handle: "harbour-works" } });
  const { payments } = owner.api;
  const billing = { name: "Harbour Works Ltd", address: ["1 Quay Street"], country: "IE", vat_id: null, version: 0 };
  await payments.saveOrganisationProfile({ params, body: billing });
  await payments.getOrganisationProfile({ params });
  const guest = await signUp(kogi, { name: "Guest Worker" });
  const { handle } = (await guest.api.users.me()).user;
  const invite = () => organisations.inviteToOrganisation({ params, body: { handle, role: "member" } });
  const first = keep(await invite());
  await organisations.withdrawOrganisationInvitation({ params: { ...params, invitation_id: first.invitation_id } });
  const { invitation_id } = keep(await invite());
  await guest.api.organisations.listMyOrganisationInvitations();
  await guest.api.organisations.answerOrganisationInvitation({
    params: { invitation_id },
    body: { answer: "accept" },
  });
  await organisations.listOrganisationInvitations({ params });
  await organisations.listMembers({ params });
  const member = { ...params, user_id: guest.userId };
  await organisations.patchMember({ params: member, body: { title: "Painter" } });
  await organisations.listMembershipsOf({ params: { user_id: guest.userId } });
  await organisations.removeMember({ params: member });
  const gone = await organisations.createOrganisation({ body: { ...body, handle: "gone-works" } });
  await organisations.closeOrganisation({ params: { organisation_id: gone.organisation_id } });
}
