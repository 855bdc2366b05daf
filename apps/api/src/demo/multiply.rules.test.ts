import { expect, test } from "vitest";
import { skeletonOf } from "#modules/users/handles/handles.rules.ts";
import { copyLetters } from "./multiply.ts";

test("no two copies of a person have handles that look alike", () => {
  const looks = Array.from({ length: 2_000 }, (_, copy) => skeletonOf(`ana-sol-kr${copyLetters(copy)}`));
  expect(new Set(looks).size).toBe(looks.length);
});
