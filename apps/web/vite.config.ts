import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";
import { markWords } from "./languages/mark-words.ts";

// What every page brings, whatever it shows: its frame, and with it all that this stands on.
const frame = {
  name: "frame",
  test: /\/apps\/web\/app\/(?:shell\/|ui\/(?:toast|use-hydrated)\.)|preload-helper/,
  priority: 2,
};

// What only forms and tables need: who reads a profile or a portfolio has neither.
const ofForms = String.raw`(?:ui/(?:field|form|form-error-summary|text-field|text-area|select|table|choice-group)|lib/(?:use-draft|form))\.`;
const forms = { name: "forms", test: new RegExp(`/apps/web/app/${ofForms}`), minShareCount: 25 };

// The words of single areas stay with the pages that say them: many pages share some, but a visitor reads few of those.
const ofAll = String.raw`(?:ui/|lib/|messages/(?:de/)?(?:ui|form|shell|states|errors)\.ts)`;
const ofSome = String.raw`ui/(?:file-row|file-field|show-more)\.`;
const shared = {
  name: "kit",
  test: new RegExp(`/apps/web/app/(?!${ofForms}|${ofSome})${ofAll}|tabler`),
  minShareCount: 25,
  priority: 1,
};

// Works and people in lists, as nearly every public page has them.
const cards = {
  name: "cards",
  test: /\/apps\/web\/app\/(?:ui\/(?:byline|picture|skill-list|work-card|rating|prose|show-more)|features\/(?:list\/grid|portfolios\/portfolio-result|people\/person-line))\.|IconPhoto\.|IconRosetteDiscountCheckFilled/,
};

// A page imports the styles of what it brings later, so that they stand in its head. The bundler would take such a module
// for unused, as nobody reads its names there, and the styles would come with the part: reading anything keeps it.
const keepStyles: Plugin = {
  name: "kogi-keep-styles",
  enforce: "post",
  applyToEnvironment: (environment) => environment.name === "client",
  transform: {
    filter: { id: /\.module\.css$/ },
    handler: (code) => ({ code: `${code}\nglobalThis.k;`, map: null, moduleSideEffects: true }),
  },
};

// The server side is one self-contained file: it starts faster than thousands of small modules, and React is bound to
// its production build whatever NODE_ENV the process has.
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  environments: {
    // What most pages share travels in a few files: fifty tiny ones cost more than they save.
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [frame, shared, forms, cards] } } } } },
    ssr: {
      build: { rolldownOptions: { input: "./server/handler.ts" } },
      ...(command === "build"
        ? { resolve: { noExternal: true }, define: { "process.env.NODE_ENV": JSON.stringify("production") } }
        : {}),
    },
  },
  build: { assetsInlineLimit: 0, target: "es2023", emptyOutDir: true },
  plugins: [reactRouter(), markWords(), keepStyles],
}));
