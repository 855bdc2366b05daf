const SECRETS = /password$|^(recovery_)?code$/;

/** What was typed into a form, to be shown again. */
export function typedIn(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    // Passwords never travel back, files cannot, and no field of ours is called as what every object has.
    if (typeof value !== "string" || SECRETS.test(name) || name in Object.prototype) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
