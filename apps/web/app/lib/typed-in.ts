const SECRETS = /password$|^(recovery_)?code$/;

/** Whether a field of this name holds what nobody else may read: not what kind of field it is just now, which a press changes. */
export const isSecret = (name: string): boolean => SECRETS.test(name);

// Who sits at the same computer next may look into a tab. A refusal still brings them back, for whoever has no JavaScript.
const PERSONAL = new Set(["tax_number", "birth_date"]);

/** Whether what is typed into a field of this name may wait in its tab. */
export const mayWaitInTab = (name: string): boolean => !isSecret(name) && !PERSONAL.has(name);

/** What was typed into a form, to be shown again. */
export function typedIn(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    // Passwords never travel back, files cannot, and no field of ours is called as what every object has.
    if (typeof value !== "string" || isSecret(name) || name in Object.prototype) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
