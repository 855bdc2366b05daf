import { href } from "react-router";
import type { CalendarBody } from "#api-schema/calendar.ts";
import { monthsFrom } from "../../features/calendar/month-view.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, submit, text } from "../../lib/form.server.ts";
import { isProblem } from "../../lib/problem.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { calendarText } from "../../messages/calendar.ts";
import type { Route } from "./+types/calendar.ts";

const MONTHS_ASKED = 6;

const monthsAsked = (context: Route.LoaderArgs["context"]): string[] =>
  monthsFrom(context.get(pageContext).now.toISOString(), MONTHS_ASKED);

export async function loader(args: Route.LoaderArgs) {
  const params = { user_id: requireViewer(args).userId };
  const { away, months } = await load(args.request, apiOf(args).calendar.getCalendar({ params }));
  const hoursIn = (month: string) => months.find((one) => one.month === month)?.hours_per_week;
  return {
    away,
    months: monthsAsked(args.context).map((month) => ({ month, hours: hoursIn(month)?.toString() ?? "" })),
  };
}

export async function action(args: Route.ActionArgs) {
  const params = { user_id: requireViewer(args).userId };
  const { calendar } = apiOf(args);
  const form = await args.request.formData();
  const words = textFor(calendarText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const { away, months, version } = await calendar.getCalendar({ params });
    const asked = monthsAsked(args.context);
    const body = changed({ away, months }, form, { asked, refusal: words.wholeHours });
    try {
      await calendar.putCalendar({ params, body: { ...body, version } });
    } catch (error) {
      throw aboutTheForm(error);
    }
    return redirectWithToast(href("/settings/calendar"), words.saved);
  });
}

function changed(
  { away, months }: CalendarBody,
  form: FormData,
  { asked, refusal }: { asked: readonly string[]; refusal: string },
): CalendarBody {
  const intent = text(form, "intent");
  if (intent === "remove") return { away: away.filter(({ from }) => from !== text(form, "from")), months };
  if (intent === "add") return { away: [...away, { from: text(form, "from"), to: text(form, "to") }], months };
  const others = months.filter(({ month }) => !asked.includes(month));
  const given = asked.flatMap((month) => {
    const hours = text(form, `hours_${month}`);
    if (hours === "") return [];
    if (!/^([0-9]|[1-7][0-9]|80)$/.test(hours)) throw new FormRefusal({ [`hours_${month}`]: refusal });
    return [{ month, hours_per_week: Number(hours) }];
  });
  return { away, months: [...others, ...given] };
}

/** A refusal is about the range in the form, whichever place it has in the list. */
function aboutTheForm(error: unknown): unknown {
  if (!isProblem(error) || !error.problem.errors) return error;
  return new FormRefusal(
    Object.fromEntries(error.problem.errors.map(({ pointer, detail }) => [pointer.split("/")[4] ?? "from", detail])),
  );
}
