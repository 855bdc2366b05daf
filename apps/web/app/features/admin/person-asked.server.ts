import { apiOf, load } from "../../lib/api.server.ts";
import type { PersonAsked } from "./find-form.tsx";

type PageArgs = Parameters<typeof apiOf>[0] & { readonly request: Request };

// As long as the API takes it.
const CHARS_MAX = 254;

/** Whom a list of the desk is asked for, `?person=`: by e-mail address, handle or id. */
export async function personAsked(args: PageArgs, url: URL): Promise<PersonAsked> {
  const asked = url.searchParams.get("person")?.trim().slice(0, CHARS_MAX) || null;
  if (asked === null) return { asked, person: null };
  const query = { q: asked, limit: 1 };
  const [person] = (await load(args.request, apiOf(args).admin.listPeople({ query }))).data;
  return { asked, person: person ?? null };
}

/** A list of whoever was asked for; of nobody there is nothing. */
export async function listOf<Row>(
  { asked, person }: PersonAsked,
  list: (of: { readonly user_id?: string }) => Promise<Page<Row>>,
): Promise<Page<Row>> {
  if (asked !== null && !person) return { data: [], next_cursor: null };
  return list(person ? { user_id: person.user_id } : {});
}

interface Page<Row> {
  readonly data: readonly Row[];
  readonly next_cursor: string | null;
}
