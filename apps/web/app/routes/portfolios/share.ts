export { action, loader } from "./share.server.ts";
