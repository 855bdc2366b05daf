// Imported at once, not on the first request: a build made anew beside a running server must not break it.
import * as serverBuild from "virtual:react-router/server-build";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import { languageOf, languages } from "#api-schema/languages.ts";
import { contentSecurityPolicy } from "../app/lib/content-policy.ts";
import { type PageContext, type PageInput, pageContext } from "../app/lib/context.ts";
import { readPreferences } from "../app/lib/preferences.ts";
import { wordingFor } from "../app/lib/refusal-wording.server.ts";
import { localAddresses } from "../languages/local-addresses.ts";

export type { PageContext, PageInput };
export type PageHandler = (request: Request, input: PageInput) => Promise<Response>;

/**
 * The whole web application as one function. The caller gives each request its API client, the signed-in person and
 * a fresh nonce; the answer is complete (not streamed), so that the caller may compress it in one go.
 */
export function createPageHandler(): PageHandler {
  const build = serverBuild as unknown as ServerBuild; // a virtual module has no types
  const handlers = new Map(languages.map((one) => [one, createRequestHandler(inLanguage(build, one), "production")]));
  return async (request, input) => {
    const context = new RouterContextProvider();
    const preferences = readPreferences(request, input.viewer);
    context.set(pageContext, {
      ...input,
      preferences,
      api: input.api(wordingFor(preferences.locale), preferences.locale),
    });
    const handle = handlers.get(languageOf(preferences.locale));
    if (!handle) throw new Error("every language has its pages");
    const response = await handle(request, context);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-cache");
    response.headers.set("content-security-policy", contentSecurityPolicy(input));
    return response;
  };
}

/**
 * The pages with the scripts of one language. Its version differs too: a page that asks for more routes in a language
 * it was not loaded in is told to load anew, or it would run two copies of everything.
 */
function inLanguage(build: ServerBuild, language: string): ServerBuild {
  const assets = JSON.parse(localAddresses(JSON.stringify(build.assets), language)) as ServerBuild["assets"]; // as it was
  return { ...build, assets: { ...assets, version: `${assets.version}-${language}` } };
}
