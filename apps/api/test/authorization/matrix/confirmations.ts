import { newId } from "#platform/ids/index.ts";
import { approve, contractBetween, fund, handIn } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { publishedPortfolio } from "../things.ts";

interface Finished {
  readonly maker: Person;
  readonly client: Person;
  readonly contractId: string;
}

async function finish(stage: Stage, maker: Person, client: Person): Promise<Finished> {
  const { kogi } = stage;
  const { contract, milestones } = await contractBetween(client, maker, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(maker, milestoneId);
  await approve(client, milestoneId);
  await kogi.settle();
  return { maker, client, contractId: contract.contract_id };
}

// One finished contract for each side that the owner can be on: paying for one takes long.
const made = new WeakMap<Stage, Partial<Record<"maker" | "client", Promise<Finished>>>>();
function finished(stage: Stage, ownerIs: "maker" | "client"): Promise<Finished> {
  const known = made.get(stage) ?? {};
  made.set(stage, known);
  known[ownerIs] ??= signUp(stage.kogi, { user_type: ownerIs === "maker" ? "client" : "freelancer" }).then((other) =>
    ownerIs === "maker" ? finish(stage, stage.owner, other) : finish(stage, other, stage.owner),
  );
  return known[ownerIs];
}

async function asked(stage: Stage, ownerIs: "maker" | "client") {
  const { maker, client, contractId } = await finished(stage, ownerIs);
  const { itemIds } = await publishedPortfolio(maker);
  const { confirmation_id } = await maker.api.portfolios.askConfirmation({
    params: { item_id: itemIds[0] ?? "" },
    body: { contract_id: contractId },
  });
  return { client, params: { confirmation_id } };
}

const request =
  (ownerIs: "maker" | "client", body?: object) =>
  async (stage: Stage): Promise<Call> => {
    const { params } = await asked(stage, ownerIs);
    return { params, ...(body ? { body } : {}) };
  };

async function confirmed(stage: Stage): Promise<Call> {
  const { client, params } = await asked(stage, "client");
  await client.api.portfolios.confirmWork({ params, body: { item_version: 1, show_name: true } });
  return { params };
}

async function ask(stage: Stage): Promise<Call> {
  const { contractId } = await finished(stage, "maker");
  const { itemIds } = await publishedPortfolio(stage.owner);
  return { params: { item_id: itemIds[0] ?? "" }, body: { contract_id: contractId } };
}

async function askOfAnothers(stage: Stage): Promise<Call> {
  return { ...(await ask(stage)), body: { contract_id: newId() } };
}

const yes = { item_version: 1, show_name: true };
const no = { reason: "Not from this contract." };

// A request exists for its two sides alone; each of them makes only its own moves.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const confirmationsMatrix: readonly Row[] = [
  { route: "GET /api/finished-contracts", is: "401 200 200 200 200 200 200 200 403" },
  { route: "POST /api/portfolio-items/:item_id/confirmations", is: "401 403 201 403 403 403 403 403 403", call: ask },
  {
    route: "POST /api/portfolio-items/:item_id/confirmations",
    whose: "somebody else's contract",
    is: "401 403 404 403 403 403 403 403 403",
    call: askOfAnothers,
  },
  { route: "GET /api/work-confirmations", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "GET /api/work-confirmations/:confirmation_id",
    is: "401 404 200 404 404 404 404 404 403",
    call: request("client"),
  },
  {
    route: "POST /api/work-confirmations/:confirmation_id/confirmation",
    is: "401 404 200 404 404 404 404 404 403",
    call: request("client", yes),
  },
  {
    route: "POST /api/work-confirmations/:confirmation_id/confirmation",
    whose: "the maker's side",
    is: "401 404 403 404 404 404 404 404 403",
    call: request("maker", yes),
  },
  {
    route: "POST /api/work-confirmations/:confirmation_id/decline",
    is: "401 404 200 404 404 404 404 404 403",
    call: request("client", no),
  },
  {
    route: "POST /api/work-confirmations/:confirmation_id/withdrawal",
    is: "401 404 200 404 404 404 404 404 403",
    call: confirmed,
  },
  {
    route: "DELETE /api/work-confirmations/:confirmation_id",
    is: "401 404 204 404 404 404 404 404 403",
    call: request("maker"),
  },
  {
    route: "DELETE /api/work-confirmations/:confirmation_id",
    whose: "the client's side",
    is: "401 404 403 404 404 404 404 404 403",
    call: request("client"),
  },
];
