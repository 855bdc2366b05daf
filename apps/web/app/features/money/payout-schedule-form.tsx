import type { Static } from "typebox";
import type { PayoutScheduleView } from "#api-schema/payout-desk.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { When } from "../../ui/when.tsx";

interface PayoutScheduleFormProps {
  readonly schedule: Static<typeof PayoutScheduleView>;
  readonly reply: FormReply | undefined;
}

/** Whether money is paid out by itself, and when next. */
export function PayoutScheduleForm({ schedule, reply }: PayoutScheduleFormProps) {
  const words = useText(moneyDeskText);
  const submitting = useSubmitting();
  return (
    <Card title={words.scheduleTitle} lede={words.scheduleHelp}>
      <Form reply={reply}>
        <Select
          name="schedule"
          label={words.schedule}
          defaultValue={schedule.schedule}
          choices={(["manual", "weekly", "monthly"] as const).map((one) => ({
            value: one,
            label: words.schedules[one],
          }))}
        />
        {schedule.next_at && (
          <p>
            {words.nextAt} <When at={schedule.next_at} absolute />
          </p>
        )}
        <FormActions>
          <Button kind="secondary" loading={submitting}>
            {words.scheduleDo}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
