import { href } from "react-router";
import { changedHistory } from "../../features/experience/change-history.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, submit, text, textOrNull } from "../../lib/form.server.ts";
import { orGone } from "../../lib/gone.server.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { isProblem } from "../../lib/problem.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import { formText } from "../../messages/form.ts";
import type { Route } from "./+types/experience.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = { user_id: requireViewer(args).userId };
  const { experience } = apiOf(args);
  const [certifications, history] = await Promise.all([
    load(args.request, experience.listCertifications({ params, query: {} })),
    load(args.request, experience.getHistory({ params })),
  ]);
  const wish = pageUrl(args.request).searchParams;
  const place = Number(wish.get("history") ?? Number.NaN);
  return {
    certifications: certifications.data,
    history: history.data,
    certification: certifications.data.find((one) => one.certification_id === wish.get("certification")) ?? null,
    entry: history.data[place] ?? null,
    place: history.data[place] ? place : null,
    reputation: `/api/users/${params.user_id}/reputation`,
  };
}

export async function action(args: Route.ActionArgs) {
  const { userId: user_id } = requireViewer(args);
  const { experience } = apiOf(args);
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(experienceFormText, locale);
  const intent = text(form, "intent");
  return submit(args.request, form, async () => {
    if (intent === "certification") {
      const evidence = await uploadFiles(form, "evidence_media_id", {
        context: args.context,
        refusal: words.fileTooLarge,
      });
      await saveCertification(experience, user_id, { form, evidence, stale: textFor(formText, locale).stale });
    } else if (intent === "remove_certification") {
      const certificate = { user_id, certification_id: text(form, "certification_id") };
      await orGone(experience.deleteCertification({ params: certificate }), "certification.not_found");
    } else if (!(await saveHistory(experience, user_id, form))) {
      // What was typed comes back, to be added beside what is there now.
      form.delete("entry");
      if (intent === "history") throw new FormRefusal({}, words.staleEntry, 409);
      return redirectWithToast(href("/settings/experience"), words.staleHistory);
    }
    return redirectWithToast(href("/settings/experience"), intent.startsWith("remove") ? words.removed : words.saved);
  });
}

type Experience = ReturnType<typeof apiOf>["experience"];

interface Filled {
  readonly form: FormData;
  /** What was sent with the form, the last one last. */
  readonly evidence: readonly string[];
  /** What is said when the certificate was changed elsewhere meanwhile. */
  readonly stale: string;
}

async function saveCertification(experience: Experience, user_id: string, filled: Filled): Promise<void> {
  const { form, evidence, stale } = filled;
  const sent = evidence.at(-1) ?? (form.has("remove_evidence") ? null : undefined);
  const body = {
    ...(sent === undefined ? {} : { evidence_media_id: sent }),
    name: text(form, "name"),
    issuer: text(form, "issuer"),
    issued_on: text(form, "issued_on"),
    expires_on: textOrNull(form, "expires_on"),
    url: textOrNull(form, "url"),
  };
  const certification_id = textOrNull(form, "certification_id");
  if (!certification_id) {
    await experience.addCertification({ params: { user_id }, body });
    return;
  }
  const version = Number(text(form, "version")) || 1;
  const params = { user_id, certification_id };
  await orStale(form, experience.replaceCertification({ params, body: { ...body, version } }), {
    sentence: stale,
    // Removed this very moment: sent once more, it is told so.
    current: async () => (await findCertification(experience, params)) ?? { version },
  });
}

async function findCertification(experience: Experience, one: { user_id: string; certification_id: string }) {
  const { data } = await experience.listCertifications({ params: { user_id: one.user_id }, query: {} });
  return data.find(({ certification_id }) => certification_id === one.certification_id);
}

/** False when the entry that the form is about is not there any more as it was read. */
async function saveHistory(experience: Experience, user_id: string, form: FormData): Promise<boolean> {
  const params = { user_id };
  const { data, version } = await experience.getHistory({ params });
  const history = changedHistory(data, form);
  if (!history) return false;
  try {
    await experience.putHistory({ params, body: { history, version } });
    return true;
  } catch (error) {
    if (isProblem(error) && error.code === "request.stale") return false;
    throw aboutOneEntry(error);
  }
}

/** A refusal is about the entry in the form, whichever place it has in the list. */
function aboutOneEntry(error: unknown): unknown {
  if (!isProblem(error) || !error.problem.errors) return error;
  const faults = error.problem.errors.map(({ pointer, detail }) => [pointer.split("/")[4] ?? "title", detail]);
  return new FormRefusal(Object.fromEntries(faults));
}
