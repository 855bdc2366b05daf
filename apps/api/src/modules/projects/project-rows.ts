// Runs the list. As most people read it (open posts by a few exact filters, in pages) it is written once a process and
// planned once a connection for each shape: the partial indices serve every value of these filters alike. What depends on
// its values (words, tags, skills, topics, bounds) is planned anew each time.
import { type Db, prepared } from "#platform/db/index.ts";
import { type ProjectFilter, type ProjectOrder, projectListQuery } from "./project-list.ts";
import { type ShownProject, typedShown } from "./shown-project.ts";

interface Given {
  readonly levels: readonly string[];
  readonly engagements: readonly string[];
  readonly pricings: readonly string[];
  readonly at: Date;
  readonly value: number;
  readonly id: string;
  readonly rows: number;
}

type PlainList = (db: Db, given: Given) => Promise<Parameters<typeof typedShown>[0][]>;

/** One row more than the page, to know of the next. */
export async function listProjectRows(
  db: Db,
  filter: ProjectFilter,
  order: ProjectOrder,
  limit: number,
): Promise<ShownProject[]> {
  const rows = limit + 1;
  if (!isPlain(filter)) return (await projectListQuery(db, filter, order, rows).execute()).map(typedShown);
  const { levels, engagements, pricings } = filter;
  const at = order.by === "newest" ? order.after?.at : undefined;
  const value = order.by === "newest" ? undefined : order.after?.value;
  const given = {
    levels: levels ?? [],
    engagements: engagements ?? [],
    pricings: pricings ?? [],
    at: at ?? new Date(0),
    value: value ?? 0,
    id: order.after?.id ?? "",
    rows,
  };
  return (await plainList(filter, order)(db, given)).map(typedShown);
}

function isPlain(filter: ProjectFilter): boolean {
  const { own, viewerId, ownerId, organisationId, statuses, interests, budgetRankMin, budgetRankMax } = filter;
  const { countries, deadlineMax, words, categories, skills, tags } = filter;
  return (
    !own &&
    statuses.length === 1 &&
    statuses[0] === "open" &&
    [viewerId, ownerId, organisationId, interests, budgetRankMin, budgetRankMax, deadlineMax, words].every(
      (one) => one === null,
    ) &&
    categories.length + skills.length + tags.length + countries.length === 0
  );
}

// At most 3 orders x 2 (a first or a later page) x 2 x 2 x 2 filters.
const lists = new Map<string, PlainList>();

function plainList(filter: ProjectFilter, order: ProjectOrder): PlainList {
  const { levels, engagements, pricings } = filter;
  const uses = { levels: levels !== null, engagements: engagements !== null, pricings: pricings !== null };
  const shape = `${order.by} ${order.after !== null} ${uses.levels} ${uses.engagements} ${uses.pricings}`;
  const known = lists.get(shape);
  if (known) return known;
  const made = prepared(`projects.list ${shape}`, (db, given: Given) =>
    projectListQuery(
      db,
      {
        ...filter,
        levels: uses.levels ? given.levels : null,
        engagements: uses.engagements ? given.engagements : null,
        pricings: uses.pricings ? given.pricings : null,
      },
      order.by === "newest"
        ? { by: order.by, after: order.after && { at: given.at, id: given.id } }
        : { by: order.by, after: order.after && { value: given.value, id: given.id } },
      given.rows,
    ),
  );
  lists.set(shape, made);
  return made;
}
