const OLDEST = 15;

/** Why a PostgreSQL of this `server_version_num` (150004 is 15.4) cannot hold Kogi's data; null when it can. */
export function whyTooOld(versionNumber: number): string | null {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST) return null;
  return `The server that DATABASE_URL names is PostgreSQL ${major}; Kogi needs ${OLDEST} or newer.`;
}
