// Where the `type` of a problem document leads: every code with its status and its sentence.
import { fileRoute } from "#api-schema/core.ts";
import { knownErrors } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";

export const problemsPage = fileRoute({
  method: "GET",
  path: "/api/docs/problems",
  summary: "What the codes of refusals mean",
  access: "public",
  files: ["text/html"],
});

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dt{margin-top:1rem}:target{background:#fd6}";

export function registerProblemsPage(http: HttpApp): void {
  serve(http, problemsPage, async ({ setHeader }) => {
    setHeader("content-type", "text/html; charset=utf-8");
    setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    const entries = [...knownErrors()]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, [status, sentence]]) => `<dt id="${code}"><code>${code}</code> ${status}</dt><dd>${sentence}</dd>`);
    return Buffer.from(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kogi API: problems</title><style>${STYLE}</style></head><body><h1>Problems</h1><p>Every refusal is <code>application/problem+json</code> (RFC 9457) with one of these codes.</p><dl>${entries.join("")}</dl></body></html>`,
    );
  });
}
