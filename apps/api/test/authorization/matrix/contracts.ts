import { newId } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { disputed, ended, eur, funded, type Hire, hire, hireForOrganisation, stars, submitted } from "../things.ts";

type Side = "client" | "freelancer";
type Make = (kogi: Stage["kogi"], client: Stage["owner"]) => Promise<Hire>;

const onContract =
  (side: Side, make: Make = hire, body?: object) =>
  async (stage: Stage): Promise<Call> => {
    const hired = await make(stage.kogi, stage.owner);
    return { owner: hired[side], params: { contract_id: hired.contractId }, ...(body ? { body } : {}) };
  };
const onMilestone =
  (side: Side, make: Make = hire, body?: object) =>
  async (stage: Stage): Promise<Call> => {
    const hired = await make(stage.kogi, stage.owner);
    return { owner: hired[side], params: { milestone_id: hired.milestoneId }, ...(body ? { body } : {}) };
  };

/** A milestone that the freelancer proposed and the client has not agreed to. */
const onProposed =
  (side: Side) =>
  async (stage: Stage): Promise<Call> => {
    const hired = await hire(stage.kogi, stage.owner);
    const body = { title: "More", amount: eur(10_000) };
    const { milestone_id } = await hired.freelancer.api.contracts.proposeMilestone({
      params: { contract_id: hired.contractId },
      body,
    });
    return { owner: hired[side], params: { milestone_id }, body: { answer: "agree" } };
  };

/** A division that the client proposed. */
const onSettlement =
  (side: Side) =>
  async (stage: Stage): Promise<Call> => {
    const hired = await disputed(stage.kogi, stage.owner);
    const params = { milestone_id: hired.milestoneId };
    const milestone = await hired.client.api.contracts.proposeSettlement({
      params,
      body: { to_freelancer: eur(30_000) },
    });
    const settlement_id = milestone.dispute?.settlements[0]?.settlement_id ?? "";
    return { owner: hired[side], params: { settlement_id } };
  };

/** The client's review of the freelancer, shown since both wrote. */
const onReview =
  (side: Side) =>
  async (stage: Stage): Promise<Call> => {
    const hired = await ended(stage.kogi, stage.owner);
    const params = { contract_id: hired.contractId };
    const { review_id } = await hired.client.api.contracts.writeReview({ params, body: stars });
    await hired.freelancer.api.contracts.writeReview({ params, body: stars });
    return { owner: hired[side], params: { review_id }, body: { text: "Thank you." } };
  };

/** The same, to be told what is wrong with it: by the one it is about, by its author. */
const onReportable =
  (side: Side) =>
  async (stage: Stage): Promise<Call> => ({
    ...(await onReview(side)(stage)),
    body: { reason: "insulting", text: "It calls me names." },
  });

/** A review that the freelancer it is about reported. */
const onReported = async (stage: Stage): Promise<Call> => {
  const { params = {} } = await onReportable("client")(stage);
  const reporter = await signUp(stage.kogi);
  const body = { reason: "insulting" as const, text: "It calls them names." };
  await reporter.api.contracts.reportReview({ params: { review_id: String(params.review_id) }, body });
  return { params, body: { decision: "keep", reason: "It does not." } };
};

/** The client approved a part and asks for the rest. */
const restAsked: Make = async (kogi, client) => {
  const hired = await submitted(kogi, client);
  const params = { milestone_id: hired.milestoneId };
  await client.api.contracts.approveMilestone({ params, body: { amount: eur(10_000) }, idempotencyKey: newId() });
  return hired;
};

const note = { note: "Here it is." };
const aboutOwner = ({ owner }: Stage): Call => ({ query: `user_id=${owner.userId}` });

/** The side of somebody who keeps the organisation that the client signed for. */
const onKept =
  (of: "contract_id" | "milestone_id", body?: object) =>
  async ({ kogi, owner }: Stage): Promise<Call> => {
    const kept = await hireForOrganisation(kogi, owner);
    return { params: { [of]: kept[of] }, ...(body ? { body } : {}) };
  };

