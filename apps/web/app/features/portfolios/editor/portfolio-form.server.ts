import { portfolioTemplates } from "#api-schema/portfolio-layout.ts";
import type { PortfolioBody } from "#api-schema/portfolio-views.ts";
import { FormRefusal, oneOf, text } from "../../../lib/form.server.ts";
import { splitTags } from "../../../lib/tags-text.ts";
import type { WordsOf } from "../../../lib/text.ts";
import type { portfolioEditorText } from "../../../messages/portfolio-editor.ts";

interface ReadOptions {
  readonly words: WordsOf<typeof portfolioEditorText>;
  /** The cover that was uploaded with the form, if any. */
  readonly coverMediaId: string | null;
}

/** The portfolio in a form; refuses one without a title. */
export function readPortfolio(form: FormData, { words, coverMediaId }: ReadOptions) {
  const title = text(form, "title");
  if (title === "") throw new FormRefusal({ title: words.needed });
  const slug = text(form, "slug");
  // Once it is there, its template is chosen where its page is arranged.
  const template = oneOf(form, "template", portfolioTemplates);
  return {
    title,
    description: text(form, "description"),
    category_id: text(form, "category_id") || null,
    tags: splitTags(text(form, "tags")),
    cover_media_id: coverMediaId,
    ...(template ? { template } : {}),
    ...(slug ? { slug } : {}),
  } satisfies PortfolioBody;
}
