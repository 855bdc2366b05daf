// A page that stood open and an address that cannot be: each says what it is, in the reader's language.
import { expect, test } from "vitest";
import { approve, eur, submittedWork } from "#test/hiring.ts";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false } as const;

test.each([
  ["en-GB", /it is €50\.00 now/, "Release €50.00"],
  ["de-DE", /Jetzt sind es 50,00\s€/, /50,00\s€/],
])(
  "a dialog that stood open while a part was approved releases nothing more, and says so in %s",
  async (locale, said, now) => {
    const { client, milestoneId, contract } = await submittedWork(kogi, [20_000]);
    const page = await kogi.window(client, { ...plain, locale });
    await page.goto(`/contracts/${contract.contract_id}?dialog=approve&milestone=${milestoneId}`);
    await approve(client, milestoneId, { amount: eur(15_000), rest: "refund" });
    const release = page.getByRole("dialog").locator("button[name=intent][value=approve]");
    await release.click();
    await page.getByRole("dialog").getByText(said).waitFor();
    const params = { milestone_id: milestoneId };
    expect(await client.api.contracts.getMilestone({ params })).toMatchObject({
      protected_amount: eur(5_000),
      rest_request: { status: "open" },
    });
    // The form that came back is about the amount of now.
    expect(await release.textContent()).toMatch(now);
    await release.click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await client.api.contracts.getMilestone({ params })).toMatchObject({ protected_amount: eur(0) });
  },
);

test.each([
  ["en-GB", "This address asks for something that cannot be"],
  ["de-DE", "Diese Adresse fragt nach etwas, das es nicht geben kann"],
])("an address that cannot be is not called our fault, in %s", async (locale, title) => {
  const { page } = await kogi.visitor({}, { ...plain, locale });
  // Of the lists that the search asks at once, some refuse by their schema and some by the character: the first one tells.
  for (const path of ["/search?q=%00", "/people?skill=%00"]) {
    expect([400, 422]).toContain((await page.goto(path))?.status());
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  }
});
