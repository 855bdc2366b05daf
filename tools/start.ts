// `npm start`: what is built made fresh, then the server in this same process. `node tools/bootstrap.mjs
// apps/api/src/server.ts` runs it from the sources instead.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { refreshParts } from "./prepare/refresh.ts";

const ROOT = join(import.meta.dirname, "..");
refreshParts(ROOT);
// A stack's lines lead back to our sources.
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(ROOT, "build/server/server.js")).href);
