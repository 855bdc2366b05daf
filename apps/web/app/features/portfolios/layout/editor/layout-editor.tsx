import { useEffect, useRef, useState } from "react";
import { useLocation } from "react-router";
import type { LayoutBlock, LayoutWork } from "#api-schema/portfolio-layout.ts";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import type { FormReply } from "../../../../lib/form.ts";
import { signInHref } from "../../../../lib/nav.ts";
import { useText } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { Button } from "../../../../ui/button.tsx";
import { DefaultButton } from "../../../../ui/default-button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Select } from "../../../../ui/select.tsx";
import { useHydrated } from "../../../../ui/use-hydrated.ts";
import { When } from "../../../../ui/when.tsx";
import { TemplateField } from "../../template-field.tsx";
import { blockKinds, emptyBlock } from "./block-kinds.ts";
import { BlockList } from "./block-list.tsx";
import c from "./layout-editor.module.css";
import { ThemeFields } from "./theme-fields.tsx";
import { useAutosave } from "./use-autosave.ts";

interface LayoutEditorProps {
  readonly portfolio: PortfolioView;
  readonly work: LayoutWork;
  /** The block below which one is about to be added; null: at the end. */
  readonly after: string | null;
  readonly reply: FormReply | undefined;
}

/**
 * The blocks of a portfolio in one form. Every button sends all of it, so that nothing is lost without JavaScript; with
 * it, blocks move in place and the draft keeps itself.
 */
export function LayoutEditor({ portfolio, work, after, reply }: LayoutEditorProps) {
  const words = useText(layoutEditorText);
  const box = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  // The form itself belongs to `Form`; before the effects that need it, its box knows it.
  const found = (node: HTMLDivElement | null) => {
    box.current = node;
    form.current = node?.closest("form") ?? null;
  };
  const saved = useAutosave(form, reply);
  const blocks = blocksOf(work, reply);
  const adds = <AddBlock blocks={blocks} after={after} />;
  const isWithin = blocks.some(({ block_id }) => block_id === after);
  useFocusOnBlock();
  return (
    <Form reply={reply} multipart className={c.form}>
      {/* The others only change the draft: a long film is no reason to wait with them. */}
      <div ref={found} className={c.parts} data-files-hold="publish to_publish restore">
        <DefaultButton />
        <input type="hidden" name="version" value={work.version} />
        <Bar portfolio={portfolio} work={work} saved={saved} stale={saved.stale || reply?.values.stale !== undefined} />
        <div>
          <details className={c.theme}>
            <summary>{words.template}</summary>
            <div className={c.themeFields}>
              <TemplateField template={work.draft.template} />
            </div>
          </details>
          <ThemeFields theme={work.draft.theme} />
        </div>
        <BlockList blocks={blocks} work={work} addsAfter={after} adds={adds} />
        {!isWithin && adds}
        <History history={work.history} />
      </div>
    </Form>
  );
}

interface AddBlockProps {
  readonly blocks: readonly LayoutBlock[];
  readonly after: string | null;
}

function AddBlock({ blocks, after }: AddBlockProps) {
  const words = useText(layoutEditorText);
  return (
    <div id="add-block" className={c.add}>
      <Select
        name="new_kind"
        label={words.addLabel}
        choices={blockKinds
          .filter((kind) => kind !== "work" || !blocks.some(({ type }) => type === "work"))
          .map((value) => ({ value, label: words.kinds[value] }))}
        defaultValue="text"
      />
      <Button kind="secondary" name="intent" value={after === null ? "add" : `add:${after}`}>
        {words.add}
      </Button>
    </div>
  );
}

interface BarProps {
  readonly portfolio: PortfolioView;
  readonly work: LayoutWork;
  readonly saved: ReturnType<typeof useAutosave>;
  readonly stale: boolean;
}

