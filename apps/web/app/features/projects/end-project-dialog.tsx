import { href } from "react-router";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { ownProjectsText } from "../../messages/own-projects.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";

export const END_PROJECT = "end";

interface EndProjectDialogProps {
  readonly project: { readonly projectId: string; readonly title: string; readonly isDraft: boolean };
  readonly reply: FormReply | undefined;
}

/** Asks before a project is cancelled for everybody, or its draft thrown away. */
export function EndProjectDialog({ project: { projectId, title, isDraft }, reply }: EndProjectDialogProps) {
  const words = useText(ownProjectsText);
  const submitting = useSubmitting();
  return (
    <Dialog name={END_PROJECT} title={isDraft ? words.discardTitle : words.cancelTitle} params={["project"]}>
      <Form reply={reply}>
        <p>{isDraft ? words.discardHelp(title) : words.cancelHelp(title)}</p>
        <input type="hidden" name="project_id" value={projectId} />
        <FormActions>
          <Button kind="danger" loading={submitting}>
            {isDraft ? words.discard : words.cancelDo}
          </Button>
          <Button kind="quiet" to={href("/projects/mine")}>
            {words.keep}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
