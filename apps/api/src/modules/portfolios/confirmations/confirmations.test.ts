import { beforeAll, expect, test } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { exportPerson } from "../export-person.ts";

const kogi = world();
let client: Person;
let maker: Person;
let contract_id: string;

beforeAll(async () => {
  const work = await submittedWork(kogi, [100_000]);
  await approve(work.client, work.milestoneId);
  await kogi.settle();
  client = work.client;
  maker = work.freelancer;
  contract_id = work.contract.contract_id;
});

const link = { kind: "link" as const, title: "Labels", link: "https://example.org/labels" };
async function piece(publish = true) {
  const { portfolio_id } = await maker.api.portfolios.createPortfolio({ body: { title: "Labels and marks" } });
  const { item_id } = await maker.api.portfolios.addItem({ params: { portfolio_id }, body: link });
  if (publish) await maker.api.portfolios.publishPortfolio({ params: { portfolio_id } });
  return { portfolio_id, item_id };
}
const ask = (item_id: string, person = maker, contract = contract_id) =>
  person.api.portfolios.askConfirmation({ params: { item_id }, body: { contract_id: contract, message: "Gladly." } });
async function asked(publish = true) {
  const at = await piece(publish);
  return { ...at, confirmation_id: (await ask(at.item_id)).confirmation_id };
}
const confirm = (confirmation_id: string, person = client, item_version = 1, show_name = true) =>
  person.api.portfolios.confirmWork({ params: { confirmation_id }, body: { item_version, show_name } });
const markOf = async (item_id: string, person?: Person) =>
  (await (person?.api ?? kogi.api()).portfolios.getItem({ params: { item_id } })).item.verified;
const code = async (call: Promise<unknown>) => {
  const { status, code: name } = await refusal(call);
  return `${status} ${name}`;
};

test("a client confirms a piece of their contract, and everybody sees so on it, on its portfolio and in lists", async () => {
  const { item_id, portfolio_id, confirmation_id } = await asked(false);
  const seen = await client.api.portfolios.getConfirmation({ params: { confirmation_id } });
  expect(seen).toMatchObject({
    role: "client",
    state: "asked",
    can: ["confirm", "decline"],
    item: { title: "Labels" },
  });
  await confirm(confirmation_id);
  await maker.api.portfolios.publishPortfolio({ params: { portfolio_id } });
  const mark = await markOf(item_id);
  expect(mark).toMatchObject({ contract_title: "A brand for a small bakery", client: { user_id: client.userId } });
  const page = await kogi.api().portfolios.getPortfolio({ params: { portfolio_id } });
  expect([page.verified_count, page.items[0]?.verified]).toEqual([1, mark]);
  const works = await kogi.api().portfolios.listWorks({ query: { user_id: maker.userId } });
  expect(works.data.find((work) => work.item_id === item_id)?.verified).toBe(true);
  await kogi.settle();
  const told = async (person: Person) =>
    (await person.api.notifications.listNotifications({ query: {} })).data.map(({ title }) => title);
  expect(await told(client)).toContain("Fred Free asks you to confirm “Labels”");
  expect(await told(maker)).toContain("“Labels” is verified work now");
});

test("only the contract's client confirms: neither its maker nor a stranger, and not with somebody else's contract", async () => {
  const { item_id, confirmation_id } = await asked();
  const stranger = await signUp(kogi, { user_type: "client" });
  expect(await code(confirm(confirmation_id, maker))).toBe("403 confirmation.not_yours");
  expect(await code(confirm(confirmation_id, stranger))).toBe("404 confirmation.not_found");
  expect(await code(ask(item_id, stranger))).toBe("403 portfolio.not_owner");
  const other = await signUp(kogi);
  const { portfolio_id } = await other.api.portfolios.createPortfolio({ body: { title: "Mine" } });
  const own = await other.api.portfolios.addItem({ params: { portfolio_id }, body: link });
  expect(await code(ask(own.item_id, other))).toBe("404 confirmation.no_such_contract");
  expect(await markOf(item_id)).toBe(null);
});

test("an edit of what was confirmed takes the mark off, tags do not, and a copy never has it", async () => {
  const { item_id, portfolio_id, confirmation_id } = await asked();
  await confirm(confirmation_id);
  const params = { item_id };
  await maker.api.portfolios.patchItem({ params, body: { tags: ["paper"], title: "Labels" } });
  expect(await markOf(item_id)).not.toBe(null);
  const copy = await maker.api.portfolios.duplicatePortfolio({ params: { portfolio_id } });
  expect([copy.verified_count, copy.items[0]?.verified]).toEqual([0, null]);
  await maker.api.portfolios.patchItem({ params, body: { client: "Apple" } });
  expect(await markOf(item_id)).toBe(null);
  const page = await maker.api.portfolios.getPortfolio({ params: { portfolio_id } });
  expect(page.verified_count).toBe(0);
  const gone = await client.api.portfolios.getConfirmation({ params: { confirmation_id } });
  expect(gone).toMatchObject({ state: "outdated", item: null, can: [] });
  expect((await ask(item_id)).state).toBe("asked");
});

test("a client confirms what they have seen, or is told that it changed", async () => {
  const { item_id, confirmation_id } = await asked();
  await maker.api.portfolios.patchItem({ params: { item_id }, body: { title: "All of it" } });
  expect(await code(confirm(confirmation_id))).toBe("409 confirmation.changed");
  await confirm(confirmation_id, client, 2);
  expect(await markOf(item_id)).not.toBe(null);
});

