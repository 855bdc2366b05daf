import type { Route } from "./+types/share.ts";

export { action, loader } from "./share.server.ts";

/** A share that could not be counted is no news to whoever shared. */
export const clientAction = ({ serverAction }: Route.ClientActionArgs) => serverAction().catch(() => null);
