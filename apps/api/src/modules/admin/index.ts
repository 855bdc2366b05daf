// The door of the admin module: what an administrator sees across the others.
export { registerAdmin } from "./admin.routes.ts";
