import { href } from "react-router";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { submit, text, textOrNull } from "../../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../../lib/list-address.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { experienceFormText } from "../../../messages/experience-form.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const query = listWindow(url);
  const page = await load(args.request, apiOf(args).experience.listCertificationsToDecide({ query }));
  return { certifications: page.data, more: moreLinks(url, page.next_cursor) };
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const words = textFor(experienceFormText, args.context.get(pageContext).preferences.locale);
  const work = async () => {
    const reason = textOrNull(form, "reason");
    await apiOf(args).experience.decideCertification({
      params: { certification_id: text(form, "certification_id") },
      body: {
        decision: text(form, "intent") === "verified" ? "verified" : "refused",
        version: Number(text(form, "version")),
        ...(reason ? { reason } : {}),
      },
    });
    return redirectWithToast(href("/admin/certifications"), words.decided);
  };
  return submit(args.request, form, work, { fields: { "certification.reason_needed": "reason" } });
}
