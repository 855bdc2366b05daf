// Rows for benchmarks, by one statement: open projects of one client that differ in what lists filter and sort by.
import { openEvidence } from "../chaos/evidence.ts";

// Words, budgets, levels and dates are spread so that each filter leaves a part and no sort finds ties alone.
const FILL = `
  with made as (
    insert into projects.projects (project_id, user_id, title, description, category_id, category_path, skills, engagement,
      pricing, budget_minor, budget_min_minor, currency, budget_rank, deadline, deadline_rank, experience_level, positions,
      visibility, status, published_at, created_at, updated_at)
    select gen_random_uuid(), $1, 'Benchmark brief ' || n || ' for labels and marks',
      'A brief that was written for a benchmark, number ' || n || ', with enough words to be found by one of them.',
      'logo-design', array['design', 'brand-identity', 'logo-design'], array['logo-design'], 'one_off',
      (array['fixed', 'fixed', 'hourly'])[1 + n % 3], 100000 + n, 50000, 'EUR', 100000 + n, at.deadline,
      extract(epoch from at.deadline)::bigint, (array['entry', 'intermediate', 'expert'])[1 + n / 7 % 3], 1,
      'public', 'open', at.created, at.created, at.created
    from generate_series(1, $2::int) as n,
      lateral (select current_timestamp - n * interval '1 minute' as created, current_timestamp + (n % 60 + 1) * interval '1 day' as deadline) as at
    returning project_id)
  select project_id from made order by md5(project_id::text)`;

/** Adds `count` open projects and gives their ids, in random order. */
export async function fillProjects(dataFolder: string, clientId: string, count: number): Promise<readonly string[]> {
  const client = await openEvidence(dataFolder);
  try {
    await client.query("set statement_timeout = 0");
    const { rows } = await client.query<{ project_id: string }>(FILL, [clientId, count]);
    // As PostgreSQL does by itself a moment after so many rows came.
    await client.query("vacuum (analyze) projects.projects");
    return rows.map((row) => row.project_id);
  } finally {
    await client.end();
  }
}