// Contracts belong to their two sides; for everybody else, administrators too, they do not exist, but for whoever keeps
// the organisation of one, to read. Each side does its
// own part: what is the other's to do is refused, 403 where it never will be theirs, 409 where it is not their turn.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const contractsMatrix: readonly Row[] = [
  { route: "GET /api/contracts", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "GET /api/contracts",
    whose: "an organisation's",
    is: "401 403 200 403 403 403 403 403 403",
    call: async ({ kogi, owner }) => {
      const { organisation_id } = await hireForOrganisation(kogi, owner);
      return { query: `organisation_id=${organisation_id}` };
    },
  },
  {
    route: "GET /api/contracts/:contract_id",
    whose: "client",
    is: "401 404 200 404 404 404 404 404 403",
    call: onContract("client"),
  },
  {
    route: "GET /api/contracts/:contract_id",
    whose: "freelancer",
    is: "401 404 200 404 404 404 404 404 403",
    call: onContract("freelancer"),
  },
  {
    route: "GET /api/contracts/:contract_id",
    whose: "keeper",
    is: "401 404 200 404 404 404 404 404 403",
    call: onKept("contract_id"),
  },
  {
    route: "GET /api/contracts/:contract_id/activity",
    whose: "keeper",
    is: "401 404 200 404 404 404 404 404 403",
    call: onKept("contract_id"),
  },
  {
    route: "POST /api/contracts/:contract_id/closure",
    whose: "keeper",
    is: "401 404 404 404 404 404 404 404 403",
    call: onKept("contract_id", {}),
  },
  {
    route: "GET /api/milestones/:milestone_id",
    whose: "keeper",
    is: "401 404 200 404 404 404 404 404 403",
    call: onKept("milestone_id"),
  },
  {
    route: "POST /api/milestones/:milestone_id/approval",
    whose: "keeper",
    is: "401 403 404 404 404 404 404 404 403",
    call: onKept("milestone_id", {}),
  },
  {
    route: "GET /api/contracts/:contract_id/activity",
    is: "401 404 200 404 404 404 404 404 403",
    call: onContract("client"),
  },
  {
    route: "GET /api/contracts/:contract_id/fees",
    is: "401 404 200 404 404 404 200 404 403",
    call: async (stage) => ({ ...(await onContract("client")(stage)), query: "amount=10000&currency=EUR" }),
  },
  {
    route: "POST /api/contracts/:contract_id/milestones",
    is: "401 403 201 404 404 404 404 404 403",
    call: onContract("freelancer", hire, { title: "More", amount: eur(10_000) }),
  },
  {
    route: "POST /api/contracts/:contract_id/closure",
    is: "401 404 200 404 404 404 404 404 403",
    call: onContract("client", hire, {}),
  },
  {
    route: "GET /api/milestones/:milestone_id",
    is: "401 404 200 404 404 404 404 404 403",
    call: onMilestone("freelancer"),
  },
  {
    route: "POST /api/milestones/:milestone_id/agreement",
    whose: "client",
    is: "401 403 200 404 404 404 404 404 403",
    call: onProposed("client"),
  },
  {
    route: "POST /api/milestones/:milestone_id/agreement",
    whose: "proposer",
    is: "401 403 403 404 404 404 404 404 403",
    call: onProposed("freelancer"),
  },
  {
    route: "POST /api/milestones/:milestone_id/funding",
    whose: "client",
    is: "401 403 201 404 404 404 404 404 403",
    call: onMilestone("client"),
  },
  {
    route: "POST /api/milestones/:milestone_id/funding",
    whose: "freelancer",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("freelancer"),
  },
  {
    route: "POST /api/milestones/:milestone_id/submission",
    whose: "freelancer",
    is: "401 403 200 404 404 404 404 404 403",
    call: onMilestone("freelancer", funded, note),
  },
  {
    route: "POST /api/milestones/:milestone_id/submission",
    whose: "client",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("client", funded, note),
  },
  {
    route: "POST /api/milestones/:milestone_id/revision",
    whose: "client",
    is: "401 403 200 404 404 404 404 404 403",
    call: onMilestone("client", submitted, note),
  },
  {
    route: "POST /api/milestones/:milestone_id/revision",
    whose: "freelancer",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("freelancer", submitted, note),
  },
  {
    route: "POST /api/milestones/:milestone_id/approval",
    whose: "client",
    is: "401 403 200 404 404 404 404 404 403",
    call: onMilestone("client", submitted, {}),
  },
  {
    route: "POST /api/milestones/:milestone_id/approval",
    whose: "freelancer",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("freelancer", submitted, {}),
  },
  {
    route: "POST /api/milestones/:milestone_id/rest-answer",
    whose: "freelancer",
    is: "401 403 200 404 404 404 404 404 403",
    call: onMilestone("freelancer", restAsked, { answer: "accept" }),
  },
  {
    route: "POST /api/milestones/:milestone_id/rest-answer",
    whose: "client",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("client", restAsked, { answer: "accept" }),
  },
  {
    route: "POST /api/milestones/:milestone_id/refund-request",
    whose: "client",
    is: "401 403 200 404 404 404 404 404 403",
    call: onMilestone("client", funded, { reason: "We stop." }),
  },
  {
    route: "POST /api/milestones/:milestone_id/refund-request",
    whose: "freelancer",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("freelancer", funded, { reason: "We stop." }),
  },
  {
    route: "POST /api/milestones/:milestone_id/refund",
    whose: "freelancer",
    is: "401 403 200 404 404 404 404 404 403",
    call: onMilestone("freelancer", funded, {}),
  },
  {
    route: "POST /api/milestones/:milestone_id/refund",
    whose: "client",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("client", funded, {}),
  },
  {
    route: "POST /api/milestones/:milestone_id/dispute",
    is: "401 403 201 404 404 404 404 404 403",
    call: onMilestone("freelancer", submitted, { reason: "No answer." }),
  },
  {
    route: "DELETE /api/milestones/:milestone_id/dispute",
    whose: "opener",
    is: "401 403 200 404 404 404 404 404 403",
    call: onMilestone("client", disputed),
  },
  {
    route: "DELETE /api/milestones/:milestone_id/dispute",
    whose: "the other side",
    is: "401 403 403 404 404 404 404 404 403",
    call: onMilestone("freelancer", disputed),
  },
  {
    route: "POST /api/milestones/:milestone_id/settlements",
    is: "401 403 201 404 404 404 404 404 403",
    call: onMilestone("freelancer", disputed, { to_freelancer: eur(30_000) }),
  },
  {
    route: "POST /api/settlements/:settlement_id/acceptance",
    whose: "the other side",
    is: "401 403 200 404 404 404 404 404 403",
    call: onSettlement("freelancer"),
  },
  {
    route: "POST /api/settlements/:settlement_id/acceptance",
    whose: "proposer",
    is: "401 403 409 404 404 404 404 404 403",
    call: onSettlement("client"),
  },
  {
    route: "POST /api/contracts/:contract_id/reviews",
    is: "401 403 201 404 404 404 404 404 403",
    call: onContract("client", ended, stars),
  },
  {
    route: "POST /api/reviews/:review_id/answer",
    whose: "who is reviewed",
    is: "401 403 201 404 404 404 404 404 403",
    call: onReview("freelancer"),
  },
  {
    route: "POST /api/reviews/:review_id/answer",
    whose: "author",
    is: "401 403 404 404 404 404 404 404 403",
    call: onReview("client"),
  },
  {
    route: "GET /api/reviews/:review_id",
    is: "200 200 200 200 200 200 200 200 200",
    call: async (stage) => {
      const { owner, params } = await onReview("freelancer")(stage);
      return { ...(owner ? { owner } : {}), ...(params ? { params } : {}) };
    },
  },
  {
    route: "POST /api/reviews/:review_id/reports",
    whose: "whom it is about",
    is: "401 201 201 201 201 201 201 201 403",
    call: onReportable("freelancer"),
  },
  {
    route: "POST /api/reviews/:review_id/reports",
    whose: "author",
    is: "401 201 403 201 201 201 201 201 403",
    call: onReportable("client"),
  },
  { route: "GET /api/admin/reported-reviews", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "POST /api/admin/reported-reviews/:review_id/decision",
    is: "401 403 403 403 403 403 200 403 403",
    call: onReported,
  },
  { route: "GET /api/reviews", is: "200 200 200 200 200 200 200 200 200", call: aboutOwner },
  {
    route: "GET /api/users/:user_id/reputation",
    is: "401 403 200 403 403 403 403 403 403",
    call: ({ owner }) => ({ params: { user_id: owner.userId } }),
  },
  { route: "GET /api/reputation/keys", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/ratings", is: "200 200 200 200 200 200 200 200 200", call: aboutOwner },
];
