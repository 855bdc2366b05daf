import { expect, test } from "vitest";
import { FormRefusal } from "../../lib/form.server.ts";
import { sumOfRows } from "./form-amounts.ts";
import { type Faults, readMilestoneRows, shownAgain, withRowErrors } from "./milestone-form.server.ts";
import { nextRow, rowField, rowsOf } from "./row-names.ts";

const words = { amountRefusal: "Write an amount.", required: "This is needed." };

/** A form as a browser sends it: rows by key, each with title, amount and due day. */
function formOf(rows: Record<string, [title: string, amount: string, due?: string]>, intent = ""): FormData {
  const form = new FormData();
  for (const [row, [title, amount, due = ""]] of Object.entries(rows)) {
    form.append("milestone", row);
    form.set(rowField(row, "title"), title);
    form.set(rowField(row, "amount"), amount);
    form.set(`${rowField(row, "amount")}_currency`, "EUR");
    form.set(rowField(row, "due"), due);
  }
  if (intent) form.set("intent", intent);
  return form;
}

test.each([
  ["two rows", { 0: ["A", "1,000"], 1: ["B", "500.50"] }, "150050"],
  ["a row that is still empty", { 0: ["A", "10"], 1: ["", ""] }, "1000"],
  ["nothing but words", { 0: ["A", "soon"] }, undefined],
  ["no rows", {}, undefined],
] as const)("the sum of %s", (_, rows, sum) => {
  expect(sumOfRows(formOf(rows as never), "en-GB")?.amount).toBe(sum); // the table is read-only
});

test("rows left wholly empty count as not there; half-filled ones say what is missing", () => {
  const faults: Faults = {};
  const form = formOf({ 0: ["Mark", "1,000"], 1: ["", ""], 2: ["", "20"], 5: ["Labels", "x", "2027-01-01"] });
  const rows = readMilestoneRows(form, "en-GB", words, faults);
  expect(rows.map(({ row }) => row)).toEqual(["0", "2"]);
  expect(faults).toEqual({ milestone_2_title: words.required, milestone_5_amount: words.amountRefusal });
});

test("what belongs to a milestone stays with its row", () => {
  const form = formOf({ 0: ["Mark", "1,000"], 1: ["Menu", "20"] });
  form.set(rowField("1", "description"), "Two pages,\r\nboth in German.");
  const rows = readMilestoneRows(form, "en-GB", words, {});
  expect(rows.map(({ milestone }) => milestone.description)).toEqual([undefined, "Two pages,\nboth in German."]);
});

test("a refusal about the second milestone stands in the second row, whatever its key", async () => {
  const problem = Object.assign(new Error("refused"), {
    name: "ApiProblem",
    status: 422,
    problem: { errors: [{ pointer: "/body/milestones/1/due_date", detail: "This day has passed." }] },
  });
  const refused = withRowErrors([{ row: "0" }, { row: "7" }], Promise.reject(problem));
  await expect(refused).rejects.toBeInstanceOf(FormRefusal);
  await expect(refused).rejects.toMatchObject({ errors: { milestone_7_due: "This day has passed." } });
});

test("without JavaScript a row is added with a key of its own, and another taken out", () => {
  const form = formOf({ 0: ["A", "1"], 4: ["B", "2"] });
  form.set("intent", "add_milestone");
  const added = shownAgain(form);
  expect(added?.values).toMatchObject({ milestone: ["0", "4", "5"], milestone_4_title: ["B"] });
  const removed = shownAgain(formOf({ 0: ["A", "1"], 4: ["B", "2"] }, "remove_milestone:0"));
  expect(removed?.values).toMatchObject({ milestone: ["4"] });
  expect(shownAgain(formOf({ 0: ["A", "1"] }))).toBeNull();
});

test("a row that is added after one was taken out is none that the form began with", () => {
  const form = formOf({ 0: ["A", "1"], 1: ["B", "2"] }, "add_milestone");
  form.set("milestones_given", "3");
  expect(shownAgain(form)?.values).toMatchObject({ milestone: ["0", "1", "3"] });
});

test("keys that are none of ours are left out, and never given twice", () => {
  const form = new FormData();
  for (const key of ["0", "__proto__", "12345", "3"]) form.append("milestone", key);
  expect(rowsOf(form)).toEqual(["0", "3"]);
  expect(nextRow(rowsOf(form), 0)).toBe("4");
  expect(nextRow([], 0)).toBe("0");
  expect(nextRow(["0"], 3)).toBe("3");
});
