// Pages and assets: the web application inside the API's own server.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fastifyStatic from "@fastify/static";
import type { createPageHandler, PageHandler } from "../../../web/server/handler.ts";
import type { App } from "../app.ts";
import { createPageAnswer } from "./answer-page.ts";

const IMMUTABLE = "public, max-age=31536000, immutable";
const SHORT = "public, max-age=3600";

/** Reads the built pages, which takes a while. Throws when they were never built. */
export async function readPages(projectFolder: string): Promise<PageHandler> {
  const handlerFile = join(projectFolder, "build/web/server/handler.js");
  if (!existsSync(handlerFile)) throw new Error("the pages are not built; run `npm run build`");
  // The built file's only named export is the maker of the page handler.
  const built = (await import(pathToFileURL(handlerFile).href)) as { createPageHandler: typeof createPageHandler };
  return built.createPageHandler();
}

/** Adds the pages to the server. */
export async function mountWeb(app: App, pages: PageHandler): Promise<void> {
  await serveFiles(app, join(app.platform.config.projectFolder, "build/web/client"));
  const answerPage = createPageAnswer(app, pages);
  app.fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // Whoever answers reads the form and holds it to a limit: Fastify's own is not asked of a body that is passed on.
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.all("/*", answerPage);
    done();
  });
}

/** One route for the hundreds of assets and one for each of the few files beside them: a route each is slow to make. */
async function serveFiles({ fastify }: App, root: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: join(root, "assets"),
    prefix: "/assets/",
    index: false,
    cacheControl: false,
    preCompressed: true, // by tools/prepare/compress-files.ts
    setHeaders: (reply, path) => void reply.header("cache-control", path.includes("/assets/") ? IMMUTABLE : SHORT),
  });
  for (const file of readdirSync(root, { withFileTypes: true }))
    if (file.isFile()) fastify.get(`/${file.name}`, (_request, reply) => reply.sendFile(file.name, root));
}
