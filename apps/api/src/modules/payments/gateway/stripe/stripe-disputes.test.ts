// What the SDK says a dispute can be, the adapter knows: a new word comes with an upgrade and is told here, not at night.
import { expect, test } from "vitest";
import { lookUp, type Node } from "../../../../../test/stripe/declarations.ts";
import { OUTCOMES } from "./stripe-refunds.ts";

test("each state of a dispute that the SDK declares has a meaning", () => {
  const { node } = lookUp("resources/Disputes", "Dispute.Status", []);
  const declared = node.typeAnnotation.types.flatMap((one: Node) => one.literal?.value ?? []);
  expect(declared.length).toBeGreaterThan(8);
  expect(Object.keys(OUTCOMES).toSorted()).toEqual(declared.toSorted());
});
