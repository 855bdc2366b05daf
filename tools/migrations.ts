import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, printReport, type Report } from "./report.ts";

// While a new release comes up, the old one still answers on the new tables: a migration adds, and a later release, when
// nobody reads it any more, takes away. A file that does take away says on a line of its own why nobody does.
const FOLDER = "db/migrations";
const REASON = /^-- contract: \S.{10,}$/m;
const takesAway: readonly (readonly [RegExp, string])[] = [
  [/\bdrop\s+column\b/, "takes a column away"],
  [/\bdrop\s+(table|view|materialized view|schema|type)\b/, "takes something away"],
  [/\bdrop\s+function\b/, "takes a function away"],
  [/\brename\s+(to|column|constraint)\b/, "gives another name"],
  [/\balter\s+column\s+\w+\s+(set\s+data\s+)?type\b/, "changes a type, which writes the whole table anew"],
  [/\balter\s+column\s+\w+\s+set\s+not\s+null\b/, "refuses rows that the old release writes"],
  [
    /\badd\s+column\s+(?![^,;]*\b(default|generated)\b)[^,;]*\bnot\s+null\b/,
    "refuses rows that the old release writes",
  ],
];
// They ran before there was a release that they could have met.
const beforeAnyRelease = new Set([
  "0143_portfolios_words.sql",
  "0302_payments_posting_in_fewer_steps.sql",
  "0410_contracts_disputes.sql",
]);

// A file is one transaction: whoever adds a column to a table keeps everybody out of it until the file's end, so rows are
// written by a later file, unless a line of its own says that there are few.
const FEW = /^-- few rows: \S.{10,}$/m;
const ALTERS = /\balter\s+table\s+([\w.]+)/g;
const CREATES = /\bcreate\s+table\s+([\w.]+)/g;
const WRITES = /\bupdate\s+([\w.]+)\s+(?:\w+\s+)?set\b/g;
// They ran before this was asked.
const wroteWhileShut = new Set([
  "0160_users_locale_chosen.sql",
  "0162_users_lookalikes.sql",
  "0282_payments_plans_as_they_are.sql",
  "0307_payments_method_charged_at.sql",
  "0313_payments_chargeback_answers.sql",
  "0321_payments_threshold_rules.sql",
  "0345_payments_tried.sql",
  "0410_contracts_disputes.sql",
  "0420_contracts_rest_and_holding.sql",
  "0433_users_badge_words.sql",
  "0436_users_reputation_in_lists.sql",
  "0437_users_levels.sql",
  "0452_projects_rating_revision.sql",
]);

/** Every migration can run under the release before it. */
export function checkMigrations(root: string): Report {
  const names = readdirSync(join(root, FOLDER)).filter((name) => name.endsWith(".sql"));
  const found = new Map(names.map((name) => [name, judge(name, readFileSync(join(root, FOLDER, name), "utf8"))]));
  const problems = [...found].flatMap(([name, own]) => (beforeAnyRelease.has(name) ? [] : own));
  const shut = names.flatMap((name) =>
    wroteWhileShut.has(name) ? [] : judgeLocks(name, readFileSync(join(root, FOLDER, name), "utf8")),
  );
  const unused = [...beforeAnyRelease].filter((name) => found.get(name)?.length === 0);
  const stale = unused.map((name) => ({
    file: "tools/migrations.ts",
    says: `the exception for ${name} is not needed`,
  }));
  return { name: "migrations", seen: names.length, seenWhat: "migrations", problems: [...problems, ...shut, ...stale] };
}

function judge(name: string, text: string): Problem[] {
  if (REASON.test(text)) return [];
  const statements = withoutWords(text);
  return takesAway.flatMap(([pattern, what]) => {
    const at = statements.search(pattern);
    if (at === -1) return [];
    const says = `${what} while the release before may still run: add first, or say "-- contract: why nobody needs it"`;
    return [{ file: `${FOLDER}/${name}`, line: text.slice(0, at).split("\n").length, says }];
  });
}

function judgeLocks(name: string, text: string): Problem[] {
  if (FEW.test(text)) return [];
  const statements = withoutWords(text);
  const named = (pattern: RegExp) => [...statements.matchAll(pattern)].map((found) => found[1] ?? "");
  const made = new Set(named(CREATES));
  const shut = new Set(named(ALTERS).filter((table) => !made.has(table)));
  return [...new Set(named(WRITES))]
    .filter((table) => shut.has(table))
    .map((table) => ({
      file: `${FOLDER}/${name}`,
      says: `keeps everybody out of ${table} while it writes its rows: write them in a later file, or say "-- few rows: which"`,
    }));
}

/** Notes and quoted words blanked, at the same places. */
function withoutWords(text: string): string {
  return text.toLowerCase().replaceAll(/--[^\n]*|'[^']*'/g, (words) => words.replaceAll(/[^\n]/g, " "));
}

if (import.meta.main) printReport(checkMigrations(process.cwd()));
