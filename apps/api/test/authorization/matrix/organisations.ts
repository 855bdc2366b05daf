import { type Person, signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";

let made = 0;
const newBody = () => ({ name: "Harbour Works", handle: `matrix-works-${made++}` });

async function found({ kogi }: Stage) {
  const owner = await signUp(kogi);
  const { organisation_id } = await owner.api.organisations.createOrganisation({ body: newBody() });
  return { owner, params: { organisation_id } };
}

const onOrganisation =
  (body?: object) =>
  async (stage: Stage): Promise<Call> => ({ ...(await found(stage)), ...(body ? { body } : {}) });

async function invited(kogi: Stage["kogi"], by: Person, params: { organisation_id: string }) {
  const person = await signUp(kogi);
  const { handle } = (await person.api.users.me()).user;
  const body = { handle, role: "member" as const };
  const { invitation_id } = await by.api.organisations.inviteToOrganisation({ params, body });
  return { person, invitation_id };
}

/** A plain member: the owner of the row keeps the organisation, the others are strangers to it. */
const onMember =
  (body?: object) =>
  async (stage: Stage): Promise<Call> => {
    const { owner, params } = await found(stage);
    const { person, invitation_id } = await invited(stage.kogi, owner, params);
    await person.api.organisations.answerOrganisationInvitation({
      params: { invitation_id },
      body: { answer: "accept" },
    });
    return { owner, params: { ...params, user_id: person.userId }, ...(body ? { body } : {}) };
  };

async function onInvitation(stage: Stage): Promise<Call> {
  const { owner, params } = await found(stage);
  const { invitation_id } = await invited(stage.kogi, owner, params);
  return { owner, params: { ...params, invitation_id } };
}

/** The side of whom it is for. */
async function onInvitationToOwner(stage: Stage): Promise<Call> {
  const { owner, params } = await found(stage);
  const { person, invitation_id } = await invited(stage.kogi, owner, params);
  return { owner: person, params: { invitation_id }, body: { answer: "decline" } };
}

async function onInviting(stage: Stage): Promise<Call> {
  const guest = await signUp(stage.kogi);
  return { ...(await found(stage)), body: { handle: (await guest.api.users.me()).user.handle, role: "member" } };
}

// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const organisationsMatrix: readonly Row[] = [
  { route: "GET /api/organisations", is: "200 200 200 200 200 200 200 200 200" },
  {
    route: "POST /api/organisations",
    is: "401 403 201 201 201 201 201 201 403",
    call: () => ({ body: newBody() }),
  },
  { route: "GET /api/organisations/mine", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/organisations/invitations", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "GET /api/users/:user_id/organisations",
    is: "200 200 200 200 200 200 200 200 200",
    call: ({ owner }) => ({ params: { user_id: owner.userId } }),
  },
  {
    route: "GET /api/organisations/by-handle/:handle",
    is: "200 200 200 200 200 200 200 200 200",
    call: async (stage) => {
      const { owner, params } = await found(stage);
      return { owner, params: { handle: (await owner.api.organisations.getOrganisation({ params })).handle } };
    },
  },
  {
    route: "GET /api/organisations/:organisation_id",
    is: "200 200 200 200 200 200 200 200 200",
    call: onOrganisation(),
  },
  {
    route: "GET /api/organisations/:organisation_id/share-image.png",
    is: "200 200 200 200 200 200 200 200 200",
    call: onOrganisation(),
  },
  {
    route: "PATCH /api/organisations/:organisation_id",
    is: "401 403 200 403 403 403 403 403 403",
    call: onOrganisation({ headline: "x" }),
  },
  {
    route: "POST /api/organisations/:organisation_id/closure",
    is: "401 403 204 403 403 403 403 403 403",
    call: onOrganisation(),
  },
  {
    route: "GET /api/organisations/:organisation_id/members",
    is: "200 200 200 200 200 200 200 200 200",
    call: onOrganisation(),
  },
  {
    route: "PATCH /api/organisations/:organisation_id/members/:user_id",
    is: "401 403 200 403 403 403 403 403 403",
    call: onMember({ role: "admin" }),
  },
  {
    route: "DELETE /api/organisations/:organisation_id/members/:user_id",
    is: "401 403 204 403 403 403 403 403 403",
    call: onMember(),
  },
  {
    route: "POST /api/organisations/:organisation_id/invitations",
    is: "401 403 201 403 403 403 403 403 403",
    call: onInviting,
  },
  {
    route: "GET /api/organisations/:organisation_id/invitations",
    is: "401 403 200 403 403 403 403 403 403",
    call: onOrganisation(),
  },
  {
    route: "DELETE /api/organisations/:organisation_id/invitations/:invitation_id",
    is: "401 403 204 403 403 403 403 403 403",
    call: onInvitation,
  },
  {
    route: "POST /api/organisations/invitations/:invitation_id/answer",
    is: "401 404 200 404 404 404 404 404 403",
    call: onInvitationToOwner,
  },
  {
    route: "GET /api/organisations/:organisation_id/billing",
    is: "401 403 200 403 403 403 403 403 403",
    call: onOrganisation(),
  },
  {
    route: "PUT /api/organisations/:organisation_id/billing",
    is: "401 403 200 403 403 403 403 403 403",
    call: onOrganisation({
      name: "Harbour Works Ltd",
      address: ["1 Quay Street"],
      country: "IE",
      vat_id: null,
      version: 0,
    }),
  },
  {
    route: "GET /api/invoices",
    whose: "of an organisation",
    is: "401 403 200 403 403 403 403 403 403",
    call: async (stage) => {
      const { owner, params } = await found(stage);
      return { owner, query: `organisation_id=${params.organisation_id}` };
    },
  },
];
