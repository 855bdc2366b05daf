// How often, as somebody wrote it. What is no number plays nothing at all, and nothing played looks like success.

/** Null for what is no whole number above 0. */
export function readCount(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The count that a variable of the environment sets, or the usual one. Throws for what is no whole number above 0. */
export function countSet(name: "KOGI_FUZZ" | "KOGI_SIMULATIONS" | "KOGI_CROWD", usual: number): number {
  const text = process.env[name];
  const count = text === undefined ? usual : readCount(text);
  if (count === null) throw new Error(`${name} is "${text}"; give a whole number above 0.`);
  return count;
}
