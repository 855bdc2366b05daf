import { expect, test } from "vitest";
import { confirmationStates } from "#api-schema/confirmations.ts";
import { isAnotherWork, isThereFor, type Move, movesOf, type Side, stateAfter } from "./confirmations.rules.ts";

const moves: readonly (readonly [Move, Side | null, string])[] = [
  ["confirm", "client", "asked -> confirmed"],
  ["decline", "client", "asked -> declined"],
  ["withdraw", "client", "confirmed -> withdrawn"],
  ["cancel", "owner", "asked -> cancelled, confirmed -> cancelled"],
  ["outdate", null, "confirmed -> outdated"],
];

test.for(moves)("%s by %s leads only where it should", ([move, side, expected]) => {
  const led = confirmationStates.flatMap((state) => {
    const after = stateAfter(state, move, side);
    return "to" in after ? [`${state} -> ${after.to}`] : [];
  });
  expect(led.join(", ")).toBe(expected);
});

test("no side makes the other's move, in whatever state", () => {
  for (const [move, side] of moves)
    for (const state of confirmationStates)
      for (const other of ["owner", "client", null] as const)
        if (other !== side) expect(stateAfter(state, move, other)).toEqual({ refusal: "notYours" });
});

test("what has ended stays as it is", () => {
  for (const state of ["declined", "withdrawn", "cancelled", "outdated"] as const)
    expect([movesOf(state, "owner"), movesOf(state, "client")]).toEqual([[], []]);
});

test("a block or a moderator hides a request from its client, but never what they can take back", () => {
  const clear = { blocked: false, hidden: false };
  expect(isThereFor("client", "asked", clear)).toBe(true);
  expect(isThereFor("client", "asked", { blocked: true, hidden: false })).toBe(false);
  expect(isThereFor("client", "declined", { blocked: false, hidden: true })).toBe(false);
  expect(isThereFor("client", "confirmed", { blocked: true, hidden: true })).toBe(true);
  expect(isThereFor("owner", "asked", { blocked: true, hidden: true })).toBe(true);
});

const piece = {
  kind: "image",
  title: "Lamp",
  story: "A box that becomes the shade.",
  client: "Nordlys",
  role: "Design",
  date: "2026-02-01",
  link: null,
  mediaIds: ["a", "b"],
};
test("what says what the work is takes the mark off, each field for itself", () => {
  expect(isAnotherWork(piece, { ...piece })).toBe(false);
  const changes = {
    kind: "link",
    title: "Lamps",
    story: "",
    client: "Apple",
    role: "",
    date: null,
    link: "https://a.b/",
  };
  for (const [field, value] of Object.entries(changes))
    expect([field, isAnotherWork(piece, { ...piece, [field]: value })]).toEqual([field, true]);
  expect(isAnotherWork(piece, { ...piece, mediaIds: ["b", "a"] })).toBe(true);
  expect(isAnotherWork(piece, { ...piece, mediaIds: ["a"] })).toBe(true);
});
