import type { ActionFunctionArgs } from "react-router";
import { href } from "react-router";
import { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, submit, text, textOrNull } from "../../lib/form.server.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { hiringText } from "../../messages/hiring.ts";

type TalkArgs = Pick<ActionFunctionArgs, "request" | "context">;

/** What one side says in a talk about terms: accept, decline, take back; for a proposal also withdraw and shortlist. */
export async function answerTalk(args: TalkArgs, proposalId: string | null) {
  const form = await args.request.formData();
  const words = textFor(hiringText, args.context.get(pageContext).preferences.locale);
  const { projects, contracts } = apiOf(args);
  const { pathname } = pageUrl(args.request);
  const offer = { offer_id: text(form, "offer_id") };
  const proposal = { proposal_id: proposalId ?? "" };
  const reason = textOrNull(form, "reason");
  const body = reason === null ? {} : { reason };
  return submit(args.request, form, async () => {
    switch (text(form, "intent")) {
      case "accept": {
        const { contract_id } = await contracts.acceptOffer({
          params: offer,
          body: { fee_rule_id: textOrNull(form, "fee_rule_id") },
          ...formKey(form),
        });
        return redirectWithToast(href("/contracts/:contract_id", { contract_id }), words.accepted);
      }
      case "decline_offer":
        await projects.declineOffer({ params: offer, body });
        return redirectWithToast(pathname, words.declined);
      case "withdraw_offer":
        await projects.withdrawOffer({ params: offer });
        return redirectWithToast(pathname, words.offerWithdrawn);
      case "decline":
        await projects.declineProposal({ params: proposal, body });
        return redirectWithToast(pathname, words.declined);
      case "shortlist":
        await projects.shortlistProposal({ params: proposal });
        return redirectWithToast(pathname, words.shortlisted);
      case "withdraw":
        await projects.withdrawProposal({ params: proposal });
        return redirectWithToast(href("/proposals"), words.withdrawn);
      default:
        throw new Response(null, { status: 400 });
    }
  });
}