/** How the draft stands, and the buttons that keep it and show it. */
function Bar({ portfolio, work, saved, stale }: BarProps) {
  const words = useText(layoutEditorText);
  const submitting = useSubmitting();
  const hydrated = useHydrated();
  const { state } = portfolio;
  const kept = hydrated && work.version > 0 ? words.kept : words.keepHint;
  const note = saved.lost === "connection" ? words.lost : saved.busy || submitting ? words.keeping : kept;
  return (
    <div className={c.bar}>
      <p className={c.note} role="status">
        {saved.refusal || saved.lost === "session" ? "" : note}
        {!saved.refusal &&
          !saved.lost &&
          work.shown_at !== null &&
          ` ${work.changed ? words.notShown : words.allShown}`}
      </p>
      {saved.lost === "session" && <SignedOut />}
      {saved.refusal && (
        <Notice tone="warn">
          {saved.refusal} {saved.stopped && words.leaveStale}
        </Notice>
      )}
      <div className={c.actions}>
        {stale ? (
          <Button kind="secondary" name="intent" value="overwrite">
            {words.saveOver}
          </Button>
        ) : (
          <Button kind="secondary" name="intent" value="save">
            {words.save}
          </Button>
        )}
        {state === "draft" ? (
          <Button kind="secondary" name="intent" value="to_publish">
            {words.publishThere}
          </Button>
        ) : (
          <Button name="intent" value="publish">
            {words.publish}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The session ended while something was typed: it stands here still, and is kept once somebody is signed in again. */
function SignedOut() {
  const words = useText(layoutEditorText);
  return (
    <Notice
      tone="warn"
      action={
        <Button kind="secondary" size="sm" name="intent" value="save">
          {words.tryAgain}
        </Button>
      }
    >
      {words.signedOut}{" "}
      <a className="link" href={signInHref} target="_blank" rel="noreferrer">
        {words.signInElsewhere}
      </a>
    </Notice>
  );
}

function History({ history }: Pick<LayoutWork, "history">) {
  const words = useText(layoutEditorText);
  const [, ...earlier] = history;
  if (earlier.length === 0) return null;
  return (
    <>
      <details className={c.history}>
        <summary>{words.history(earlier.length)}</summary>
        <ul className={c.versions}>
          {earlier.map(({ version, kept_at, blocks }) => (
            <li key={version}>
              <span>
                <When at={kept_at} /> · {words.blocks(blocks)}
              </span>
              <Button
                kind="quiet"
                size="sm"
                name="intent"
                value={`restore:${version}`}
                aria-label={words.restoreVersion(version)}
              >
                {words.restore}
              </Button>
            </li>
          ))}
        </ul>
        <Button kind="quiet" size="sm" name="intent" value="ask_forget">
          {words.forget}
        </Button>
      </details>
      <Dialog name="forget" title={words.forgetTitle}>
        <p>{words.forgetHelp}</p>
        <FormActions>
          <Button kind="danger" name="intent" value="forget">
            {words.forget}
          </Button>
        </FormActions>
      </Dialog>
    </>
  );
}

/** A refused form is shown as it was sent: its blocks in their order, also those that the draft does not have. */
function blocksOf(work: LayoutWork, reply: FormReply | undefined): readonly LayoutBlock[] {
  const sent = reply?.values.block;
  if (!sent) return work.draft.blocks;
  return sent.flatMap((entry) => {
    const [id = "", word = ""] = entry.split(" ");
    const known = work.draft.blocks.find(({ block_id }) => block_id === id);
    const kind = blockKinds.find((one) => one === word);
    return known ?? (kind ? emptyBlock(kind, id) : []);
  });
}

/** After a block was added, copied or pressed in the preview, the reader goes on in it; before, in the choice of its kind. */
function useFocusOnBlock(): void {
  const { hash, key } = useLocation();
  const [done, setDone] = useState<string | null>(null);
  useEffect(() => {
    if (done === key) return;
    setDone(key);
    if (hash === "#add-block") document.querySelector<HTMLElement>("#add-block select")?.focus();
    if (!hash.startsWith("#block-")) return;
    const card = document.getElementById(hash.slice(1));
    card?.focus();
    const details = card?.querySelector("details");
    if (details) details.open = true;
  }, [hash, key, done]);
}
