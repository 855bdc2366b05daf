import { Form as PlainForm } from "react-router";
import { AwayDays } from "../../features/calendar/away-days.tsx";
import lines from "../../features/experience/lines.module.css";
import { formatDate, formatLongMonth } from "../../lib/format-time.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { calendarText } from "../../messages/calendar.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/calendar.ts";

export { action, loader } from "./calendar.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(calendarText, matches).title, { hidden: true });

export default function CalendarSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { away, months } = loaderData;
  const words = useText(calendarText);
  const reader = useReader();
  const adding = useSubmitting("add");
  const saving = useSubmitting("months");
  const replyTo = (intent: string) => (actionData?.values.intent?.includes(intent) ? actionData : null);
  return (
    <>
      <UnclaimedRefusal reply={actionData} forms={["add", "months"]} />
      <Card title={words.awayTitle} lede={words.awayLede}>
        {away.length === 0 ? (
          <p className={lines.note}>{words.noAway}</p>
        ) : (
          <ul className={lines.list}>
            {away.map((range) => (
              <li key={range.from} className={lines.item}>
                <p>
                  <AwayDays range={range} />
                </p>
                <PlainForm method="post" className={lines.actions}>
                  <input type="hidden" name="from" value={range.from} />
                  <SubmitButton
                    kind="quiet"
                    size="sm"
                    name="intent"
                    value="remove"
                    aria-label={words.removeNamed(formatDate(range.from, reader), formatDate(range.to, reader))}
                  >
                    {words.remove}
                  </SubmitButton>
                </PlainForm>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={words.addAway}>
        <Form key={away.length} reply={replyTo("add")}>
          <input type="hidden" name="intent" value="add" />
          <FieldRow>
            <DateField name="from" label={words.from} min={reader.now.slice(0, 10)} />
            <DateField name="to" label={words.to} min={reader.now.slice(0, 10)} />
          </FieldRow>
          <FormActions>
            <Button loading={adding}>{words.add}</Button>
          </FormActions>
        </Form>
      </Card>
      <Card title={words.monthsTitle} lede={words.monthsLede}>
        <Form reply={replyTo("months")}>
          <input type="hidden" name="intent" value="months" />
          {[0, 2, 4].map((start) => (
            <FieldRow key={start}>
              {months.slice(start, start + 2).map(({ month, hours }) => (
                <TextField
                  key={month}
                  name={`hours_${month}`}
                  label={formatLongMonth(month, reader.locale)}
                  inputMode="numeric"
                  maxLength={2}
                  suffix={words.hoursUnit}
                  defaultValue={hours}
                  optional
                />
              ))}
            </FieldRow>
          ))}
          <FormActions>
            <Button kind="secondary" loading={saving}>
              {words.save}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
