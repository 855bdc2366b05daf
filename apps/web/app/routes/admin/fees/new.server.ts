import { data, href } from "react-router";
import type { FeeEffect, FeePackBody } from "#api-schema/payments-fees.ts";
import { parseAmounts, parseRate } from "../../../features/fees/amounts-text.ts";
import { COMPONENTS_MAX } from "../../../features/fees/pack-form.tsx";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, oneOf, submit, text, textOrNull } from "../../../lib/form.server.ts";
import type { FormReply } from "../../../lib/form.ts";
import { textFor, type WordsOf } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { feesText } from "../../../messages/fees.ts";
import type { Route } from "./+types/new.ts";

type Words = WordsOf<typeof feesText>;
const IN_A_MINUTE_MS = 60_000;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const from = new URL(args.request.url).searchParams.get("from");
  const params = { fee_rule_id: from ?? "" };
  return {
    from: from ? await load(args.request, apiOf(args).payments.getFeePack({ params })) : null,
    key: newFormKey(),
  };
}

interface Preview {
  readonly effects: readonly FeeEffect[];
  readonly reply: FormReply;
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const { preferences, now } = args.context.get(pageContext);
  const words = textFor(feesText, preferences.locale);
  const { payments } = apiOf(args);
  const work = async () => {
    const body = readPack(form, words, now);
    if (text(form, "intent") === "save") {
      await payments.addFeePack({ body, ...formKey(form) });
      return redirectWithToast(href("/admin/fees"), words.saved);
    }
    const { effects } = await payments.previewFeePack({ body });
    const preview: Preview = { effects, reply: { values: valuesOf(form), errors: {}, message: null } };
    return data({ preview });
  };
  return submit(args.request, form, work, { names: { effective_from: "day", components: "component_1" } });
}

function valuesOf(form: FormData): FormReply["values"] {
  const typed = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, [value]] as const] : []));
  return Object.fromEntries(typed);
}

function readPack(form: FormData, words: Words, now: Date): FeePackBody {
  const day = text(form, "day");
  return {
    kind: oneOf(form, "kind", ["hire", "campaign", "investment"]) ?? "hire",
    plan: oneOf(form, "plan", ["free", "plus", "pro"]) ?? "free",
    country: textOrNull(form, "country")?.toUpperCase() ?? null,
    effective_from: day ? `${day}T00:00:00Z` : new Date(now.getTime() + IN_A_MINUTE_MS).toISOString(),
    lost_processing_payer: oneOf(form, "lost_processing_payer", ["platform", "payer", "recipient"]) ?? "platform",
    note: text(form, "note"),
    components: Array.from({ length: COMPONENTS_MAX }, (_, place) => place + 1).flatMap((place) =>
      readComponent(form, place, words),
    ),
  };
}

function readComponent(form: FormData, place: number, words: Words): FeePackBody["components"] {
  const field = (name: string) => text(form, `${name}_${place}`);
  const component = field("component");
  if (component === "") return [];
  const atCost = field("rate") === "cost";
  const rate = parseRate(field("rate"));
  if (!atCost && rate === null) throw new FormRefusal({ [`rate_${place}`]: words.badRate });
  const amounts = parseAmounts(field("amounts"));
  if ("line" in amounts) throw new FormRefusal({ [`amounts_${place}`]: words.badLine(amounts.line) });
  return [
    {
      component,
      label: field("label"),
      borne_by: field("borne_by") === "payer" ? "payer" : "recipient",
      rate_bps: atCost ? null : rate,
      amounts: amounts.amounts,
    },
  ];
}
