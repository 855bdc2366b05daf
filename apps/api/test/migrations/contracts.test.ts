// Old rows of contracts, and what migrations make of them.
import { expect, onTestFinished, test } from "vitest";
import { databaseBefore } from "#test/old-database.ts";

test("rules that give long for the evidence give the mediators a day more, and others a month", async () => {
  const old = await databaseBefore("0458_contracts_mediation_limit.sql");
  onTestFinished(() => old.drop());
  await old.client.query(`insert into contracts.dispute_rules (version, effective_from, negotiation_days, evidence_days, reminder_days)
    values (2, '2026-02-01', 7, 29, '{1}'), (3, '2026-03-01', 7, 30, '{1}'), (4, '2026-04-01', 7, 60, '{1}')`);
  await old.catchUp();
  const { rows } = await old.client.query("select mediation_days from contracts.dispute_rules order by version");
  expect(rows.map((row) => row.mediation_days)).toEqual([30, 30, 31, 61]);
});
