import type { Row } from "../matrix.ts";

// Everybody's own; there is no way to name somebody else's.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const notificationsMatrix: readonly Row[] = [
  { route: "GET /api/notifications", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/notifications/unread", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "PATCH /api/notifications",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ body: { all: true } }),
  },
  { route: "GET /api/notifications/preferences", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "PUT /api/notifications/preferences",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ body: { data: [{ category: "hiring", in_app: true, email: true }] } }),
  },
  {
    route: "POST /api/notifications/unsubscribe",
    whose: "forged",
    is: "410 410 410 410 410 410 410 410 410",
    call: () => ({ query: "token=forged" }),
  },
];
