// A freelancer shows work from the first picture to the shelf: a page of blocks, views and likes, a mark by a client, and
// the end. Everything through the public HTTP API; the last line is what lies in the tables.
import { createClient, fetchTransport } from "#api-schema/client.ts";
import { contracts } from "#api-schema/contracts.ts";
import type { LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { newId } from "#platform/ids/index.ts";
import { finishWork } from "./finish-work.ts";
import { expectSame, expectThat, type Report } from "./report.ts";
import { uploadWithBreak } from "./resumable.ts";
import { fillProfile, samplePicture } from "./show-work.ts";
import { arrive, expectRefusal, mailsTo, type Traveller, waitFor } from "./traveller.ts";

const BROWSER = { "user-agent": "Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0" };

/** What it says when a piece of an upload was left out on purpose. */
export const PORTFOLIO_SABOTAGES: Readonly<Record<string, RegExp>> = {
  piece: /the upload goes on from byte \d+: expected 204, found 409/,
};

interface Shown {
  readonly portfolioId: string;
  readonly pictureItem: string;
}

/** Plays the journey against a running development server. Throws `Deviation` at the first thing that is not so. */
export async function playPortfolio(origin: string, report: Report, sabotage: string | null = null): Promise<void> {
  const maker = await arrive(origin, "Mira Oyelaran", "freelancer");
  const client = await arrive(origin, "Tomas Hallberg", "client");
  report.step("A freelancer and a client signed up and verified their addresses");
  await fillProfile(maker, report);
  const mediaId = await sendPicture(origin, maker, sabotage === "piece", report);
  const shown = await makePortfolio(maker, mediaId, report);
  await arrange(origin, maker, shown, mediaId, report);
  await publish(origin, maker, shown, report);
  await beSeen(origin, { maker, client, shown }, report);
  const contractId = await finishWork({ client, maker, because: shown.portfolioId }, report);
  await verify(origin, { maker, client, shown, contractId }, report);
  await putAway(origin, maker, shown, report);
  await countRows(origin, maker, report);
}

async function sendPicture(origin: string, maker: Traveller, dropPiece: boolean, report: Report): Promise<string> {
  const body = new Uint8Array(samplePicture());
  const mediaId = await uploadWithBreak(maker, { origin, name: "lamp.png", body, dropPiece }, report);
  const seen = await waitFor("the picture's sizes", async () => {
    const media = await maker.api.media.getMedia({ params: { media_id: mediaId } });
    expectThat(`the picture was taken (${media.refusal ?? "no refusal"})`, media.state !== "refused");
    return media.state === "ready" ? media : null;
  });
  expectSame("it is the picture that was sent", [seen.kind, seen.width, seen.height], ["image", 480, 480]);
  report.step("The picture was looked at and its sizes were made");
  return mediaId;
}

async function makePortfolio(maker: Traveller, mediaId: string, report: Report): Promise<Shown> {
  const { portfolios } = maker.api;
  const text = "Wordmarks and labels for food makers.";
  const { tags, topics } = await portfolios.suggest({ body: { title: "Labels and wordmarks", text } });
  expectThat("the title suggests a tag, with its reason", tags[0]?.because.kind === "title");
  const { portfolio_id } = await portfolios.createPortfolio({
    body: {
      title: "Labels and wordmarks",
      description: text,
      category_id: topics[0]?.slug ?? null,
      tags: tags.slice(0, 2).map(({ name }) => name),
    },
  });
  const params = { portfolio_id };
  const add = portfolios.addItem;
  const picture = await add({ params, body: { kind: "image", title: "Lamp packaging", media: [mediaId] } });
  await add({ params, body: { kind: "link", title: "The shop", link: "https://example.org/shop" } });
  const third = await add({
    params,
    body: { kind: "case_study", title: "The guide", story: "Twelve pages, one fold." },
  });
  const items = (await portfolios.listItems({ params })).data.map(({ item_id }) => item_id);
  await portfolios.orderItems({ params, body: { item_ids: items.toReversed() } });
  const first = (await portfolios.listItems({ params })).data[0]?.item_id;
  expectSame("the last piece comes first", first, third.item_id);
  report.step(`A portfolio with three pieces of work, tagged as suggested: ${tags.map(({ name }) => name).join(", ")}`);
  return { portfolioId: portfolio_id, pictureItem: picture.item_id };
}

async function arrange(
  origin: string,
  maker: Traveller,
  { portfolioId }: Shown,
  mediaId: string,
  report: Report,
): Promise<void> {
  const params = { portfolio_id: portfolioId };
  const { portfolios } = maker.api;
  const { draft } = await portfolios.getLayout({ params });
  const { type, spacing } = draft.theme;
  const blocks: LayoutBlock[] = [
    {
      type: "hero",
      block_id: newId(),
      title: "Labels that survive",
      text: "A wet bottle, a small screen.",
      media_id: mediaId,
    },
    { type: "quote", block_id: newId(), text: "The shelf sells now.", source: "A roaster" },
    { type: "work", block_id: newId(), title: "Work" },
  ];
  const layout = { theme: { type, spacing, accent: "#3366cc" }, blocks };
  const kept = await portfolios.saveLayout({ params, body: { layout } });
  await expectRefusal("keeping a layout over a newer one", "request.stale", () =>
    portfolios.saveLayout({
      params,
      body: { layout: { ...layout, blocks: blocks.slice(1) }, version: kept.version + 7 },
    }),
  );
  await portfolios.publishLayout({ params, body: { version: kept.version } });
  await expectRefusal("looking at somebody's draft", "portfolio.not_found", () =>
    stranger(origin).portfolios.getPortfolio({ params }),
  );
  report.step("Its page was arranged from three blocks; as a draft it exists for nobody else");
}

async function publish(origin: string, maker: Traveller, { portfolioId }: Shown, report: Report): Promise<void> {
  const params = { portfolio_id: portfolioId };
  await maker.api.portfolios.publishPortfolio({ params });
  // A program: it reads, and no view counts.
  const seen = await createClient(contracts, fetchTransport(origin)).portfolios.getPortfolio({ params });
  expectSame(
    "its page has the blocks",
    seen.layout?.blocks.map(({ type }) => type),
    ["hero", "quote", "work"],
  );
  expectSame("it is nobody's to change signed out", seen.can, []);
  expectThat("its pictures open signed out", (await fetch(new URL(seen.media_urls[0] ?? "", origin))).ok);
  const listed = await stranger(origin).portfolios.listPortfolios({ query: { user_id: maker.userId } });
  expectSame(
    "it is listed",
    listed.data.map(({ portfolio_id }) => portfolio_id),
    [portfolioId],
  );
  report.step("Published: a visitor who is not signed in finds it, with its page and its pictures");
}

interface Met {
  readonly maker: Traveller;
  readonly client: Traveller;
  readonly shown: Shown;
}

async function beSeen(origin: string, { maker, client, shown }: Met, report: Report): Promise<void> {
  const params = { portfolio_id: shown.portfolioId };
  const asClient = browserOf(origin, client).portfolios;
  for (const reader of [asClient, asClient, stranger(origin).portfolios, stranger(origin).portfolios])
    await reader.getPortfolio({ params });
  await browserOf(origin, maker).portfolios.getPortfolio({ params });
  const likes = await Promise.all([1, 2, 3].map(() => client.api.portfolios.likePortfolio({ params })));
  expectThat(
    "a like counts once",
    likes.every((one) => one.likes === 1),
  );
  await expectRefusal("liking one's own work", "portfolio.own_like", () =>
    maker.api.portfolios.likePortfolio({ params }),
  );
  const counters = await waitFor("the counting of both viewers", async () => {
    const seen = await maker.api.portfolios.getPortfolio({ params });
    return seen.counters.views >= 2 ? seen.counters : null;
  });
  expectSame("two viewers and one like", [counters.views, counters.likes], [2, 1]);
  report.step(
    "Two people looked twice each, one liked it three times: two views, one like; one's own look counts nothing",
  );
}

async function verify(
  origin: string,
  { maker, client, shown, contractId }: Met & { readonly contractId: string },
  report: Report,
): Promise<void> {
  const params = { item_id: shown.pictureItem };
  await waitFor("the news of the finished contract", async () => {
    const { data } = await maker.api.portfolios.listFinishedContracts({ query: {} });
    return data.find(({ contract_id }) => contract_id === contractId) ?? null;
  });
  const { confirmation_id } = await maker.api.portfolios.askConfirmation({ params, body: { contract_id: contractId } });
  const one = { confirmation_id };
  const yes = async () => {
    const { item } = await client.api.portfolios.getConfirmation({ params: one });
    const body = { item_version: item?.version ?? 0, show_name: true };
    return client.api.portfolios.confirmWork({ params: one, body });
  };
  await expectRefusal("confirming one's own work", "confirmation.not_yours", () =>
    maker.api.portfolios.confirmWork({ params: one, body: { item_version: 1, show_name: true } }),
  );
  await waitFor("the mail to the client", async () => {
    const mails = await mailsTo(origin, client.email);
    return mails.find(({ template }) => template === "portfolios.confirmation_asked") ?? null;
  });
  await yes();
  const mark = async () => (await stranger(origin).portfolios.getItem({ params })).item.verified;
  expectSame("the mark names the client", (await mark())?.client?.user_id, client.userId);
  await maker.api.portfolios.patchItem({ params, body: { client: "Somebody famous" } });
  expectSame("an edit takes the mark off", await mark(), null);
  const again = await maker.api.portfolios.askConfirmation({ params, body: { contract_id: contractId } });
  await client.api.portfolios.confirmWork({
    params: { confirmation_id: again.confirmation_id },
    body: { item_version: again.item?.version ?? 0, show_name: false },
  });
  expectSame("the second mark names nobody", (await mark())?.client, null);
  report.step("The client confirmed the piece; an edit took the mark off, and a second confirmation brought it back");
}

async function putAway(origin: string, maker: Traveller, { portfolioId }: Shown, report: Report): Promise<void> {
  const params = { portfolio_id: portfolioId };
  await maker.api.portfolios.unlistPortfolio({ params });
  const listed = await stranger(origin).portfolios.listPortfolios({ query: { user_id: maker.userId } });
  expectSame("an unlisted portfolio stands in no list", listed.data.length, 0);
  const opened = await stranger(origin).portfolios.getPortfolio({ params });
  expectSame("its address still opens it", opened.state, "unlisted");
  await maker.api.portfolios.archivePortfolio({ params });
  await expectRefusal("opening what was put away", "portfolio.not_found", () =>
    stranger(origin).portfolios.getPortfolio({ params }),
  );
  await expectRefusal("publishing what was put away", "portfolio.wrong_state", () =>
    maker.api.portfolios.publishPortfolio({ params }),
  );
  report.step("Unlisted it opened by its address alone; put away it exists for its maker alone");
}

async function countRows(origin: string, maker: Traveller, report: Report): Promise<void> {
  const answer = await fetch(`${origin}/dev/shown.json?user_id=${maker.userId}`);
  expectThat("the tables can be read (is this server in development?)", answer.ok);
  const rows = (await answer.json()) as Record<string, number>; // the route's own contract
  const lines = Object.entries(rows).map(([what, count]) => `  ${what.padEnd(26)} ${String(count).padStart(3)}`);
  report.step(`The tables:\n${lines.join("\n")}`);
  expectSame("the tables hold what was done", rows, {
    "confirmations confirmed": 1,
    "confirmations outdated": 1,
    "finished contracts": 1,
    "layouts shown": 1,
    likes: 1,
    marks: 1,
    "pieces of work": 3,
    "portfolios archived": 1,
    viewers: 2,
    "views counted": 2,
  });
}

/** Somebody who is not signed in, in a browser. */
function stranger(origin: string) {
  return createClient(
    contracts,
    fetchTransport(origin, () => BROWSER),
  );
}

function browserOf(origin: string, person: Traveller) {
  const headers = () => ({ ...BROWSER, authorization: `Bearer ${person.token()}` });
  return createClient(contracts, fetchTransport(origin, headers));
}
