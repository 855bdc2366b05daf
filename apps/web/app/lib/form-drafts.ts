// What is typed into a form waits in its tab. Others may sit at the same computer next: a draft is its writer's alone.
const PREFIX = "kogi-draft:";

/** Where a person's draft of a form is kept; of nobody while signed out. */
export function draftKey(userId: string | undefined, form: string): string {
  return `${draftsOf(userId)}${form}`;
}

/** All of them, of whoever: at signing out. */
export function forgetDrafts(storage: Storage): void {
  forget(storage, (key) => key.startsWith(PREFIX));
}

/** Once somebody is signed in: what others typed here, signed in or not. Their own stay, from before a session ended. */
export function forgetDraftsOfOthers(storage: Storage, userId: string): void {
  forget(storage, (key) => key.startsWith(PREFIX) && !key.startsWith(draftsOf(userId)));
}

const draftsOf = (userId: string | undefined): string => `${PREFIX}${userId ?? ""}:`;

function forget(storage: Storage, isGone: (key: string) => boolean): void {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
  for (const key of keys) if (isGone(key)) storage.removeItem(key);
}
