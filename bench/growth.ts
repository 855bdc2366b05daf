// What is read most, among ten thousand, a hundred thousand and a million rows a table: what everybody looks through, and
// what one person reads of their own. The time may not grow with the table.
import { startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";
import { fillWithCrowd } from "../apps/api/test/plans/crowd.ts";
import { openEvidence } from "../chaos/evidence.ts";
import { atMost, type Figure, median, percentile } from "./figures.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const GROWTH_A_DECADE = 1.5;
const CALLS = 100;
const ROUNDS = 5;
// A millisecond is the machine's own noise: below it, growth says nothing.
const NOISE_MS = 1;
const TABLES = [
  "users.users",
  "users.standings",
  "portfolios.portfolios",
  "portfolios.portfolios_tags",
  "portfolios.items",
  "projects.projects",
  "projects.projects_tags",
  "projects.proposals",
  "projects.offers",
  "contracts.contracts",
  "notifications.notifications",
  "payments.payments",
  "payments.invoices",
  "payments.accounts",
  "payments.journals",
  "payments.transfers",
];

const lists: readonly (readonly [string, string])[] = [
  ["projects, newest", "/api/projects?limit=20"],
  ["projects, filtered", "/api/projects?pricing=fixed&experience_level=entry&limit=20"],
  ["projects, dearest", "/api/projects?sort=-budget&limit=20"],
  ["projects, nearest deadline", "/api/projects?sort=deadline&limit=20"],
  ["projects of a topic", "/api/projects?category_id=logo-design&limit=20"],
  ["projects with a common skill", "/api/projects?skills=html&limit=20"],
  ["projects with a rare skill", "/api/projects?skills=skill-7&limit=20"],
  ["projects with a tag", "/api/projects?tags=tag-7&limit=20"],
  ["projects by a common word", "/api/projects?q=website&limit=20"],
  ["projects by a rare word", "/api/projects?q=zeppelins&limit=20"],
  ["projects, counted", "/api/projects?limit=20&count=true"],
  ["people, full profiles first", "/api/users?limit=20"],
  ["people, newest", "/api/users?sort=-created_at&limit=20"],
  ["people of a country", "/api/users?user_type=freelancer&country=KE&limit=20"],
  ["people by rate", "/api/users?sort=hourly_rate&limit=20"],
  ["people by a rare word", "/api/users?q=zeppelin&limit=20"],
  ["portfolios, newest", "/api/portfolios?limit=20"],
  ["portfolios, most liked", "/api/portfolios?sort=-likes&limit=20"],
  ["portfolios with a tag", "/api/portfolios?tags=tag-7&limit=20"],
  ["pieces of work, newest", "/api/works?limit=20"],
];
// Of the one person who owns every 500th row.
const own: readonly (readonly [string, string])[] = [
  ["one's own notifications", "/api/notifications?limit=20"],
  ["one's own projects", "/api/projects?user_id=me&limit=20"],
  ["one's own proposals", "/api/proposals?limit=20"],
  ["one's own contracts", "/api/contracts?limit=20"],
  ["one's own payments", "/api/payments?limit=20"],
  ["one's own statement", "/api/wallet/statement?currency=EUR&limit=20"],
  ["one's own documents", "/api/invoices?limit=20"],
];

export async function bench(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const smaller = new Map<string, number>();
  for (const size of SIZES)
    for (const [what, p95] of await timesAmong(size)) {
      const before = smaller.get(what);
      smaller.set(what, p95);
      figures.push({
        name: `growth, ${what}, of ${size}`,
        value: p95,
        unit: "ms p95",
        ratio: before === undefined ? null : Math.max(p95, NOISE_MS) / Math.max(before, NOISE_MS),
        target: before === undefined ? null : { ...atMost(GROWTH_A_DECADE), of: "ratio" },
      });
    }
  return figures;
}

/** Each read's p95 in milliseconds, on a server just started, whose tables hold so many rows. */
async function timesAmong(rows: number): Promise<ReadonlyMap<string, number>> {
  const server = await startServer();
  try {
    const person = await arrive(server.origin, "Bench Client", "client");
    const projects = await fill(server.dataFolder, person.userId, rows);
    const headers = { authorization: `Bearer ${person.token()}` };
    const times = new Map<string, number>();
    const time = async (what: string, paths: readonly string[], as?: Record<string, string>) =>
      times.set(what, await slowest(server.origin, paths, as));
    await time(
      "one project",
      projects.map((id) => `/api/projects/${id}`),
    );
    for (const [what, path] of lists) await time(what, [path]);
    for (const [what, path] of own) await time(what, [path.replace("user_id=me", `user_id=${person.userId}`)], headers);
    return times;
  } finally {
    await server.stop();
  }
}

/** Gives as many posts' ids as a round asks for. */
async function fill(dataFolder: string, personId: string, count: number): Promise<readonly string[]> {
  const client = await openEvidence(dataFolder);
  try {
    await fillWithCrowd(client, { personId, count, tables: TABLES });
    const { rows } = await client.query<{ project_id: string }>(
      "select project_id from projects.projects order by md5(project_id::text) limit $1",
      [CALLS],
    );
    return rows.map((row) => row.project_id);
  } finally {
    await client.end();
  }
}

/** The time that nineteen of twenty calls stay under: the median of a few rounds, one call after the other. */
async function slowest(origin: string, paths: readonly string[], headers?: Record<string, string>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let call = 0; call < CALLS; call += 1) {
      const path = paths[call % paths.length] ?? "/";
      const startedMs = performance.now();
      const answer = await fetch(`${origin}${path}`, headers ? { headers } : {});
      const body = await answer.text();
      times.push(performance.now() - startedMs);
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      // To find nothing is no measure.
      if (body.includes('"data":[]')) throw new Error(`${path} found nothing`);
    }
    rounds.push(percentile(times, 0.95));
  }
  return median(rounds);
}
