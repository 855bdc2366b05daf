// Organisations and who belongs to them.
import type { OrganisationRole } from "#api-schema/organisations.ts";
import type { Person } from "./people.ts";

/** `by`, who keeps the organisation, asks the person in, and they accept. */
export async function join(by: Person, organisation_id: string, person: Person, role: OrganisationRole): Promise<void> {
  const { handle } = (await person.api.users.me()).user;
  const params = { organisation_id };
  const { invitation_id } = await by.api.organisations.inviteToOrganisation({ params, body: { handle, role } });
  await person.api.organisations.answerOrganisationInvitation({
    params: { invitation_id },
    body: { answer: "accept" },
  });
}
