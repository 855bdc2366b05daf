import { useLocation, useSearchParams } from "react-router";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";

/** Asks before something goes for good. */
export function EditorDialogs({ portfolio }: { portfolio: PortfolioView }) {
  const words = useText(portfolioEditorText);
  const [params] = useSearchParams();
  const item = portfolio.items.find(({ item_id }) => item_id === params.get("item"));
  const { state } = portfolio;
  const asked =
    state === "draft"
      ? { title: words.deleteTitle, help: words.deleteHelp, doLabel: words.delete }
      : state === "archived"
        ? { title: words.deletePutAwayTitle, help: words.deletePutAwayHelp, doLabel: words.delete }
        : { title: words.takeDownTitle, help: words.archiveHelp, doLabel: words.takeDown };
  return (
    <>
      {item && (
        <Ask name="remove" title={words.removeTitle} help={words.removeHelp(item.title)} doLabel={words.remove}>
          <input type="hidden" name="item_id" value={item.item_id} />
        </Ask>
      )}
      <Ask name="archive" title={words.archiveTitle} help={words.archiveHelp} doLabel={words.archive} />
      <Ask name="delete" {...asked}>
        <input type="hidden" name="state" value={state} />
      </Ask>
    </>
  );
}

interface AskProps {
  /** The dialog's name in the address, and what its form intends. */
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly doLabel: string;
  readonly children?: React.ReactNode;
}

function Ask({ name, title, help, doLabel, children }: AskProps) {
  const words = useText(portfolioEditorText);
  const submitting = useSubmitting(name);
  const { pathname } = useLocation();
  return (
    <Dialog name={name} title={title} params={["item"]}>
      <Form action={pathname}>
        <p>{help}</p>
        {children}
        <FormActions>
          <Button kind="danger" name="intent" value={name} loading={submitting}>
            {doLabel}
          </Button>
          <Button kind="quiet" to={pathname}>
            {words.keep}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
