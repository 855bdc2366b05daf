import { href, redirect } from "react-router";
import { periodIn } from "../../../features/money/period.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../../lib/list-address.ts";
import type { Route } from "./+types/journals.ts";

// As long as the API takes it.
const ABOUT_CHARS_MAX = 120;
const KIND = /^[a-z_]{1,40}(?:\.[a-z_]{1,40})?$/;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const about = url.searchParams.get("about")?.trim().slice(0, ABOUT_CHARS_MAX) || null;
  const asked = url.searchParams.get("kind") ?? "";
  const kind = KIND.test(asked) ? asked : null;
  const period = periodIn(url);
  const query = {
    ...listWindow(url),
    ...period.query,
    count: true,
    ...(about ? { about } : {}),
    ...(kind ? { kind: [kind] } : {}),
  };
  const page = await load(args.request, apiOf(args).payments.listJournals({ query }));
  const [first] = page.data;
  // Whoever names a journal wants to read it.
  if (first && (first.journal_id === about || first.seq === about))
    throw redirect(href("/admin/ledger/journals/:journal_id", first));
  return { journals: page.data, total: page.total, about, kind, period, more: moreLinks(url, page.next_cursor) };
}
