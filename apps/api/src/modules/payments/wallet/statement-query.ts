// What a statement is asked for: a currency, days in UTC with both ends in, a direction, kinds of movement.
import type { Static } from "typebox";
import type { StatementQuery } from "#api-schema/payments-views.ts";
import { type Currency, isCurrency } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { paymentErrors, statementErrors } from "../payments.errors.ts";
import type { MovementFilter, Period } from "./statement.repository.ts";

export type StatementWish = Static<typeof StatementQuery>;

// Before any account was opened.
const THE_BEGINNING = "2000-01-01";

export interface ReadStatementQuery extends Period, MovementFilter {
  readonly currency: Currency;
  /** The days as they are told: the last one is today unless asked otherwise. */
  readonly firstDay: string | null;
  readonly lastDay: string;
}

/** Raises `payment.invalid_amount` for an unknown currency, `statement.bad_period`. */
export function readStatementQuery(platform: Platform, query: StatementWish): ReadStatementQuery {
  if (!isCurrency(query.currency))
    throw paymentErrors.invalidAmount({
      fields: [{ pointer: "/query/currency", detail: "There is no such currency." }],
    });
  const lastDay = query.to ?? platform.clock.now().toISOString().slice(0, 10);
  const from = new Date(`${query.from ?? THE_BEGINNING}T00:00:00Z`);
  const until = addMs(new Date(`${lastDay}T00:00:00Z`), DAY_MS);
  if (from >= until)
    throw statementErrors.badPeriod({
      fields: [{ pointer: "/query/to", detail: "The last day is before the first." }],
    });
  return {
    currency: query.currency,
    from,
    until,
    firstDay: query.from ?? null,
    lastDay,
    kinds: query.kind ?? null,
    direction: query.direction ?? null,
  };
}
