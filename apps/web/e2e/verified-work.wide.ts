// The maker of a piece asks the client of a finished contract, who confirms it; an edit takes the mark off again.
import { expect, test } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])(
  "a client confirms a piece of work %s, and everybody sees it until it is another",
  async (_how, javaScriptEnabled) => {
    const work = await submittedWork(kogi, [100_000]);
    await approve(work.client, work.milestoneId);
    await kogi.settle();
    const { portfolios } = work.freelancer.api;
    const { portfolio_id, slug } = await portfolios.createPortfolio({ body: { title: "Signs" } });
    const { item_id } = await portfolios.addItem({
      params: { portfolio_id },
      body: { kind: "link", title: "A sign for the door", link: "https://example.org/sign" },
    });
    await portfolios.publishPortfolio({ params: { portfolio_id } });

    const maker = await kogi.window(work.freelancer, { javaScriptEnabled });
    await maker.goto(`/portfolios/${portfolio_id}/items/${item_id}`);
    await maker.getByRole("link", { name: "Ask the client" }).click();
    await maker.getByLabel("A word to the client").fill("You hung it in May.");
    await maker.getByRole("button", { name: "Ask for confirmation" }).click();
    await maker.waitForURL("**/confirmations/*");

    const client = await kogi.window(work.client, { javaScriptEnabled });
    await client.goto("/confirmations");
    await client.getByRole("link", { name: "A sign for the door" }).click();
    await client.getByText("You hung it in May.").waitFor();
    await client.getByLabel("Confirmed by Clara Client").check();
    await client.getByRole("button", { name: "Confirm this work" }).click();
    await client.getByRole("button", { name: "Take it back" }).waitFor();

    const { handle } = (await work.freelancer.api.users.me()).user;
    await maker.goto(`/@${handle}/${slug}`);
    await maker.getByText("Verified work").waitFor();
    await maker.getByRole("link", { name: "Confirmed by Clara Client" }).waitFor();
    await maker.goto(`/@${handle}`);
    await maker.getByText("Verified work").waitFor();
    for (const own of ["/dashboard", "/portfolios/mine"]) {
      await maker.goto(own);
      await maker.getByText("1 verified piece").waitFor();
    }

    await maker.goto(`/portfolios/${portfolio_id}/items/${item_id}`);
    await maker.getByLabel("Client").fill("Somebody famous");
    await maker.getByRole("button", { name: "Save changes" }).click();
    await maker.waitForURL("**/edit");
    await maker.goto(`/@${handle}/${slug}`);
    await maker.getByRole("heading", { name: "A sign for the door" }).waitFor();
    expect(await maker.getByText("Verified work").count()).toBe(0);
  },
);
