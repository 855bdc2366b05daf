import { href, Link } from "react-router";
import type { Static } from "typebox";
import type { ChargebackView, EvidenceDraft } from "#api-schema/chargebacks.ts";
import { evidenceKinds, evidenceLimits } from "#api-schema/evidence-files.ts";
import { PersonLink } from "../../../features/admin/person-link.tsx";
import { JournalsCard } from "../../../features/ledger/journals-card.tsx";
import { AttachmentsField } from "../../../features/media/attachments-field.tsx";
import { FileList } from "../../../features/media/file-list.tsx";
import { useTold } from "../../../features/money/use-told.ts";
import type { FormReply } from "../../../lib/form.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText, type WordsOf } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
import { chargebacksText } from "../../../messages/chargebacks.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { Instant } from "../../../ui/instant.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { Split } from "../../../ui/split.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(chargebacksText, matches).title, { hidden: true });

type Words = WordsOf<typeof chargebacksText>;

const reasonOf = (reason: string, words: Words): string =>
  reason === "fraudulent" || reason === "product_not_received" ? words.reasons[reason] : words.reasons.other;

export default function Chargeback({ loaderData, actionData }: Route.ComponentProps) {
  const { chargeback, draft, journals, key } = loaderData;
  const told = useTold();
  const words = useText(chargebacksText);
  const { status, evidence_due_at: due } = chargeback;
  const waits = chargeback.can.includes("submit_evidence");
  return (
    <>
      <PageHeader
        inset
        title={told(chargeback.description)}
        badges={<StatusChip of="chargeback" state={status} />}
        crumbs={[{ label: words.title, to: href("/admin/chargebacks") }, { label: told(chargeback.description) }]}
      />
      <Split
        main={
          <>
            <Notice tone={waits ? "warn" : "info"} title={reasonOf(chargeback.reason, words)}>
              {status === "inquiry" && <p>{words.inquiryHelp}</p>}
              {waits && due && (
                <p>
                  {words.due} <Instant at={due} />
                </p>
              )}
            </Notice>
            {chargeback.appeal && (
              <Notice tone={chargeback.appeal === "due" ? "warn" : "info"} title={words.appeal[chargeback.appeal]}>
                {chargeback.appeal === "due" && <p>{words.appealHelp}</p>}
                {chargeback.appeal === "due" && chargeback.appeal_due_at && (
                  <p>
                    {words.appealDue} <Instant at={chargeback.appeal_due_at} />
                  </p>
                )}
              </Notice>
            )}
            <Evidence chargeback={chargeback} draft={draft} reply={actionData} idempotencyKey={key} />
          </>
        }
        aside={
          <>
            <Facts chargeback={chargeback} />
            <JournalsCard about={chargeback.chargeback_id} journals={journals} />
          </>
        }
      />
    </>
  );
}

interface EvidenceProps {
  readonly chargeback: ChargebackView;
  /** What is known here, for whoever writes the answer. */
  readonly draft: Static<typeof EvidenceDraft>;
  readonly reply: FormReply | undefined;
  readonly idempotencyKey: string;
}

const ONE_FILE = { accept: evidenceLimits.types.join(), maxBytes: evidenceLimits.bytesMax, many: false };

function SentFiles({ files }: Pick<NonNullable<ChargebackView["evidence"]>, "files">) {
  const words = useText(chargebacksText);
  const of = (...states: readonly string[]) =>
    files.flatMap(({ file, state }) => (states.includes(state) ? [file] : []));
  const groups = [
    { say: null, files: of("waiting", "sent") },
    { say: words.withoutFiles, files: of("refused") },
    { say: words.ownFiles, files: of("kept") },
  ];
  return groups
    .filter((group) => group.files.length > 0)
    .map((group) => (
      <div key={group.say}>
        {group.say && <p>{group.say}</p>}
        <FileList files={group.files} />
      </div>
    ));
}

/** The answer that was sent, or the form for it. */
function Evidence({ chargeback, draft, reply, idempotencyKey }: EvidenceProps) {
  const words = useText(chargebacksText);
  const submitting = useSubmitting();
  const { evidence, can, status } = chargeback;
  if (evidence)
    return (
      <Card title={words.evidence}>
        <p>
          {evidence.sent_at === null ? words.notSentYet : words.sentAt}{" "}
          <When at={evidence.sent_at ?? evidence.written_at} absolute />
        </p>
        <Prose text={evidence.text} />
        <SentFiles files={evidence.files} />
      </Card>
    );
  const isUnanswered = status === "held" || status === "inquiry";
  if (!can.includes("submit_evidence"))
    return isUnanswered ? <Notice>{chargeback.bank_hears_nobody ? words.hearsNobody : words.tooLate}</Notice> : null;
  return (
    <Card title={words.evidence} lede={words.evidenceHelp}>
      {chargeback.evidence_refused && <Notice tone="warn">{words.refused}</Notice>}
      <Form reply={reply} idempotencyKey={idempotencyKey} multipart draft={`evidence-${chargeback.chargeback_id}`}>
        <TextArea
          name="text"
          label={words.evidenceText}
          help={words.evidenceTextHelp}
          defaultValue={draft.text}
          rows={16}
          maxLength={20_000}
        />
        <h3>{words.evidenceFiles}</h3>
        <p>{words.evidenceFilesHelp}</p>
        {evidenceKinds.map((shows) => (
          <AttachmentsField
            key={shows}
            name={shows}
            label={words.shows[shows]}
            attached={draft.files.flatMap((file) => (file.shows === shows ? [`${file.media_id} ${file.name}`] : []))}
            only={ONE_FILE}
          />
        ))}
        <FormActions>
          <Button loading={submitting}>{words.evidenceDo}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function Facts({ chargeback }: Pick<EvidenceProps, "chargeback">) {
  const words = useText(chargebacksText);
  const search = useText(deskSearchText);
  const told = useTold();
  return (
    <>
      <Card>
        <KeyValue
          facts={[
            { label: words.amount, value: <Money value={chargeback.amount} size="lg" /> },
            { label: words.fee, value: <Money value={chargeback.fee} /> },
            { label: words.payer, value: <PersonLink person={chargeback.payer} /> },
            {
              label: words.recipient,
              value: chargeback.recipient ? <PersonLink person={chargeback.recipient} /> : "–",
            },
            {
              label: search.openPayment,
              value: (
                <Link className="link" to={href("/admin/payments/:transaction_id", chargeback)}>
                  {told(chargeback.description)}
                </Link>
              ),
            },
            { label: search.openedAt, value: <When at={chargeback.opened_at} absolute /> },
          ]}
        />
      </Card>
      {chargeback.parts.length > 0 && (
        <Card title={words.from}>
          <KeyValue
            facts={chargeback.parts.map((part) => ({
              label: words.sources[part.source],
              value: <Money value={part.amount} />,
            }))}
          />
        </Card>
      )}
    </>
  );
}
