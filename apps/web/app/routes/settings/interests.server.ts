import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { chosen, FormRefusal, submit, text } from "../../lib/form.server.ts";
import type { FormReply } from "../../lib/form.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { allTopics } from "../../lib/topics.server.ts";
import { formText } from "../../messages/form.ts";
import { interestsText } from "../../messages/interests.ts";
import type { Route } from "./+types/interests.ts";

const TOPICS_MAX = 50;

export async function loader(args: Route.LoaderArgs) {
  const { userId } = requireViewer(args);
  const api = apiOf(args);
  const params = { user_id: userId };
  const [interests, topics] = await load(
    args.request,
    Promise.all([api.users.getInterests({ params }), allTopics(api, args.context)]),
  );
  return { topics, version: interests.version, chosen: interests.data.map((topic) => topic.topic_id) };
}

export async function action(args: Route.ActionArgs) {
  const { userId } = requireViewer(args);
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(interestsText, locale);
  const { users } = apiOf(args);
  const params = { user_id: userId };
  const topic_ids = [...new Set(chosen(form, "topic"))];
  if (text(form, "intent") === "search") {
    const kept = { version: [text(form, "version")], stale: [text(form, "stale")] };
    const again: FormReply = { values: { q: [text(form, "q")], topic: topic_ids, ...kept }, errors: {}, message: null };
    return again;
  }
  return submit(args.request, form, async () => {
    if (topic_ids.length > TOPICS_MAX) throw new FormRefusal({ topic: words.tooMany });
    const body = { topic_ids, version: Number(text(form, "version")) || 1 };
    const sentence = textFor(formText, locale).stale;
    await orStale(form, users.putInterests({ params, body }), {
      sentence,
      current: () => users.getInterests({ params }),
    });
    return redirectWithToast(href("/settings/interests"), words.saved);
  });
}
