// Clients of finished contracts confirm pieces of work: most of them by name, one request still waits.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { emailOf } from "./people.ts";
import type { SeedHistory, SeedPortfolio, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";
import { isSignIn } from "./visits.ts";

const CONFIRMED_MAX = 16;

/** One for each maker with a portfolio, once both the portfolio and the contract's end are past. */
export function confirmationScenes(seeds: Seeds, end: Date): readonly Scene[] {
  const ended = seeds.histories.filter((history) => history.ended_days_ago !== null);
  const pairs = seeds.portfolios
    .filter((portfolio, place) => seeds.portfolios.findIndex(({ owner }) => owner === portfolio.owner) === place)
    .flatMap((portfolio) => {
      const history = ended.find(({ freelancer }) => freelancer === portfolio.owner);
      return history ? [{ portfolio, history }] : [];
    })
    .slice(0, CONFIRMED_MAX);
  // It waits for the client that visitors sign in as, so that they find something to answer.
  const clients = new Set(seeds.people.filter((person) => isSignIn(emailOf(person))).map(({ key }) => key));
  const waiting = pairs.findLast(({ history }) => clients.has(history.client)) ?? pairs.at(-1);
  return pairs.map((pair, place) => {
    const { portfolio, history } = pair;
    const shown = daysBefore(end, portfolio.published_days_ago, portfolio.key).getTime();
    const done = daysBefore(end, history.ended_days_ago ?? 0, history.key).getTime();
    const at = new Date(Math.min(addMs(new Date(Math.max(shown, done)), DAY_MS).getTime(), end.getTime() - 60_000));
    const answer = pair === waiting ? null : place % 4 === 3 ? "unnamed" : "named";
    return { at, what: "portfolios", play: (stage) => confirm(stage, { portfolio, history, answer }) };
  });
}

interface Pair {
  readonly portfolio: SeedPortfolio;
  readonly history: SeedHistory;
  readonly answer: "named" | "unnamed" | null;
}

async function confirm(stage: Stage, { portfolio, history, answer }: Pair): Promise<void> {
  const maker = stage.as(portfolio.owner).portfolios;
  const { data } = await maker.listPortfolios({ query: { user_id: stage.idOf(portfolio.owner), q: portfolio.title } });
  const shown = data.find(({ slug }) => slug === portfolio.slug);
  const contract = stage.made.contracts.get(history.key);
  assert(shown && contract, `${portfolio.key} is shown and ${history.key} was agreed before its client is asked`);
  const { items } = await maker.getPortfolio({ params: { portfolio_id: shown.portfolio_id } });
  const [item] = items;
  assert(item, "a published portfolio has a piece of work");
  const { confirmation_id } = await maker.askConfirmation({
    params: { item_id: item.item_id },
    body: { contract_id: contract.contractId, message: "Would you confirm that this came out of our work together?" },
  });
  if (answer === null) return;
  await stage.as(history.client).portfolios.confirmWork({
    params: { confirmation_id },
    body: { item_version: item.version, show_name: answer === "named" },
  });
}
