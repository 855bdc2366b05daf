import type { Actor, Role } from "#platform/http/index.ts";

// What a role is good for, by name. A route's `access` guards the door; these decide over what lies behind it.
const permissions = {
  "roles.grant": ["admin"],
  "users.see_email": ["admin"],
  "users.see_hidden": ["admin"],
  "users.erase_others": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** True when one of the actor's roles carries the permission. An API key never does: it has scopes instead. */
export function may(actor: Actor | null, permission: Permission): boolean {
  if (actor === null || actor.via === "api_key") return false;
  return permissions[permission].some((role) => actor.roles.includes(role));
}
