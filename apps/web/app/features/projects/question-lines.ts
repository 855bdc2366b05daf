// Questions are written one a line; a star at the end says that everybody must answer.
import type { ProjectView } from "#api-schema/projects.ts";

type Question = ProjectView["screening_questions"][number];

export function lineOfQuestion({ text, required }: Pick<Question, "text" | "required">): string {
  return required ? `${text} *` : text;
}

/** A question that stays as it is keeps its id, and with it the answers given so far. */
export function questionsInLines(typed: string, before: readonly Question[]) {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.replace(/\*$/, "").trim() !== "")
    .map((line) => {
      const required = line.endsWith("*");
      const text = required ? line.slice(0, -1).trim() : line;
      const known = before.find((question) => question.text === text);
      return { text, required, ...(known ? { question_id: known.question_id } : {}) };
    });
}
