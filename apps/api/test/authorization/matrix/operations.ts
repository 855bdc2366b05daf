import type { Row } from "../matrix.ts";
import { openProject } from "../things.ts";

// The development aids answer everybody here, and are not served at all where KOGI_DEV is off.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const operationsMatrix: readonly Row[] = [
  { route: "GET /healthz", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /readyz", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /metrics", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /robots.txt", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /sitemap.xml", is: "200 200 200 200 200 200 200 200 200" },
  {
    route: "GET /sitemaps/:kind.xml",
    is: "200 200 200 200 200 200 200 200 200",
    call: () => ({ params: { kind: "people" } }),
  },
  { route: "GET /api/openapi.json", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/docs", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/docs/reference.js", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/docs/problems", is: "200 200 200 200 200 200 200 200 200" },
  // Asked without an upgrade, which whoever may open a socket is told of.
  { route: "GET /api/live", is: "401 400 400 400 400 400 400 400 403" },
  {
    route: "GET /api/live/stream",
    is: "404 404 200 404 404 404 404 404 404",
    call: ({ owner }) => ({ query: `channel=user:${owner.userId}` }),
  },
  {
    route: "GET /api/live/stream",
    whose: "a post on the market",
    is: "200 200 200 200 200 200 200 200 200",
    call: async ({ owner }) => ({ query: `channel=project:${await openProject(owner)}` }),
  },
  { route: "GET /dev/mail", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /dev/mail.json", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /dev/books.json", is: "200 200 200 200 200 200 200 200 200" },
  {
    route: "GET /dev/shown.json",
    is: "200 200 200 200 200 200 200 200 200",
    call: ({ owner }) => ({ query: `user_id=${owner.userId}` }),
  },
  { route: "POST /dev/clock", is: "200 200 200 200 200 200 200 200 200", call: () => ({ body: { advance: 0 } }) },
  // Called without the name of a kind, so that nothing is broken for the rows that follow.
  { route: "POST /dev/sabotage", is: "422 422 422 422 422 422 422 422 422", call: () => ({ body: {} }) },
];
