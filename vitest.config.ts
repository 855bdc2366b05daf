import { defineConfig } from "vitest/config";

// Pure tests need no database: rules, packages, the checks themselves, the web's own functions.
const pureTests = [
  "packages/**/*.test.ts",
  "tools/**/*.test.ts",
  "apps/**/*.rules.test.ts",
  "apps/web/app/**/*.test.ts",
  "apps/web/app/**/*.test.tsx",
];
const deepTests = ["**/*.deep.test.ts"];
const notTests = ["**/node_modules/**", "build/**", "apps/web/build/**", "data/**"];
const startDatabase = "apps/api/test/support/global-setup.ts";
const browserTests = {
  globalSetup: startDatabase,
  testTimeout: 180_000,
  // A browser on a busy machine: a second try decides, and `tools/test.ts` names who needed it.
  retry: 1,
  // Only after the other suites: on two cores a busy neighbour makes pages slow.
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
};

export default defineConfig({
  test: {
    // A fresh module registry for each file costs more than the tests themselves: kysely and typebox
    // alone turn seconds into minutes. Tests therefore share a process and must leave nothing behind.
    isolate: false,
    pool: "threads",
    // On two cores: whoever waits for a lock or a process of its own leaves room for a third.
    maxWorkers: 3,
    // A busy machine is no fault of the code; a test that hangs is told all the same.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    setupFiles: ["apps/api/test/support/fail-on-console.ts"],
    projects: [
      { extends: true, test: { name: "pure", include: pureTests, exclude: notTests } },
      {
        extends: true,
        test: {
          name: "api",
          include: ["**/*.test.ts"],
          exclude: [...notTests, ...pureTests, ...deepTests],
          globalSetup: startDatabase,
        },
      },
      // What asks much of every route, or starts processes of its own: `npm run test:deep`.
      {
        extends: true,
        test: { name: "deep", include: deepTests, exclude: notTests, globalSetup: startDatabase },
      },
      // What everybody does with Kogi, as part of `npm test`.
      { extends: true, test: { ...browserTests, name: "e2e", include: ["apps/web/e2e/**/*.e2e.ts"] } },
      // Everything else in a browser: `npm run test:wide`.
      { extends: true, test: { ...browserTests, name: "wide", include: ["apps/web/e2e/**/*.wide.ts"] } },
    ],
  },
});
