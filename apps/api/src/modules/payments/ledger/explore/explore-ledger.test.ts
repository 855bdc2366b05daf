import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, paidWork, releaseWork, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { refundMilestone } from "../../index.ts";
import { checkBooks } from "../check-books.ts";
import { keepLedger } from "../keep-ledger.ts";

const kogi = world({}, { spoils: ["18-refunds-sum"] });
let admin: Person;
let works: Works;
let [payer, recipient]: Person[] = [];

beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
  payer = await signUp(kogi, { user_type: "client" });
  recipient = await signUp(kogi);
  await earnedBy(kogi, works, { payer, recipient, cents: 100_000n, released: 40_000n });
});

const ledger = () => admin.api.payments;

test("the state of the books: every currency sums to zero, and the chain follows", async () => {
  await keepLedger(kogi.platform.inTransaction, kogi.platform.clock);
  const state = await ledger().readLedger();
  expect(state.sums).toEqual([{ amount: "0", currency: "EUR" }]);
  expect(state.journals).toBeGreaterThan(1);
  expect(state.kinds.find(({ kind }) => kind === "escrow")).toMatchObject({ balance: { amount: "60000" } });
  expect(state.chain.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("from an account to its lines, from a line to its journal, from there to the other account", async () => {
  const query = { kind: ["clearing"], owner_id: recipient?.userId ?? "", count: true };
  const { data, total } = await ledger().listLedgerAccounts({ query });
  expect([data.length, total, data[0]?.balance.amount]).toEqual([1, 1, "36000"]);
  const params = { account_id: data[0]?.account_id ?? "" };
  const lines = await ledger().listLedgerLines({ params, query: { count: true } });
  expect(lines.total).toBe(lines.data.length);
  const [line] = lines.data;
  expect(line).toMatchObject({ amount: { amount: "36000" }, balance: { amount: "36000" } });
  const journal = await ledger().getJournal({ params: { journal_id: line?.journal_id ?? "" } });
  expect(journal).toMatchObject({ kind: "milestone.released", reversed_by: null, reverses: null });
  expect(journal.legs.map((leg) => [leg.debit.kind, leg.credit.kind, leg.amount.amount])).toEqual([
    ["escrow", "clearing", "36000"],
    ["escrow", "revenue", "4000"],
  ]);
  const escrow = await ledger().getLedgerAccount({
    params: { account_id: journal.legs[0]?.debit.account_id ?? "" },
    query: {},
  });
  expect(escrow).toMatchObject({ kind: "escrow", balance: { amount: "60000" } });
});

test("accounts are told by the person they belong to, or by what was paid for", async () => {
  const own = (await ledger().listLedgerAccounts({ query: { kind: ["clearing"] } })).data[0];
  const { user } = (await recipient?.api.users.me()) ?? {};
  expect(own?.owner).toEqual({ name: user?.name, handle: user?.handle, transaction_id: null });
  const [held] = (await ledger().listLedgerAccounts({ query: { kind: ["escrow"] } })).data;
  const { payment } = await ledger().getPaymentAsAdmin({
    params: { transaction_id: held?.owner?.transaction_id ?? "" },
  });
  expect(held?.owner).toMatchObject({ name: payment.description, handle: null });
  const [kogis] = (await ledger().listLedgerAccounts({ query: { kind: ["revenue"] } })).data;
  expect(kogis?.owner).toBeNull();
  const [funding] = (await ledger().listJournals({ query: { kind: ["milestone.funded"] } })).data;
  expect(funding?.legs[0]?.credit.owner).toEqual(held?.owner);
});

test("an account can be asked what it held yesterday", async () => {
  const { data } = await ledger().listLedgerAccounts({ query: { kind: ["clearing"] } });
  const params = { account_id: data[0]?.account_id ?? "" };
  const yesterday = addMs(kogi.platform.clock.now(), -DAY_MS).toISOString();
  expect((await ledger().getLedgerAccount({ params, query: { at: yesterday } })).balance.amount).toBe("0");
  expect((await ledger().getLedgerAccount({ params, query: {} })).balance.amount).toBe("36000");
});

test("lists go on page after page, and each row comes once", async () => {
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ledger().listJournals({ query: { limit: 1, ...(cursor ? { cursor } : {}) } });
    seen.push(...page.data.map(({ journal_id }) => journal_id));
    cursor = page.next_cursor;
  }
  const { total } = await ledger().listJournals({ query: { count: true } });
  expect([seen.length, new Set(seen).size]).toEqual([total, total]);
  const accounts = await ledger().listLedgerAccounts({ query: { limit: 1, count: true } });
  const rest = await ledger().listLedgerAccounts({ query: { limit: 100, cursor: accounts.next_cursor ?? "" } });
  expect(rest.data.length + 1).toBe(accounts.total);
});

test.each([
  "nonsense",
  Buffer.from('["99999999999999999999",0]').toString("base64url"),
  Buffer.from("[1]").toString("base64url"),
])("a cursor that somebody made up is refused: %s", async (cursor) => {
  expect((await refusal(ledger().listJournals({ query: { cursor } }))).code).toBe("request.invalid");
  expect((await refusal(ledger().listLedgerAccounts({ query: { cursor } }))).code).toBe("request.invalid");
});

test("what is not there is not found", async () => {
  const none = "0198c000-0000-7000-8000-000000000001";
  expect((await refusal(ledger().getJournal({ params: { journal_id: none } }))).code).toBe("ledger.journal_not_found");
  const lines = ledger().listLedgerLines({ params: { account_id: none }, query: {} });
  expect((await refusal(lines)).code).toBe("ledger.account_not_found");
});

test("an administrator checks the books, and the finding is kept", async () => {
  const run = await ledger().checkLedger();
  expect(run.violations).toEqual([]);
  expect(run.ran.length).toBeGreaterThanOrEqual(12);
  expect((await ledger().readLedger()).last_check).toEqual(run);
});

test("the nightly check finds books that are wrong, tells every administrator once, and mends nothing", async () => {
  const { work } = await paidWork(kogi, works, { payer: payer!, recipient: recipient!, cents: 50_000n });
  const other = await signUp(kogi, { roles: ["admin"] });
  const refund = { milestoneId: work.workId, reference: "cancel", reason: "Both sides agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
  await kogi.settle();
  await sql`update payments.payments set refunded_minor = refunded_minor - 1 where refunded_minor > 0`.execute(
    kogi.platform.db,
  );
  const run = await checkBooks(kogi.platform, null);
  expect(run.violations.map(({ check }) => check)).toEqual(["18-refunds-sum"]);
  await kogi.settle();
  for (const person of [admin, other]) {
    const { data } = await person.api.notifications.listNotifications({ query: { category: ["money"] } });
    expect(data.filter(({ kind }) => kind === "payments.books_broken").map(({ link }) => link)).toEqual([
      "/admin/ledger",
    ]);
  }
  const client = await payer!.api.notifications.listNotifications({ query: {} });
  expect(client.data.some(({ kind }) => kind === "payments.books_broken")).toBe(false);
  const again = await checkBooks(kogi.platform, null);
  expect(again.violations).toEqual(run.violations);
});

test("an instant that no date holds is refused by its name", async () => {
  const [account] = (await ledger().listLedgerAccounts({ query: { kind: ["escrow"] } })).data;
  const params = { account_id: account?.account_id ?? "" };
  for (const at of ["2016-12-31T23:59:60Z", "0000-01-01T00:00:00Z"])
    expect(await refusal(ledger().getLedgerAccount({ params, query: { at } }))).toMatchObject({
      status: 422,
      errors: [{ pointer: "/query/at" }],
    });
});

test("accounts and journals of any of several kinds are listed together", async () => {
  const kindsOf = async (kind: string[]) =>
    new Set(
      (await ledger().listLedgerAccounts({ query: { kind, currency: ["EUR", "USD"] } })).data.map((one) => one.kind),
    );
  expect(await kindsOf(["clearing", "escrow"])).toEqual(new Set(["clearing", "escrow"]));
  const journals = await ledger().listJournals({ query: { kind: ["milestone.funded", "milestone.released"] } });
  expect(new Set(journals.data.map(({ kind }) => kind))).toEqual(new Set(["milestone.funded", "milestone.released"]));
});

test("the journals of a payment are found by its id, its milestone, its charge, a journal's id and number, and by their day", async () => {
  const parties = { payer: await signUp(kogi, { user_type: "client" }), recipient: await signUp(kogi) };
  const { work, payment } = await paidWork(kogi, works, { ...parties, cents: 70_000n });
  await releaseWork(kogi, work, 20_000n);
  const refunded = await kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, {
      milestoneId: work.workId,
      amount: money(10_000n, "EUR"),
      reference: newId(),
      reason: "Agreed.",
    }),
  );
  await kogi.settle();
  const about = async (name: string, more = {}) =>
    (await ledger().listJournals({ query: { about: name, limit: 100, ...more } })).data;
  const kinds = (journals: readonly { readonly kind: string }[]) => journals.map(({ kind }) => kind).sort();
  const ofPayment = await about(payment.transaction_id);
  expect(kinds(ofPayment)).toEqual(
    expect.arrayContaining(["gateway.charged", "milestone.funded", "milestone.refunded", "milestone.released"]),
  );
  expect(ofPayment.map(({ seq }) => BigInt(seq))).toEqual(
    ofPayment.map(({ seq }) => BigInt(seq)).toSorted((a, b) => (a < b ? 1 : -1)),
  );
  expect(kinds(await about(work.workId))).toEqual(["milestone.funded", "milestone.refunded", "milestone.released"]);
  const charge = ofPayment.find(({ kind }) => kind === "gateway.charged");
  expect(kinds(await about(charge?.reference ?? ""))).toEqual(kinds(ofPayment));
  expect(await about(charge?.journal_id ?? "")).toMatchObject([{ journal_id: charge?.journal_id }]);
  expect(await about(charge?.seq ?? "")).toMatchObject([{ journal_id: charge?.journal_id }]);
  const refund = refunded.refundIds[0] ?? "";
  expect(kinds(await about(refund))).toContain("milestone.refunded");
  expect(kinds(await about(refund))).not.toContain("milestone.released");
  const today = kogi.platform.clock.now().toISOString().slice(0, 10);
  const kind = ["milestone.funded"];
  expect(await about(payment.transaction_id, { kind, from: today, to: today })).toHaveLength(1);
  expect(await about(payment.transaction_id, { kind, to: "2020-01-01" })).toEqual([]);
  expect(await about("nothing that there is")).toEqual([]);
});
