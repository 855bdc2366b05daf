// An error is its code, its status and its sentence, defined once.

export interface FieldError {
  /** JSON pointer into the request, such as `/body/amount/currency`. */
  readonly pointer: string;
  readonly detail: string;
  readonly code?: string;
}

/** A refusal that the caller may see: it becomes application/problem+json with this status and code. */
export class KogiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly FieldError[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, sentence: string, more: ErrorDetails = {}) {
    super(more.detail ?? sentence, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "KogiError";
    this.code = code;
    this.status = status;
    this.fields = more.fields ?? (more.at === undefined ? [] : [{ pointer: more.at, detail: this.message }]);
    this.extra = more.extra ?? {};
  }
}

export interface ErrorDetails {
  /** Replaces the general sentence with one that fits this case. */
  readonly detail?: string;
  readonly fields?: readonly FieldError[];
  /** The one field that all of it is about, as a JSON pointer: the sentence stands there, too. */
  readonly at?: string;
  /** Members that stand beside the standard ones, such as `current` (the state a thing is in) or `retry_after`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** What it was made of, for the log alone. */
  readonly cause?: unknown;
}

type ErrorTable = Readonly<Record<string, readonly [status: number, sentence: string]>>;
export type ErrorMaker = (more?: ErrorDetails) => KogiError;

const known = new Map<string, readonly [number, string]>();

/** `not_found` for `notFound`: codes are dotted and snake_case on the wire. */
function wireName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Defines a noun's errors: `defineErrors("milestone", { notFunded: [409, "…"] })` gives `milestone.not_funded`.
 * Throws at start when a code is defined twice.
 */
export function defineErrors<T extends ErrorTable>(noun: string, table: T): { readonly [K in keyof T]: ErrorMaker } {
  const makers: Record<string, ErrorMaker> = {};
  for (const [key, [status, sentence]] of Object.entries(table)) {
    const code = `${noun}.${wireName(key)}`;
    assert(!known.has(code), `error code ${code} is defined twice`);
    known.set(code, [status, sentence]);
    makers[key] = (more) => new KogiError(code, status, sentence, more);
  }
  // The loop above made one maker for each key of the table.
  return makers as { readonly [K in keyof T]: ErrorMaker };
}

/** Every code defined so far with its status and sentence: for the error page, its test and the OpenAPI document. */
export function knownErrors(): ReadonlyMap<string, readonly [status: number, sentence: string]> {
  return known;
}

/** Stops on a programmer's mistake. Always on: a wrong assumption near money must not go further. */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${why}`);
}

/** Errors that any route may answer with. */
export const requestErrors = defineErrors("request", {
  malformed: [400, "The request could not be read."],
  signInNeeded: [401, "Sign in to do this."],
  forbidden: [403, "You may not do this."],
  notFound: [404, "There is nothing here."],
  methodNotAllowed: [405, "This address does not answer to that method."],
  stale: [409, "Somebody changed this meanwhile. Look at the current version and try again."],
  tooSlow: [408, "The request took too long to arrive."],
  preconditionFailed: [412, "This has changed since you read it."],
  tooLarge: [413, "That is more than this address takes."],
  unsupportedType: [415, "This address does not take that kind of content."],
  invalid: [422, "Some fields need another look."],
  tooMany: [429, "Too many requests. Wait a moment and try again."],
  headersTooLarge: [431, "The headers of the request are too large."],
  crossSite: [403, "This request came from another site and was refused."],
  internal: [500, "Something went wrong on our side. Nothing was charged twice; try again in a moment."],
  unavailable: [503, "Kogi cannot reach its database just now. Try again in a moment."],
  busy: [503, "Too much is happening here at the same moment. Try again in a moment."],
  storageUnavailable: [503, "Kogi cannot reach its file storage just now. Try again in a moment."],
});

export const idempotencyErrors = defineErrors("idempotency", {
  keyRequired: [400, "This call moves money and needs an Idempotency-Key header."],
  keyReused: [422, "This Idempotency-Key was used before with another request. Load the page anew and try again."],
  stillRunning: [409, "This was sent already and is still running. Wait a moment, then look how it stands."],
  answerGone: [
    409,
    "This was done already, and its answer is no longer kept. Load the page anew to see how it stands.",
  ],
});
