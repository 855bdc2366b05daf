// Reads what PostgreSQL says of a failure, so that repositories can turn a constraint's name into a domain error.

interface PgFailure {
  readonly code: string;
  readonly constraint?: string;
}

function pgFailure(error: unknown): PgFailure | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  const { code } = error;
  if (typeof code !== "string") return null;
  const constraint = "constraint" in error && typeof error.constraint === "string" ? error.constraint : undefined;
  return constraint === undefined ? { code } : { code, constraint };
}

/** The five-letter SQLSTATE of a database failure, or null when the error is something else. */
export function sqlStateOf(error: unknown): string | null {
  const failure = pgFailure(error);
  // EPIPE has five letters too.
  return failure && /^(?!E)[0-9A-Z]{5}$/.test(failure.code) ? failure.code : null;
}

/** The constraint that refused the row, or null. */
export function constraintOf(error: unknown): string | null {
  return pgFailure(error)?.constraint ?? null;
}

/** True when the unique constraint or index of that name refused the row. */
export function uniqueViolation(error: unknown, constraint: string): boolean {
  return sqlStateOf(error) === "23505" && constraintOf(error) === constraint;
}

// Of sockets alone: files that are not there have ENOENT too.
const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"]);
const SOCKET_CALLS = new Set(["connect", "read", "write"]);
// 08: connection; 53: out of resources (connections, disk); 57P0x: shutting down or starting; 25P03: the connection was
// taken from a transaction that did nothing.
const AWAY_STATES = /^(08|53|57P0|25P03$)/;
// What the driver, its pool and the query builder say without a code.
const AWAY_SENTENCES =
  /connection terminated|timeout exceeded when trying to connect|^timeout expired$|^query read timeout$|connection error and is not queryable|connection has been discarded|client was closed and is not queryable|after calling end on the pool|driver has already been destroyed/i;

/** True when the database cannot be reached, has no room or is shutting down: answer 503 and let the caller come back. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state) return AWAY_STATES.test(state);
  if (!(error instanceof Error)) return false;
  // An address with several numbers was tried at each of them.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isDatabaseAway);
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code !== undefined && syscall !== undefined) return NETWORK_CODES.has(code) && SOCKET_CALLS.has(syscall);
  return AWAY_SENTENCES.test(error.message);
}
