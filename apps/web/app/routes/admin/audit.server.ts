import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/audit.ts";

const LONGEST = { action: 100, actor: 254, subject_type: 60, subject_id: 100 } as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const asked = (name: keyof typeof LONGEST) => url.searchParams.get(name)?.trim().slice(0, LONGEST[name]) || null;
  const filter = {
    action: asked("action"),
    actor: asked("actor"),
    subject_type: asked("subject_type"),
    subject_id: asked("subject_id"),
  };
  const { action, actor, subject_type, subject_id } = filter;
  if (subject_id && !subject_type) return { entries: [], filter, more: { to: null }, lacksType: true };
  const { admin } = apiOf(args);
  const [found] = actor ? (await load(args.request, admin.listPeople({ query: { q: actor } }))).data : [];
  if (actor && !found) return { entries: [], filter, more: { to: null }, lacksType: false };
  const query = {
    ...listWindow(url),
    ...(found ? { actor_id: found.user_id } : {}),
    ...(action ? { action } : {}),
    ...(subject_type ? { subject_type } : {}),
    ...(subject_id ? { subject_id } : {}),
  };
  const page = await load(args.request, admin.listAudit({ query }));
  const entries = page.data.map(({ before, after, ...entry }) => ({ ...entry, changes: changesOf(before, after) }));
  return { entries, filter, more: moreLinks(url, page.next_cursor), lacksType: false };
}

type Facts = Readonly<Record<string, unknown>> | null;

/** A line for each fact: `state: "active" → "suspended"`. */
function changesOf(before: Facts, after: Facts): readonly string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => {
    const [was, is] = [before?.[name], after?.[name]].map((fact) => (fact === undefined ? null : JSON.stringify(fact)));
    return `${name}: ${[was, is].filter((fact) => fact !== null).join(" → ")}`;
  });
}
