// From a person to their money, from money to what was posted for it, and back: no row of the desk is a dead end.
import { expect, test } from "vitest";
import { refundMilestone } from "#modules/payments/index.ts";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { fund, startContract } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
])(
  "a refund leads to its payment, its people and its journals, and each of those to the next, %s",
  async (_, window) => {
    const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
    const { client, milestones } = await startContract(kogi, [100_000]);
    const milestoneId = milestones[0]?.milestone_id ?? "";
    const { transaction_id } = await fund(kogi, client, milestoneId);
    await kogi.platform.inTransaction((tx) =>
      refundMilestone(tx, kogi.platform, {
        milestoneId,
        amount: money(10_000n, "EUR"),
        reference: newId(),
        reason: "A part was not wanted.",
      }),
    );
    await kogi.settle();
    const { user } = await client.api.users.me();
    const page = await kogi.window(admin, window);
    await page.goto(`/admin/people/${client.userId}`);
    await page.getByRole("link", { name: "Refunds" }).last().click();
    await page.getByText("A part was not wanted.").waitFor();
    await page.getByRole("table").getByRole("link", { name: "The payment" }).click();
    await page.waitForURL(`**/admin/payments/${transaction_id}`);
    await page.getByRole("heading", { name: "Journals of it" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: user.name }).click();
    await page.waitForURL(`**/admin/people/${client.userId}`);
    await page.goto("/admin/ledger/journals");
    await page.getByLabel(/^Id or number of a journal/).fill(milestoneId);
    await page.getByLabel("Kind").selectOption({ label: "Milestone refunded" });
    await page.getByRole("button", { name: "Find" }).click();
    await page.waitForURL(/about=/);
    const rows = page.getByRole("table").getByRole("row");
    expect(await rows.count()).toBe(2);
    const number = (await rows.nth(1).getByRole("cell").nth(0).textContent()) ?? "";
    await page.getByLabel(/^Id or number of a journal/).fill(number);
    await page.getByLabel("Kind").selectOption("");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("heading", { level: 1, name: "Journal: Milestone refunded" }).waitFor();
    await page.goto("/admin/payments");
    await page.getByLabel(/^Payment or refund/).fill(transaction_id);
    await page.getByRole("button", { name: "Find" }).click();
    await page.waitForURL(/about=/);
    expect(await rows.count()).toBe(2);
    await page.goto("/admin/ledger/journals?from=2027-01-02&to=2027-01-01");
    await page.getByText("The last day is before the first.").first().waitFor();
  },
);
