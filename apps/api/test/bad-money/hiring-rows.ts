// Prices that people name before anything is agreed: profiles, projects, proposals, offers.
import type { ProfileBody } from "#api-schema/users.ts";
import { eur, openOffer, postProject, projectBody, propose, terms } from "#test/hiring.ts";
import type { Person } from "#test/people.ts";
import { type AmountRule, aboutNothing, type Fault, type MoneyRow, type Stage } from "./rows.ts";

const price = (code: string, foreign: string | null): AmountRule => ({ code, foreign });
const profile: AmountRule = { code: "user.bad_field", foreign: null };

const budgets = {
  "/budget": price("project.invalid", "project.invalid"),
  "/budget_min": price("project.invalid", "project.invalid"),
};
const upperEnd: Fault = {
  name: "two upper ends that differ",
  spoil: ({ body }) => ({ body: { ...body, budget: eur(250_000), budget_max: eur(300_000) } }),
  status: 422,
  code: "project.invalid",
};
const turned: Fault = {
  name: "a lower end above the upper one",
  spoil: ({ body }) => ({ body: { ...body, budget: eur(100), budget_min: eur(200) } }),
  status: 422,
  code: "project.invalid",
};
const notTheSum = (code: string): Fault => ({
  name: "parts that are not the sum",
  spoil: ({ body }) => ({ body: { ...body, milestones: terms([40_000, 40_001]).milestones } }),
  status: 422,
  code,
});

const proposal = {
  cover_letter: "Gladly.",
  amount: eur(80_000),
  milestones: terms([40_000, 40_000]).milestones,
};
const offer = { ...terms([40_000, 40_000]), hourly_rate: eur(5_000) };
const offerAmounts = {
  "/total": price("offer.invalid", "offer.invalid"),
  "/hourly_rate": price("offer.invalid", "offer.invalid"),
  "/milestones/0/amount": price("offer.invalid", "offer.invalid"),
};
const proposalAmounts = {
  "/amount": price("proposal.invalid", "proposal.invalid"),
  "/milestones/0/amount": price("proposal.invalid", "proposal.invalid"),
};

const draft = async ({ client }: Stage) => {
  const { project_id } = await client.api.projects.createProject({ body: projectBody() });
  return { project_id };
};

const whoEarns = (by: Person) => ({ by, params: { user_id: by.userId } });
async function wholeProfile({ api, userId }: Person): Promise<ProfileBody> {
  const seen = await api.users.getUser({ params: { user_id: userId } });
  const { name, handle, headline, bio, country, city, time_zone, languages } = seen;
  const { availability, experience_level, links } = seen;
  return {
    ...{ name, handle, headline, bio, country, city, time_zone, languages, availability, experience_level, links },
    hourly_rate: eur(5_000),
    profile_image_media_id: null,
    cover_image_media_id: null,
  };
}

export const hiringRows: readonly MoneyRow[] = [
  {
    route: "PUT /api/users/:user_id",
    call: async ({ freelancer }) => ({ ...whoEarns(freelancer), body: await wholeProfile(freelancer) }),
    amounts: { "/hourly_rate": profile },
    faults: [],
    good: 200,
  },
  {
    route: "PATCH /api/users/:user_id",
    call: async ({ freelancer }) => ({ ...whoEarns(freelancer), body: { hourly_rate: eur(5_000) } }),
    amounts: { "/hourly_rate": profile },
    faults: [],
    good: 200,
  },
  {
    route: "POST /api/projects",
    call: async ({ client }) => ({ by: client, body: projectBody() }),
    amounts: { ...budgets, "/budget_max": price("project.invalid", "project.invalid") },
    faults: [upperEnd, turned],
    good: 201,
  },
  ...(["PUT", "PATCH"] as const).map((method) => ({
    route: `${method} /api/projects/:project_id`,
    call: async (stage: Stage) => ({ by: stage.client, params: await draft(stage), body: projectBody() }),
    amounts: { ...budgets, "/budget_max": price("project.invalid", "project.invalid") },
    faults: [upperEnd, turned, aboutNothing("project_id", "project.not_found")],
    good: 200,
  })),
  {
    route: "POST /api/projects/:project_id/proposals",
    call: async ({ client, freelancer }) => {
      const { project_id } = await postProject(client);
      return { by: freelancer, params: { project_id }, body: proposal };
    },
    amounts: proposalAmounts,
    faults: [notTheSum("proposal.invalid"), aboutNothing("project_id", "project.not_found")],
    good: 201,
  },
  {
    route: "PUT /api/proposals/:proposal_id",
    call: async ({ client, freelancer }) => {
      const { project_id } = await postProject(client);
      const { proposal_id } = await propose(freelancer, project_id);
      return { by: freelancer, params: { proposal_id }, body: proposal };
    },
    amounts: proposalAmounts,
    faults: [notTheSum("proposal.invalid"), aboutNothing("proposal_id", "proposal.not_found")],
    good: 200,
  },
  {
    route: "POST /api/proposals/:proposal_id/offers",
    call: async ({ client, freelancer }) => {
      const { project_id } = await postProject(client);
      const { proposal_id } = await propose(freelancer, project_id);
      return { by: client, params: { proposal_id }, body: offer };
    },
    amounts: offerAmounts,
    faults: [notTheSum("offer.invalid"), aboutNothing("proposal_id", "proposal.not_found")],
    good: 201,
  },
  {
    route: "POST /api/offers",
    call: async ({ client, freelancer }) => ({
      by: client,
      body: { ...offer, user_id: freelancer.userId, title: "Once more" },
    }),
    amounts: offerAmounts,
    faults: [notTheSum("offer.invalid")],
    good: 201,
  },
  {
    route: "POST /api/offers/:offer_id/counter-offers",
    call: async ({ client, freelancer }) => {
      const { offer: open } = await openOffer(client, freelancer);
      return { by: freelancer, params: { offer_id: open.offer_id }, body: offer };
    },
    amounts: offerAmounts,
    faults: [notTheSum("offer.invalid"), aboutNothing("offer_id", "offer.not_found")],
    good: 201,
  },
];
