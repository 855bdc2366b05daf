// Two people who see it differently, and a bank that takes money back: what each of them sees and does.
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, contractBetween, eur, handIn, submittedWork } from "#test/hiring.ts";
import { signBackIn, submitForm } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { gifThatIsScript, pdf, png } from "#test/pictures.ts";
import { site } from "./site.ts";

const kogi = site();

async function disputed() {
  const work = await submittedWork(kogi, [90_000]);
  const { dispute } = await work.client.api.contracts.disputeMilestone({
    params: { milestone_id: work.milestoneId },
    body: { reason: "Half of it is missing.", to_freelancer: eur(40_000) },
  });
  return { ...work, path: `/disputes/${dispute?.dispute_id}` };
}

test("both sides talk, one shows evidence, one proposes, the other agrees", async () => {
  const { client, freelancer, path } = await disputed();
  const maker = await kogi.window(freelancer);
  await maker.goto(path);
  await maker.getByText("It is your turn").waitFor();
  await maker.getByLabel("Your view").fill("All of it is there: see the sketch.");
  const buffer = await png({ width: 61, height: 40 });
  await maker.getByLabel("Evidence").setInputFiles({ name: "sketch.png", mimeType: "image/png", buffer });
  await maker.getByRole("button", { name: "Send", exact: true }).click();
  await maker.getByText("Sent. The other side has been told.").waitFor();
  await maker.getByRole("link", { name: "Propose a division" }).click();
  await maker.getByLabel("To the freelancer").fill("600");
  await maker.getByRole("button", { name: "Propose", exact: true }).click();
  await maker.getByText("You propose").waitFor();

  // The client answers without JavaScript.
  const payer = await kogi.window(client, { javaScriptEnabled: false });
  await payer.goto(path);
  await payer.getByText("All of it is there: see the sketch.").waitFor();
  await payer.getByRole("link", { name: /sketch\.png/ }).waitFor();
  await payer.getByRole("link", { name: "Agree to this division" }).click();
  await payer.getByText(/^The provider keeps €.* Kogi bears that; neither side does\.$/).waitFor();
  await payer.getByRole("button", { name: "Agree and divide" }).click();
  await payer.getByText("Both sides agreed.").waitFor();
  const { balances } = await freelancer.api.payments.getWallet();
  expect(balances[0]?.clearing).toEqual(eur(54_000));
});

test("who opened the dispute takes the other side’s division on the contract’s page, with their own still out", async () => {
  const { client, freelancer, contract, milestoneId } = await disputed();
  const params = { milestone_id: milestoneId };
  await freelancer.api.contracts.proposeSettlement({ params, body: { to_freelancer: eur(60_000), message: "" } });
  const page = await kogi.window(client, { javaScriptEnabled: false });
  await page.goto(`/contracts/${contract.contract_id}`);
  await page.getByRole("link", { name: "Agree to this division" }).click();
  await page.getByRole("button", { name: "Agree and divide" }).click();
  await page.getByText("Agreed. The money is divided.").waitFor();
  expect(await client.api.contracts.getMilestone({ params })).toMatchObject({ released_amount: eur(60_000) });
});

test("nobody agrees, so a mediator asks, decides, and both sides read why", async () => {
  const { client, freelancer, path } = await disputed();
  await kogi.advance(7 * DAY_MS + 1);
  const mediator = await signUp(kogi, { user_type: "client", name: "Mona Mediator", roles: ["admin"] });
  const desk = await kogi.window(mediator);
  await desk.goto("/admin/disputes");
  await desk.getByRole("link", { name: "Step 1" }).first().click();
  await desk.getByText("Evidence comes first").waitFor();
  expect(await desk.getByRole("link", { name: "Decide" }).count()).toBe(0);
  const params = { dispute_id: path.split("/").at(-1) ?? "" };
  for (const side of [client, freelancer])
    await (await signBackIn(kogi, side)).api.contracts.addDisputeEntry({ params, body: { text: "As I said." } });
  await desk.reload();
  await desk.getByText("This is yours to decide").waitFor();
  await desk.getByRole("link", { name: "Decide" }).click();
  await desk.getByLabel("To the freelancer").fill("500");
  await desk.getByLabel("Reasons").fill("Half was delivered.");
  await desk.getByRole("button", { name: "Decide", exact: true }).click();
  await desk.getByText("Decided. Both sides have been told.").waitFor();
  for (const side of [client, freelancer]) {
    const page = await kogi.window(await signBackIn(kogi, side), { javaScriptEnabled: false });
    await page.goto(path);
    await page.getByText("Half was delivered.").first().waitFor();
    await page.getByText("A mediator decided.").waitFor();
  }
});

test("a card payment is taken back: the earner sees what is held and why, the payer where it stands, the desk answers", async () => {
  const { client, freelancer, transactionId } = await paidByDisputingCard();
  const earner = await kogi.window(freelancer, { javaScriptEnabled: false });
  await earner.goto("/wallet");
  await earner.getByRole("heading", { name: "Held back" }).waitFor();
  await earner.getByText("The payer’s bank took a card payment back").waitFor();
  const payer = await kogi.window(client, { javaScriptEnabled: false });
  await payer.goto(`/payments/${transactionId}`);
  await payer.getByText(/bank/i).first().waitFor();

  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const desk = await kogi.window(admin);
  await desk.goto("/admin/chargebacks");
  await desk
    .getByRole("link", { name: /Step 1/ })
    .first()
    .click();
  await desk.getByText("The cardholder says nothing was delivered").waitFor();
  await desk.getByLabel("What happened").fill("It was handed in and approved by the client.");
  const work = desk.getByLabel(/^The agreement and the work/);
  await work.setInputFiles({ name: "work.gif", mimeType: "image/gif", buffer: gifThatIsScript() });
  await desk.getByRole("button", { name: "Send to the bank" }).click();
  await desk.getByText("Banks take PDF, JPEG and PNG.").first().waitFor();
  await work.setInputFiles({ name: "work.pdf", mimeType: "application/pdf", buffer: pdf });
  await desk.getByRole("button", { name: "Send to the bank" }).click();
  await desk.getByText("Written. It goes to the bank now.").waitFor();
  await kogi.settle();
  await desk.reload();
  await desk.getByText(/^Sent/).first().waitFor();
  await desk.getByText("work.pdf").waitFor();
  const german = await kogi.window(admin, { locale: "de-DE" });
  await german.goto(new URL(desk.url()).pathname);
  await german.getByText("work.pdf").waitFor();
  const { rows } = await kogi.platform.owner((db) =>
    db.query("select name, type, content from payments.sandbox_files"),
  );
  expect(rows).toEqual([{ name: "work.pdf", type: "application/pdf", content: pdf }]);
  await kogi.advance(4 * DAY_MS);
  await earner.reload();
  await earner.getByText("We won. The money is in your wallet again.").waitFor();
});

/** Approved and earned; a day later the bank speaks, and it gives in to evidence. */
async function paidByDisputingCard(): Promise<{ client: Person; freelancer: Person; transactionId: string }> {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { milestones } = await contractBetween(client, freelancer, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  const params = { milestone_id: milestoneId };
  const { transaction_id, checkout_url } = await client.api.contracts.fundMilestone({
    params,
    idempotencyKey: newId(),
  });
  const card = { card_number: "4000 0000 0000 2685", expiry: "12/34", cvc: "123", name: "Clara Client" };
  await submitForm(kogi, checkout_url, { action: "pay", ...card });
  await kogi.settle();
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  await kogi.advance(DAY_MS + 1);
  return { client, freelancer, transactionId: transaction_id };
}
