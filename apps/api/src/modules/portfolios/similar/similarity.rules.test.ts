import { expect, test } from "vitest";
import { type Candidate, likenessOf, mostAlike } from "./similarity.rules.ts";

const subject = { category_path: ["logo", "brand", "design"], tags: ["signs", "maps", "serif"] };

test.each([
  [["logo", "brand", "design"], ["maps", "signs", "film"], "logo", ["signs", "maps"]],
  [["packaging", "brand", "design"], [], "brand", []],
  [["film", "video"], ["serif"], null, ["serif"]],
])("what lies in %j with tags %j shares %s and %j", (category_path, tags, topic, shared) =>
  expect(likenessOf(subject, { category_path, tags }, 2)).toEqual({ topic, tags: shared, skills: 2 }),
);

const candidate = (name: string, path: string[], tags: string[], rest: Partial<Candidate> = {}): Candidate => ({
  id: name,
  user_id: `maker of ${name}`,
  category_path: path,
  tags,
  likes: 0,
  ...rest,
});

test("shared tags and a near topic go before a broad one, then skills, then likes", () => {
  const found = mostAlike(
    subject,
    [
      candidate("broad", ["film", "design"], []),
      candidate("liked", ["film", "design"], [], { likes: 9 }),
      candidate("skilled", ["film", "design"], [], { user_id: "ana" }),
      candidate("same field", ["logo", "brand", "design"], []),
      candidate("two tags", ["film", "video"], ["signs", "maps"]),
      candidate("both", ["logo", "brand", "design"], ["signs"]),
    ],
    new Map([["ana", 3]]),
  );
  expect(found.map((one) => one.id)).toEqual(["both", "two tags", "same field", "skilled", "liked", "broad"]);
});

test("nobody fills the list alone", () => {
  const many = Array.from({ length: 9 }, (_, n) => candidate(`of one ${n}`, ["logo"], ["signs"], { user_id: "one" }));
  const found = mostAlike(subject, [...many, candidate("other", ["film", "design"], [])], new Map());
  expect(found.map((one) => one.id)).toEqual(["of one 8", "of one 7", "other"]);
});
