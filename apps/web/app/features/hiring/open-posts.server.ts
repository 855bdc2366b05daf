import { type apiOf, loadOrNull } from "../../lib/api.server.ts";
import type { Choice } from "../../ui/select.tsx";

const POSTS_MAX = 50;

/** The open posts that somebody may invite to and hire for: their own, and those of the organisations they keep. */
export async function openPosts(api: ReturnType<typeof apiOf>, user_id: string): Promise<readonly Choice[]> {
  const of = (whose: { user_id: string } | { organisation_id: string }) =>
    loadOrNull(api.projects.listProjects({ query: { ...whose, status: ["open"], limit: POSTS_MAX } }));
  const memberships = await loadOrNull(api.organisations.listMyOrganisations({ query: { limit: 100 } }));
  const kept = (memberships?.data ?? []).filter(({ role }) => role !== "member");
  const pages = await Promise.all([
    of({ user_id }),
    ...kept.map(({ organisation: { organisation_id } }) => of({ organisation_id })),
  ]);
  // What one posted for an organisation stands in both lists.
  const labels = new Map<string, string>();
  for (const { project_id, title, organisation } of pages.flatMap((page) => page?.data ?? []))
    labels.set(project_id, organisation?.handle ? `${title} (${organisation.name})` : title);
  return [...labels].map(([value, label]) => ({ value, label }));
}
