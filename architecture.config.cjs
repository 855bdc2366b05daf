// Which module may call which, checked by `npm run check` (tools/boundaries). A call is an import of the other
// module's index.ts, types included. Whatever is not listed is learnt by event. This table changes only together
// with a decision record.

const everyonesGround = ["auth", "users", "media"];

const modules = {
  auth: [],
  users: ["auth"],
  media: ["auth"],
  moderation: ["auth"],
  payments: everyonesGround,
  portfolios: everyonesGround,
  social: everyonesGround,
  "due-diligence": everyonesGround,
  messaging: everyonesGround,
  notifications: everyonesGround,
  search: everyonesGround,
  projects: [...everyonesGround, "portfolios"],
  contracts: [...everyonesGround, "projects", "payments", "messaging"],
  fundraisers: [...everyonesGround, "portfolios", "projects", "payments", "due-diligence"],
  "series-funding": [...everyonesGround, "fundraisers", "payments", "due-diligence"],
  trending: ["auth", "users"],
  analytics: ["auth", "users"],
  recommendations: ["users", "search", "trending"],
};

module.exports = {
  modules: { ...modules, admin: Object.keys(modules) },

  // The files that put the product together, and therefore may know every module.
  composition: [
    "apps/api/src/app.ts",
    "apps/api/src/server.ts",
    "apps/api/src/serve.ts",
    "apps/api/src/demo-player.ts",
    "apps/api/src/cli/make-admin.ts",
  ],

  // A module reads and writes only its own PostgreSQL schema. Shared on purpose: who has blocked whom, so that lists
  // can leave people out (`users.visibleTo`).
  sharedTables: ["users.blocks"],
};
