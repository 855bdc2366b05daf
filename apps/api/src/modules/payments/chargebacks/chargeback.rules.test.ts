import { expect, test } from "vitest";
import { type EvidenceFileFacts, earnedOf, type Pocket, refuseFiles, takeParts } from "./chargeback.rules.ts";

const pocket = (source: Pocket["source"], minor: bigint): Pocket => ({
  source,
  minor,
  takenFrom: null,
  referenceId: null,
  userId: null,
});
const shown = (parts: ReturnType<typeof takeParts>) => parts.map((part) => [part.source, Number(part.minor)]);

test.each([
  ["protected money first, and no more is needed", [pocket("protected", 100n)], 0n, [["protected", 100]]],
  [
    "wallet, clearing, reserve in that order, whatever order they are found in",
    [pocket("reserve", 50n), pocket("clearing", 30n), pocket("wallet", 20n)],
    90n,
    [
      ["wallet", 20],
      ["clearing", 30],
      ["reserve", 40],
      ["platform", 10],
    ],
  ],
  [
    "never more of the earner than they had of it",
    [pocket("wallet", 500n)],
    90n,
    [
      ["wallet", 90],
      ["platform", 10],
    ],
  ],
  [
    "a rich wallet does not pay for protected money",
    [pocket("protected", 60n), pocket("wallet", 500n)],
    0n,
    [
      ["protected", 60],
      ["platform", 40],
    ],
  ],
  [
    "what goes back to the payer already before anything else, and the earner answers for none of it",
    [pocket("protected", 60n), pocket("refund", 70n), pocket("wallet", 500n)],
    90n,
    [
      ["refund", 70],
      ["protected", 30],
    ],
  ],
  ["an empty wallet leaves it all to the platform", [], 90n, [["platform", 100]]],
])("%s", (_, pockets, earned, expected) => {
  expect(shown(takeParts(100n, pockets, earned))).toEqual(expected);
});

test("parts always sum to what the bank took, and nobody is below zero", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const next = (step: number) => BigInt((seed * 7919 * step) % 173);
    const pockets = (["reserve", "wallet", "protected", "clearing", "wallet"] as const).map((source, index) =>
      pocket(source, next(index + 2)),
    );
    const amount = next(11) + 1n;
    const parts = takeParts(amount, pockets, next(13));
    expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(amount);
    expect(parts.every((part) => part.minor > 0n)).toBe(true);
    const ofEarner = parts.filter((part) => !["protected", "platform"].includes(part.source));
    expect(ofEarner.reduce((sum, part) => sum + part.minor, 0n) <= next(13)).toBe(true);
  }
});

test("an earner answers for what they got, not for the fee", () => {
  expect(earnedOf(100_000n, { grossMinor: 200_000n, netMinor: 180_000n })).toBe(90_000n);
  expect(earnedOf(0n, { grossMinor: 0n, netMinor: 0n })).toBe(0n);
});

const file = (shows: EvidenceFileFacts["shows"], more: Partial<EvidenceFileFacts> = {}): EvidenceFileFacts => ({
  shows,
  type: "application/pdf",
  bytes: 1_000,
  pages: 1,
  ...more,
});
test.each<[string, readonly EvidenceFileFacts[], object]>([
  [
    "PDF, JPEG and PNG",
    [file("work"), file("messages", { type: "image/jpeg" }), file("other", { type: "image/png" })],
    {},
  ],
  ["another kind", [file("work", { type: "image/webp" }), file("other")], { work: "file_type" }],
  ["one that was not looked at yet", [file("work", { type: null, pages: null })], {}],
  ["4.5 MB together", [file("work", { bytes: 4_400_000 }), file("other", { bytes: 100_000 })], {}],
  [
    "a byte more; a small one behind it fits still",
    [file("work", { bytes: 4_400_000 }), file("messages", { bytes: 100_001 }), file("other")],
    { messages: "files_too_large" },
  ],
  ["49 pages together, a picture being one", [file("work", { pages: 48 }), file("other", { pages: null })], {}],
  ["50 pages", [file("work", { pages: 49 }), file("other", { pages: null })], { other: "files_too_long" }],
])("what of files can go to a bank: %s", (_case, files, refused) => {
  expect(Object.fromEntries(refuseFiles(files))).toEqual(refused);
});
