import type { DisputeDetail } from "#api-schema/disputes.ts";
import type { WireMoney } from "#money";
import { useReader } from "../../lib/reader.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { disputesText } from "../../messages/disputes.ts";
import { Badge } from "../../ui/badge.tsx";
import { Prose } from "../../ui/prose.tsx";
import { When } from "../../ui/when.tsx";
import { Division } from "../contracts/division.tsx";
import { FileList } from "../media/file-list.tsx";
import c from "./dispute-story.module.css";

type Words = WordsOf<typeof disputesText>;
type Entry = DisputeDetail["entries"][number];

interface Told {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly side: Entry["side"];
  readonly text: string;
  readonly files: Entry["files"];
  readonly division: { readonly to_freelancer: WireMoney; readonly to_client: WireMoney } | null;
  readonly note: string | null;
}

/** Everything said, shown and proposed, in order, for both sides and the mediator alike. */
export function DisputeStory({ detail }: { detail: DisputeDetail }) {
  const words = useText(disputesText);
  const { viewer } = useReader();
  const story = storyOf(detail, words, viewer?.userId ?? "");
  return (
    <ol className={c.story}>
      {story.map((told) => (
        <li key={told.id} className={c.told} data-side={told.side}>
          <div className={c.head}>
            <b>{told.who}</b>
            <span className={c.meta}>
              <span>{words[told.side]}</span>
              <When at={told.at} />
            </span>
          </div>
          {told.text && <Prose text={told.text} />}
          {told.division && (
            <div className={c.division}>
              <Division toFreelancer={told.division.to_freelancer} toClient={told.division.to_client} />
            </div>
          )}
          {told.note && (
            <div>
              <Badge>{told.note}</Badge>
            </div>
          )}
          {told.files.length > 0 && <FileList files={told.files} />}
        </li>
      ))}
    </ol>
  );
}

function storyOf(detail: DisputeDetail, words: Words, viewerId: string): readonly Told[] {
  const { dispute, client, freelancer, entries } = detail;
  const nameOf = (userId: string) => (userId === client.user_id ? client.name : freelancer.name);
  const sideOf = (userId: string): Entry["side"] => (userId === client.user_id ? "client" : "freelancer");
  const isMine = (userId: string) => userId === viewerId;
  const opener = dispute.opened_by;
  // The files that came with the opening are an entry without words.
  const [first] = entries;
  const withOpening = first?.text === "" ? first.files : [];
  // What the opener asks for is a proposal too; it is told once, with the opening.
  const asked = dispute.settlements.find((one) => one.proposed_by === opener && isSame(one, dispute.wanted));
  const openedBy = isMine(opener) ? words.openedByYou : words.opened(nameOf(opener));
  const plain = { text: "", files: [], division: null, note: null };
  const told: Told[] = [
    {
      ...plain,
      id: dispute.dispute_id,
      at: dispute.opened_at,
      who: dispute.cause === "party" ? openedBy : words.openedByKogi,
      side: sideOf(opener),
      text: dispute.cause === "party" ? dispute.reason : words.cause[dispute.cause],
      files: withOpening,
      division: dispute.wanted,
      note: asked ? noteOf(asked, words) : null,
    },
    ...entries
      .filter((entry) => entry.text !== "")
      .map((entry) => ({
        ...plain,
        id: entry.entry_id,
        at: entry.created_at,
        who: writerOf(entry, words, isMine(entry.author.user_id)),
        side: entry.side,
        text: entry.text,
        files: entry.files,
      })),
    ...dispute.settlements
      .filter((one) => one !== asked)
      .map((one) => ({
        ...plain,
        id: one.settlement_id,
        at: one.created_at,
        who: isMine(one.proposed_by) ? words.proposedByYou : words.proposed(nameOf(one.proposed_by)),
        side: sideOf(one.proposed_by),
        text: one.message,
        division: one,
        note: noteOf(one, words),
      })),
  ];
  const decision = dispute.decision;
  if (decision)
    told.push({
      ...plain,
      id: "decision",
      at: decision.decided_at,
      who: words.decided,
      side: "mediator",
      text: decision.reasons,
      division: decision,
    });
  return told.toSorted((a, b) => a.at.localeCompare(b.at));
}

type Proposal = DisputeDetail["dispute"]["settlements"][number];

const isSame = (one: Proposal, wanted: DisputeDetail["dispute"]["wanted"]): boolean =>
  one.message === "" && one.to_freelancer.amount === wanted?.to_freelancer.amount;

function noteOf({ status }: Proposal, words: Words): string | null {
  if (status === "superseded") return words.replaced;
  return status === "accepted" ? words.accepted : null;
}

function writerOf(entry: Entry, words: Words, isMine: boolean): string {
  if (isMine) return words.saidByYou;
  return entry.side === "mediator" ? words.mediatorWrote : words.said(entry.author.name);
}