test("of two confirmations one counts, and a mark never survives an edit that ran beside it", async () => {
  const one = await asked();
  const answers = await Promise.allSettled([confirm(one.confirmation_id), confirm(one.confirmation_id)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  for (let round = 0; round < 5; round += 1) {
    const { item_id, confirmation_id } = await asked();
    const edit = maker.api.portfolios.patchItem({ params: { item_id }, body: { title: "Another" } });
    await Promise.allSettled([confirm(confirmation_id), edit]);
    expect(await markOf(item_id)).toBe(null);
  }
  const two = await piece();
  const asks = await Promise.allSettled([ask(two.item_id), ask(two.item_id), ask(two.item_id)]);
  expect(asks.filter(({ status }) => status === "fulfilled").length).toBe(1);
});

test("a client declines with a reason, may be asked three times, and takes a confirmation back", async () => {
  const { item_id, confirmation_id } = await asked();
  const decline = (id: string) =>
    client.api.portfolios.declineConfirmation({ params: { confirmation_id: id }, body: { reason: "Not the final." } });
  const without = { params: { confirmation_id }, body: { reason: " \n " } };
  expect(await refusal(client.api.portfolios.declineConfirmation(without))).toMatchObject({
    status: 422,
    errors: [{ pointer: "/body/reason" }],
  });
  expect(await decline(confirmation_id)).toMatchObject({ state: "declined", item: null });
  const { answers } = (await exportPerson(kogi.platform, client.userId)).tables;
  const own = { confirmation_id, item_title: "Labels", contract_id, state: "declined", reason: "Not the final." };
  expect(answers).toContainEqual(expect.objectContaining(own));
  const mine = await maker.api.portfolios.listConfirmations({ query: { item_id, count: true } });
  expect(mine).toMatchObject({ total: 1, data: [{ state: "declined", reason: "Not the final." }] });
  await decline((await ask(item_id)).confirmation_id);
  const third = await ask(item_id);
  await confirm(third.confirmation_id, client, 1, false);
  expect(await markOf(item_id)).toMatchObject({ client: null });
  const params = { confirmation_id: third.confirmation_id };
  expect(await code(maker.api.portfolios.withdrawConfirmation({ params }))).toBe("403 confirmation.not_yours");
  await client.api.portfolios.withdrawConfirmation({ params });
  expect(await markOf(item_id)).toBe(null);
  expect(await code(ask(item_id))).toBe("409 confirmation.asked_too_often");
  expect(await code(client.api.portfolios.withdrawConfirmation({ params }))).toBe("409 confirmation.wrong_state");
});

test("its maker takes a request or the mark back", async () => {
  const { item_id, confirmation_id } = await asked();
  await confirm(confirmation_id);
  await maker.api.portfolios.cancelConfirmation({ params: { confirmation_id } });
  expect(await markOf(item_id)).toBe(null);
});

test("lists go on where they ended, for either side", async () => {
  for (let count = 0; count < 2; count += 1) await asked();
  for (const [person, role] of [
    [client, "client"],
    [maker, "owner"],
  ] as const) {
    const query = { role, state: ["asked"] as ["asked"] };
    const all = await person.api.portfolios.listConfirmations({ query: { ...query, count: true } });
    const first = await person.api.portfolios.listConfirmations({ query: { ...query, limit: 1 } });
    const rest = await person.api.portfolios.listConfirmations({
      query: { ...query, cursor: first.next_cursor ?? "" },
    });
    expect([...first.data, ...rest.data]).toEqual(all.data);
    expect(all.total).toBe(all.data.length);
  }
  const contracts = await maker.api.portfolios.listFinishedContracts({ query: { count: true } });
  expect(contracts).toMatchObject({ total: 1, data: [{ contract_id, client: { user_id: client.userId } }] });
});

test("a block keeps a request from its client and a name from its reader, and the mark can still be taken back", async () => {
  const waiting = await asked();
  const marked = await asked();
  await confirm(marked.confirmation_id);
  const reader = await signUp(kogi);
  await reader.api.users.addBlock({ body: { user_id: client.userId, kind: "block" } });
  expect([await markOf(marked.item_id, reader), await markOf(marked.item_id)]).toMatchObject([
    { client: null },
    { client: { user_id: client.userId } },
  ]);
  await client.api.users.addBlock({ body: { user_id: maker.userId, kind: "block" } });
  const read = (confirmation_id: string) => client.api.portfolios.getConfirmation({ params: { confirmation_id } });
  expect(await code(read(waiting.confirmation_id))).toBe("404 confirmation.not_found");
  expect(await code(confirm(waiting.confirmation_id))).toBe("404 confirmation.not_found");
  expect(await code(ask((await piece()).item_id))).toBe("409 confirmation.client_gone");
  // The title stands beside the review by the same client too: without their name it would tell it.
  expect(await markOf(marked.item_id)).toMatchObject({ client: null, contract_title: null });
  expect(await read(marked.confirmation_id)).toMatchObject({ can: ["withdraw"] });
  await client.api.users.removeBlock({ params: { user_id: maker.userId } });
});

test("a client who leaves Kogi leaves no name behind, and nothing of theirs waits any more", async () => {
  const waiting = await asked();
  const marked = await asked();
  await confirm(marked.confirmation_id);
  await client.api.users.eraseUser({ params: { user_id: client.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  expect(await markOf(marked.item_id)).toMatchObject({ client: null, contract_title: null });
  const mine = await maker.api.portfolios.getConfirmation({ params: { confirmation_id: waiting.confirmation_id } });
  expect(mine).toMatchObject({ state: "cancelled", client: null });
  expect(await code(ask((await piece()).item_id))).toBe("409 confirmation.client_gone");
});
