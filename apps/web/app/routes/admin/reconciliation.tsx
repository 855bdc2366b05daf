import { href } from "react-router";
import { BreakCard } from "../../features/admin/break-card.tsx";
import { formatNumber } from "../../lib/format.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form, useSubmitting } from "../../ui/form.tsx";
import { IconCircleCheck, IconClock } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/reconciliation.ts";

export { action, loader } from "./reconciliation.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(reconciliationText, matches).title, { hidden: true });

type Which = Route.ComponentProps["loaderData"]["which"];
type Run = Route.ComponentProps["loaderData"]["runs"][number];

export default function Reconciliation({ loaderData, actionData }: Route.ComponentProps) {
  const { runs, breaks, which, more, key } = loaderData;
  const words = useText(reconciliationText);
  const path = href("/admin/reconciliation");
  const running = useSubmitting("run");
  return (
    <>
      <PageHeader
        inset
        title={words.title}
        lede={words.lede}
        actions={
          <Form idempotencyKey={key}>
            <Button name="intent" value="run" loading={running}>
              {words.runNow}
            </Button>
          </Form>
        }
      />
      <UnclaimedRefusal
        reply={actionData}
        rows={{ name: "break_id", shown: breaks.filter(({ can }) => can.length > 0).map((one) => one.break_id) }}
      />
      <ChipRow
        label={words.show}
        chips={[
          { to: path, label: words.open, current: which === "open" },
          { to: `${path}?which=closing`, label: words.closings, current: which === "closing" },
          { to: `${path}?which=closed`, label: words.closed, current: which === "closed" },
        ]}
      />
      {breaks.length === 0 ? (
        <NoBreaks which={which} compared={runs.length > 0} />
      ) : (
        <>
          {breaks.map((one) => (
            <BreakCard key={one.break_id} difference={one} formKey={`${key}:${one.break_id}`} reply={actionData} />
          ))}
          <ShowMore {...more} shown={breaks.length} />
        </>
      )}
      <Runs runs={runs} />
    </>
  );
}

/** Only a comparison can say that the books agree. */
function NoBreaks({ which, compared }: { which: Which; compared: boolean }) {
  const words = useText(reconciliationText);
  const never = which === "open" && !compared;
  const said = {
    never: [words.neverRun, words.neverRunHelp],
    open: [words.none, words.noneHelp],
    closing: [words.noClosings, words.noClosingsHelp],
    closed: [words.noneClosed, words.noneClosedHelp],
  } as const;
  const [title, help] = said[never ? "never" : which];
  const Icon = never ? IconClock : IconCircleCheck;
  return <EmptyState icon={<Icon size={26} aria-hidden />} title={title} help={help} />;
}

function Runs({ runs }: { runs: readonly Run[] }) {
  const words = useText(reconciliationText);
  const { locale } = useReader();
  const count = (value: number) => formatNumber(value, locale);
  const columns: Column<Run>[] = [
    { key: "when", header: words.when, cell: (row) => <When at={row.started_at} absolute /> },
    { key: "compared", header: words.compared, align: "end", cell: (row) => count(row.compared) },
    { key: "matched", header: words.matched, align: "end", cell: (row) => count(row.matched) },
    { key: "found", header: words.found, align: "end", cell: (row) => count(row.breaks_found) },
    { key: "new", header: words.isNew, align: "end", cell: (row) => count(row.breaks_new) },
  ];
  return (
    <Section title={words.runs} {...(runs.length === 0 ? { lede: words.noRuns } : {})}>
      {runs.length > 0 && <Table caption={words.runs} columns={columns} rows={runs} rowKey={(row) => row.run_id} />}
    </Section>
  );
}
