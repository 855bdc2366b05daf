import { posesAsKogi } from "#modules/auth/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { badField } from "../users.errors.ts";

/** Of people and organisations alike; administrators speak for Kogi. Throws `user.bad_field` at `/body/name`. */
export function refusePosing(name: string, actor: Actor): void {
  if (!actor.roles.includes("admin") && posesAsKogi(name))
    throw badField("/body/name", "People would take this for Kogi itself. Use your own name.");
}
