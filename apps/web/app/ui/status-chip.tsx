import { useText, type WordsOf } from "../lib/text.ts";
import { stateText } from "../messages/states.ts";
import { Badge, type Tone } from "./badge.tsx";

type Words = WordsOf<typeof stateText>;
export type Stateful = keyof Words;

// Green is for money that is safe or paid, lime for what is live, ember for what needs somebody.
const tones: { readonly [Thing in Stateful]: { readonly [State in keyof Words[Thing]]: Tone } } = {
  project: {
    draft: "plain",
    open: "live",
    in_progress: "act",
    completed: "money",
    closed: "plain",
    cancelled: "plain",
  },
  portfolio: { draft: "plain", published: "live", unlisted: "act", archived: "plain" },
  confirmation: {
    asked: "act",
    confirmed: "money",
    declined: "plain",
    withdrawn: "plain",
    cancelled: "plain",
    outdated: "plain",
  },
  invitation: { sent: "act", accepted: "money", declined: "plain", expired: "plain" },
  proposal: {
    submitted: "act",
    shortlisted: "live",
    negotiating: "act",
    hired: "money",
    declined: "plain",
    withdrawn: "plain",
    expired: "plain",
  },
  offer: {
    open: "act",
    superseded: "plain",
    accepted: "money",
    declined: "plain",
    withdrawn: "plain",
    expired: "plain",
  },
  contract: { active: "live", completed: "money", cancelled: "plain", disputed: "warn" },
  milestone: {
    proposed: "act",
    pending: "plain",
    funded: "money",
    submitted: "act",
    revision_requested: "warn",
    approved: "money",
    released: "money",
    disputed: "warn",
    refunded: "plain",
    split: "plain",
    cancelled: "plain",
  },
  payment: {
    pending: "act",
    completed: "money",
    refunded: "plain",
    partially_refunded: "plain",
    failed: "warn",
    cancelled: "plain",
    disputed: "warn",
  },
  chargeback: { inquiry: "warn", held: "warn", evidence_sent: "act", won: "money", lost: "plain", closed: "plain" },
  payout: { requested: "act", processing: "act", paid: "money", failed: "warn" },
  dispute: { open: "warn", negotiation: "warn", mediation: "act", resolved: "money", withdrawn: "plain" },
  media: { uploading: "act", scanning: "act", ready: "money", refused: "warn" },
  certification: { unverified: "plain", verified: "money", refused: "warn" },
  availability: { now: "live", from_date: "act", part_time: "act", not_available: "plain" },
};

interface StatusChipProps<Thing extends Stateful> {
  readonly of: Thing;
  readonly state: keyof Words[Thing];
}

/** A state of the domain with its word and colour, the same everywhere. */
export function StatusChip<Thing extends Stateful>({ of, state }: StatusChipProps<Thing>) {
  const words: Words[Thing] = useText(stateText)[of];
  return (
    <Badge tone={tones[of][state]} dot>
      {String(words[state])}
    </Badge>
  );
}
