const ADULT_YEARS = 18;
// Nobody is older; a slip of a century is caught.
const OLDEST_YEARS = 125;

/** Whether somebody born that day may be alive at that instant. */
export function isLiving(birthDate: string, at: Date): boolean {
  const [year = 0, month = 0, day = 0] = birthDate.split("-").map(Number);
  return Date.UTC(year + OLDEST_YEARS, month - 1, day) > at.getTime();
}

/** Whether somebody born that day is an adult at that instant (in UTC; the birthday itself counts). */
export function isAdult(birthDate: string, at: Date): boolean {
  const [year = 0, month = 0, day = 0] = birthDate.split("-").map(Number);
  return Date.UTC(year + ADULT_YEARS, month - 1, day) <= at.getTime();
}
