export { loader } from "./skills.server.ts";
