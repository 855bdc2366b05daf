import { Link } from "react-router";
import type { OfferView } from "#api-schema/hiring-views.ts";
import { portfolioHref } from "../../lib/links.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";

type Because = NonNullable<OfferView["because"]>;
/** The same before the offer is made, with what the work is about. */
export type BecauseToBe = Because & { readonly tags: readonly string[] };

/** The work that an offer came of, as a link while others can open it. */
export function BecauseLine({ because, handle }: { because: Because; handle: string }) {
  const words = useText(hiringText);
  const { title, slug } = because;
  return (
    <p>
      {words.becauseOf}{" "}
      {slug ? (
        <Link className="link" to={portfolioHref(handle, slug)}>
          {title}
        </Link>
      ) : (
        <b>{title}</b>
      )}
    </p>
  );
}

/** What the form begins with. */
export function startOf({ title, tags }: BecauseToBe, words: WordsOf<typeof hiringText>) {
  return { title: words.likeThis(title).slice(0, 120), scope: words.likeThisScope(title, tags.join(", ")) };
}

export function becauseFields({ portfolio_id, item_id }: Because): Readonly<Record<string, string>> {
  return { because_portfolio: portfolio_id, ...(item_id ? { because_item: item_id } : {}) };
}

/** What is typed for one piece of work does not come up for another. */
export function hireDraft(freelancerId: string, because: Because | null): string {
  return ["hire", freelancerId, because?.portfolio_id, because?.item_id].filter(Boolean).join("-");
}
