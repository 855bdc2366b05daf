import { expect, test } from "vitest";
import { lineOfQuestion, questionsInLines } from "./question-lines.ts";

const before = [{ question_id: "q1", text: "When could you begin?", required: true }];

test("questions stand one a line, and a star says that everybody must answer", () => {
  expect(questionsInLines("When could you begin? *\n\n Where do you work?\n*\nWhy*", before)).toEqual([
    { text: "When could you begin?", required: true, question_id: "q1" },
    { text: "Where do you work?", required: false },
    { text: "Why", required: true },
  ]);
});

test("a question that is shown and sent back stays what it was", () => {
  expect(questionsInLines(before.map(lineOfQuestion).join("\n"), before)).toEqual(before);
});
