import { Button } from "../../../ui/button.tsx";
import { Dialog, useDialogHref } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FeeLines } from "../../../ui/fee-lines.tsx";
import { Form, FormActions } from "../../../ui/form.tsx";
import { IconAlertTriangle, IconBriefcase } from "../../../ui/icons.ts";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Toast } from "../../../ui/toast.tsx";
import c from "./gallery.module.css";
import { Part } from "./part.tsx";
import { here } from "./samples.ts";

export function Feedback() {
  const release = useDialogHref("release");
  return (
    <Part title="Feedback" lede="What happened, and what to do now.">
      <div className={c.two}>
        <Notice title="Protected funds" tone="safe">
          1,200.00 EUR is held safely until you approve the work.
        </Notice>
        <Notice tone="success" title="Offer sent">
          Amara has 7 days to answer. We tell you as soon as she does.
        </Notice>
        <Notice
          tone="warn"
          title="Your card was declined"
          action={
            <Button size="sm" kind="secondary" to={here}>
              Use another card
            </Button>
          }
        >
          Nothing was charged.
        </Notice>
        <Notice>Your profile is only visible to you until you verify your e-mail address.</Notice>
      </div>
      <div className={c.two}>
        <EmptyState
          headingLevel={3}
          icon={<IconBriefcase size={26} aria-hidden />}
          title="No contracts yet"
          help="Once a client accepts your offer, the work, its milestones and the money live here."
          action={<Button to={here}>Find projects</Button>}
        />
        <EmptyState
          headingLevel={3}
          tone="warn"
          icon={<IconAlertTriangle size={26} aria-hidden />}
          title="The list could not be loaded"
          help="The connection was lost. Nothing has changed; try again."
          action={
            <Button kind="secondary" to={here}>
              Try again
            </Button>
          }
        />
      </div>
      <Skeleton kind="work" count={4} />
      <Skeleton kind="person" count={3} />
      <Skeleton kind="project" count={1} />
      <Skeleton kind="table" count={3} />
      <Skeleton kind="detail" count={1} />
      <Skeleton kind="form" count={2} />
      <div className={c.row}>
        <Button to={release} kind="secondary">
          Open a dialog
        </Button>
      </div>
      <Dialog name="release" title="Release 1,080.00 EUR to Amara?">
        <Form method="get" className={c.stack}>
          <FeeLines
            lines={[{ label: "Label artwork", amount: { amount: "120000", currency: "EUR" } }]}
            total={{ label: "Amara receives", amount: { amount: "108000", currency: "EUR" } }}
            tone="safe"
          />
          <FormActions>
            <Button>Release 1,080.00 EUR</Button>
            <Button kind="quiet" to={here}>
              Not yet
            </Button>
          </FormActions>
        </Form>
      </Dialog>
      <Toast message="Your project is live." stamp="once" />
    </Part>
  );
}
