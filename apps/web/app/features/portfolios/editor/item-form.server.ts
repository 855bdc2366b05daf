import type { WorkItemBody } from "#api-schema/work-items.ts";
import { FormRefusal, oneOf, text, textOrNull } from "../../../lib/form.server.ts";
import { splitTags } from "../../../lib/tags-text.ts";
import type { WordsOf } from "../../../lib/text.ts";
import type { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { itemKinds } from "./item-kinds.ts";

interface ReadOptions {
  readonly words: WordsOf<typeof portfolioEditorText>;
  readonly mediaIds: readonly string[];
}

/** The piece of work in a form; refuses it with everything that is missing at once. */
export function readItem(form: FormData, { words, mediaIds }: ReadOptions) {
  const body = {
    kind: oneOf(form, "kind", itemKinds) ?? "image",
    title: text(form, "title"),
    story: text(form, "story"),
    client: text(form, "client"),
    role: text(form, "role"),
    date: textOrNull(form, "date"),
    tags: splitTags(text(form, "tags")),
    link: textOrNull(form, "link"),
    media: [...mediaIds],
  } satisfies WorkItemBody;
  const hasFile = mediaIds.length > 0;
  const complete = {
    image: hasFile,
    document: hasFile,
    audio: hasFile || body.link !== null,
    video: hasFile || body.link !== null,
    link: body.link !== null,
    case_study: body.story !== "",
  }[body.kind];
  const about = {
    link: "link",
    case_study: "story",
    image: "media",
    document: "media",
    audio: "media",
    video: "media",
  };
  const errors = {
    ...(body.title === "" ? { title: words.needed } : {}),
    ...(complete ? {} : { [about[body.kind]]: words.missing[body.kind] }),
  };
  if (Object.keys(errors).length > 0) throw new FormRefusal(errors);
  return body;
}
