import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StructuredData } from "../../lib/page-title.ts";
import { structuredPiece, structuredPortfolio } from "./structured-work.ts";

const owner = {
  user_id: "0199a000-0000-7000-8000-000000000001",
  handle: "ana",
  name: "Ana Sol",
  headline: "",
  profile_image: null,
  country: null,
  user_type: "freelancer" as const,
  works: true,
  verified: true,
};
const item = { item_id: "0199a000-0000-7000-8000-000000000002", title: "A mark", story: "", date: "2025-03-01" };
const portfolio = {
  ...{ owner, slug: "logos", title: "Logos", description: "", tags: ["print"], published_at: null },
  items: [item, { ...item, title: "A sign" }],
};

test("a portfolio is told with its maker and its pieces in their order", () => {
  expect(structuredPortfolio(portfolio, "https://kogi.example")).toMatchObject({
    name: "Logos",
    url: "https://kogi.example/@ana/logos",
    creator: { "@type": "Person", name: "Ana Sol", url: "https://kogi.example/@ana" },
    mainEntity: {
      numberOfItems: 2,
      itemListElement: [
        { position: 1, name: "A mark", url: `https://kogi.example/@ana/logos/${item.item_id}` },
        { position: 2, name: "A sign" },
      ],
    },
  });
});

test("a piece is told with what is known of it alone", () => {
  const told = structuredPiece({ item, tags: [], owner, portfolio, origin: "https://kogi.example" });
  expect(told).toMatchObject({ name: "A mark", dateCreated: "2025-03-01", isPartOf: { name: "Logos" } });
  for (const unknown of ["description", "keywords", "image"]) expect(told).not.toHaveProperty(unknown);
});

test("a title that ends a script ends none", () => {
  const title = "</script><script>alert(1)</script><!--";
  const told = structuredPortfolio({ ...portfolio, title }, "https://kogi.example");
  const html = renderToStaticMarkup(<StructuredData data={told} />);
  expect(html.match(/<\/?script/g)).toEqual(["<script", "</script"]);
  expect(html).not.toContain("<!--");
  const [, json = ""] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(json).name).toBe(title);
});
