import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

const userId = { user_id: Type.String() };
const roles = Type.Array(Type.String());

export const accountCreated = defineEvent("auth.account_created", Type.Object({ ...userId, user_type: Type.String() }));
/** `new_device`: this browser had not been used for the account before. */
export const signedIn = defineEvent(
  "auth.signed_in",
  Type.Object({ ...userId, session_id: Type.String(), new_device: Type.Boolean() }),
);
export const passwordChanged = defineEvent("auth.password_changed", Type.Object(userId));
export const emailChanged = defineEvent("auth.email_changed", Type.Object(userId));
export const twoFactorChanged = defineEvent(
  "auth.two_factor_changed",
  Type.Object({ ...userId, enabled: Type.Boolean() }),
);
export const rolesChanged = defineEvent(
  "auth.roles_changed",
  Type.Object({ ...userId, user_type: Type.String(), roles }),
);
/** By another administrator: the rest of them should know. */
export const administratorMade = defineEvent(
  "auth.administrator_made",
  Type.Object({ ...userId, by_id: Type.String() }),
);
export const accountStateChanged = defineEvent(
  "auth.account_state_changed",
  Type.Object({ ...userId, state: Type.String() }),
);
export const accountErased = defineEvent("auth.account_erased", Type.Object(userId));
