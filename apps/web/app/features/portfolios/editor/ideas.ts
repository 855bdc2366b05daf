// Tags and fields that fit what stands in a form: with the page as it was kept, and anew after each change.
import { useEffect, useRef, useState } from "react";
import { type Language, languageOf } from "#api-schema/languages.ts";
import type { Because, SuggestionBody, Suggestions } from "#api-schema/portfolio-suggestions.ts";
import { useReader } from "../../../lib/reader.ts";
import { splitTags } from "../../../lib/tags-text.ts";
import { useText, type WordsOf } from "../../../lib/text.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";

export const noIdeas: Suggestions = { tags: [], topics: [] };
const TYPING_PAUSE_MS = 400;

/** Asks again when a field of the form around `marker` changes. Without JavaScript what the page came with stays. */
export function useIdeas(known: Suggestions) {
  const marker = useRef<HTMLSpanElement>(null);
  const [ideas, setIdeas] = useState(known);
  useEffect(() => {
    const form = marker.current?.closest("form");
    if (!form) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let asking = new AbortController();
    const ask = () => {
      clearTimeout(pause);
      pause = setTimeout(async () => {
        asking.abort();
        asking = new AbortController();
        const found = await fetchIdeas(bodyOf(new FormData(form)), asking.signal);
        if (found) setIdeas(found);
      }, TYPING_PAUSE_MS);
    };
    ask();
    form.addEventListener("input", ask);
    return () => {
      clearTimeout(pause);
      asking.abort();
      form.removeEventListener("input", ask);
    };
  }, []);
  return { marker, ideas };
}

function bodyOf(form: FormData): SuggestionBody {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    title: text("title").slice(0, 120),
    text: (text("story") || text("description")).slice(0, 20_000),
    category_id: text("category_id") || null,
    tags: splitTags(text("tags"))
      .map((tag) => tag.slice(0, 60))
      .slice(0, 15),
  };
}

async function fetchIdeas(body: SuggestionBody, signal: AbortSignal): Promise<Suggestions | null> {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/api/portfolio-suggestions", {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal,
    });
    return answer.ok ? ((await answer.json()) as Suggestions) : null; // the route's own contract
  } catch {
    return null; // without ideas a form is as good as before
  }
}

/** The tags of the ideas with their reasons in the reader's language. */
export function useTagIdeas({ tags }: Suggestions) {
  const words = useText(portfolioEditorText);
  const language = languageOf(useReader().locale);
  return tags.map(({ name, because }) => ({ name, why: whyOf(because, words.because, language) }));
}

export function whyOf(
  { kind, word, count, names }: Because,
  reasons: WordsOf<typeof portfolioEditorText>["because"],
  language: Language,
): string {
  return reasons[kind](names?.[language] ?? word, count);
}
