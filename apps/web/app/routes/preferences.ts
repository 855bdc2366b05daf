export { action } from "./preferences.server.ts";
