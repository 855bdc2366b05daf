import type { apiOf } from "../../lib/api.server.ts";

const SKILLS_OFFERED = 12;

/** Those that are chosen and the most common ones besides: a filter one cannot see cannot be taken away. */
export async function skillsOffered(api: ReturnType<typeof apiOf>, chosen: readonly string[]) {
  const common = await api.users.listSkills({ query: { sort: "-people", limit: SKILLS_OFFERED } });
  const missing = chosen.filter((slug) => !common.data.some((skill) => skill.slug === slug));
  if (missing.length === 0) return common;
  const rest = await api.users.listSkills({ query: { slug: missing } });
  return { data: [...rest.data, ...common.data] };
}
