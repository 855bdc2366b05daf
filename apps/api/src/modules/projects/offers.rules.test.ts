import { expect, test } from "vitest";
import {
  mayAnswer,
  mayMakeNext,
  mayWithdraw,
  type OfferRefusal,
  type OfferState,
  offerActions,
} from "./offers.rules.ts";
import { answerProblems, mayPropose } from "./proposals.rules.ts";

const expiresAt = new Date("2026-05-15T00:00:00Z");
const before = new Date(expiresAt.getTime() - 1);
const offer = (status: OfferState["status"], authorId = "client"): OfferState => ({ status, authorId, expiresAt });

test.for<[string, OfferState, string, Date, OfferRefusal | null]>([
  ["the other side answers an open offer", offer("open"), "freelancer", before, null],
  ["nobody accepts their own", offer("open"), "client", before, "notYourTurn"],
  ["the expiring instant itself is too late", offer("open"), "freelancer", expiresAt, "wrongState"],
  ["an old version points to the newer", offer("superseded"), "freelancer", before, "superseded"],
  ["an accepted one is not accepted again", offer("accepted"), "freelancer", before, "wrongState"],
  ["a declined one stays declined", offer("declined"), "freelancer", before, "wrongState"],
  ["a withdrawn one stays withdrawn", offer("withdrawn"), "freelancer", before, "wrongState"],
])("%s", ([, state, actor, at, expected]) => {
  expect(mayAnswer(state, actor, at)).toBe(expected);
});

test.for<[string, OfferState | null, { id: string; isClient: boolean }, OfferRefusal | null]>([
  ["the client begins", null, { id: "client", isClient: true }, null],
  ["a proposal is the freelancer's first word", null, { id: "freelancer", isClient: false }, "notYourTurn"],
  ["the other side answers", offer("open"), { id: "freelancer", isClient: false }, null],
  ["nobody answers themselves", offer("open"), { id: "client", isClient: true }, "notYourTurn"],
  ["after a decline the author may try again", offer("declined"), { id: "client", isClient: true }, null],
  ["after a decline so may the other", offer("declined"), { id: "freelancer", isClient: false }, null],
  ["after acceptance the talk is over", offer("accepted"), { id: "client", isClient: true }, "wrongState"],
])("%s", ([, newest, actor, expected]) => {
  expect(mayMakeNext(newest, actor)).toBe(expected);
});

test.for<[string, OfferState, string, { isNewest: boolean; goesOn: boolean; blocked?: boolean }, string[]]>([
  [
    "the other side answers",
    offer("open"),
    "freelancer",
    { isNewest: true, goesOn: true },
    ["accept", "decline", "counter"],
  ],
  ["the author waits", offer("open"), "client", { isNewest: true, goesOn: true }, ["withdraw"]],
  ["who took terms back names others", offer("withdrawn"), "client", { isNewest: true, goesOn: true }, ["counter"]],
  ["who declined names others", offer("declined"), "freelancer", { isNewest: true, goesOn: true }, ["counter"]],
  ["after an agreement nobody does", offer("accepted"), "client", { isNewest: true, goesOn: true }, []],
  [
    "who blocked the other says no",
    offer("open"),
    "freelancer",
    { isNewest: true, goesOn: false, blocked: true },
    ["decline"],
  ],
  ["an older version leads nowhere", offer("declined"), "client", { isNewest: false, goesOn: true }, []],
  ["a talk that is over leads nowhere", offer("declined"), "client", { isNewest: true, goesOn: false }, []],
])("%s", ([, state, id, talk, expected]) => {
  expect(offerActions(state, { id, isClient: id === "client" }, { blocked: false, ...talk, at: before })).toEqual(
    expected,
  );
});

test("only its author takes an offer back, and only while it is open", () => {
  expect(mayWithdraw(offer("open"), "client")).toBe(null);
  expect(mayWithdraw(offer("open"), "freelancer")).toBe("notYourTurn");
  expect(mayWithdraw(offer("superseded"), "client")).toBe("wrongState");
});

const project = { status: "open" as const, isOwn: false, isHidden: false, deadline: expiresAt, countries: [] };
const person = { isFreelancer: true, country: "DE", isInvited: false };
const inJapan = { ...project, countries: ["JP", "KR"] };
test.for<[string, Parameters<typeof mayPropose>, string | null]>([
  ["a freelancer proposes", [project, person, before], null],
  ["at the deadline it is too late", [project, person, expiresAt], "wrongState"],
  ["a hidden one takes none", [{ ...project, isHidden: true }, person, before], "wrongState"],
  ["one does not propose to oneself", [{ ...project, isOwn: true }, person, before], "ownProject"],
  ["clients do not propose", [project, { ...person, isFreelancer: false }, before], "freelancerOnly"],
  ["a draft takes none", [{ ...project, status: "draft" }, person, before], "wrongState"],
  ["who lives elsewhere does not propose", [inJapan, person, before], "livesElsewhere"],
  [
    "who says nowhere where they live does not either",
    [inJapan, { ...person, country: null }, before],
    "livesElsewhere",
  ],
  ["who lives in one of the countries does", [inJapan, { ...person, country: "KR" }, before], null],
  ["whom the client invited does", [inJapan, { ...person, isInvited: true }, before], null],
])("%s", ([, input, expected]) => {
  expect(mayPropose(...input)).toBe(expected);
});

test("answers fit the questions asked", () => {
  const questions = [
    { question_id: "1", required: true },
    { question_id: "2", required: false },
  ];
  const codes = (answers: { question_id: string; text: string }[]) =>
    answerProblems(questions, answers).map((problem) => problem.code);
  expect(codes([{ question_id: "1", text: "Yes" }])).toEqual([]);
  expect(codes([{ question_id: "1", text: "" }])).toEqual(["required"]);
  expect(
    codes([
      { question_id: "1", text: "a" },
      { question_id: "1", text: "b" },
    ]),
  ).toEqual(["twice"]);
  expect(
    codes([
      { question_id: "1", text: "a" },
      { question_id: "9", text: "b" },
    ]),
  ).toEqual(["unknown"]);
});
