import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { markWords } from "./languages/mark-words.ts";

// What only forms and long lists need: who reads a profile or a portfolio has neither.
const ofForms = String.raw`(?:ui/(?:(?:field|form|form-error-summary|text-field|text-area|select|table)\.|(?:show-more|use-show-current)\.tsx?$)|lib/(?:use-draft|form)\.)`;
const forms = { name: "forms", test: new RegExp(`/apps/web/app/${ofForms}`), minShareCount: 25 };

// The words of single areas stay with the pages that say them: many pages share some, but a visitor reads few of those.
const ofAll = String.raw`(?:ui/|lib/|messages/(?:de/)?(?:ui|form|shell|states|errors)\.ts)`;
const shared = {
  name: "kit",
  test: new RegExp(`/apps/web/app/(?!${ofForms})${ofAll}|tabler`),
  minShareCount: 25,
  priority: 1,
};

// The server side is one self-contained file: it starts faster than thousands of small modules, and React is bound to
// its production build whatever NODE_ENV the process has.
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  environments: {
    // What most pages share travels in one file: fifty tiny ones cost more than they save.
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [forms, shared] } } } } },
    ssr: {
      build: { rolldownOptions: { input: "./server/handler.ts" } },
      ...(command === "build"
        ? { resolve: { noExternal: true }, define: { "process.env.NODE_ENV": JSON.stringify("production") } }
        : {}),
    },
  },
  build: { assetsInlineLimit: 0, target: "es2023", emptyOutDir: true },
  plugins: [reactRouter(), markWords()],
}));
