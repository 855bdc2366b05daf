import type { DisputeDetail } from "#api-schema/disputes.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { deskSearchText } from "../../messages/desk-search.ts";
import { disputesText } from "../../messages/disputes.ts";
import { Card } from "../../ui/card.tsx";
import { Instant } from "../../ui/instant.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Step, Steps } from "../../ui/steps.tsx";
import { When } from "../../ui/when.tsx";
import { PersonLink } from "../admin/person-link.tsx";
import { JournalsLink } from "../ledger/journals-link.tsx";

type Words = WordsOf<typeof disputesText>;

/** Whose turn it is, until when, and what happens if nobody does anything; or how it ended. */
export function DisputeTurn({ detail }: { detail: DisputeDetail }) {
  const words = useText(disputesText);
  const { waiting_for: turn, due_at: due, otherwise, dispute, side } = detail;
  if (turn === null || otherwise === null) {
    const how = dispute.status === "withdrawn" ? "withdrawn" : (dispute.outcome ?? "agreed");
    return <Notice tone="success">{words.ended[how]}</Notice>;
  }
  const until = due && (
    <>
      {words.untilThen[otherwise]} <Instant at={due} />
    </>
  );
  if (isTooEarly(detail) && due)
    return (
      <Notice tone="info" title={words.mediatorLater}>
        {words.mediatorLaterHelp} <Instant at={due} />
      </Notice>
    );
  if (turn === "mediator")
    return (
      <Notice tone="info" title={side === "mediator" ? words.mediatorYours : words.mediatorTurn}>
        {side === "mediator" ? (
          until
        ) : (
          <>
            {words.mediatorTurnHelp} {until}
          </>
        )}
      </Notice>
    );
  if (turn === "both")
    return (
      <Notice tone="info" title={words.bothTurn}>
        {until}
      </Notice>
    );
  return turn === side ? (
    <Notice tone="warn" title={words.yourTurn}>
      {words.yourTurnHelp} {until}
    </Notice>
  ) : (
    <Notice tone="info" title={words.theirTurn(words.turn[turn])}>
      {until}
    </Notice>
  );
}

/** An administrator who may mediate, but not decide yet: both sides still have their days for evidence. */
const isTooEarly = ({ side, can, waiting_for: turn, decisions }: DisputeDetail): boolean =>
  side === "mediator" &&
  turn === "mediator" &&
  can.includes("reply") &&
  !can.includes("decide") &&
  !decisions.some((decision) => decision.status === "proposed");

/** Beside the story: what is frozen, between whom, and how far the dispute has come. */
export function DisputeFacts({ detail }: { detail: DisputeDetail }) {
  const words = useText(disputesText);
  const { amount, client, freelancer, waiting_for: turn, decide_by: decideBy } = detail;
  const { journals } = useText(deskSearchText);
  const isOver = turn === null;
  const isDesk = detail.side === "mediator";
  return (
    <>
      <Card>
        <KeyValue
          facts={[
            {
              label: isOver ? words.wasFrozen : words.frozen,
              value: <Money value={amount} size="lg" tone={isOver ? "plain" : "safe"} />,
            },
            { label: words.client, value: isDesk ? <PersonLink person={client} /> : client.name },
            { label: words.freelancer, value: isDesk ? <PersonLink person={freelancer} /> : freelancer.name },
            { label: words.contract, value: detail.contract.title },
            ...(isDesk ? [{ label: journals, value: <JournalsLink about={detail.milestone.milestone_id} /> }] : []),
            ...(decideBy ? [{ label: words.decideBy, value: <Instant at={decideBy} /> }] : []),
          ]}
        />
      </Card>
      <Card title={words.steps}>
        <Steps label={words.steps} steps={stepsOf(detail, words)} />
      </Card>
    </>
  );
}

function stepsOf({ dispute }: DisputeDetail, words: Words): readonly Step[] {
  const { status, evidence_until: evidenceUntil, ended_at: endedAt } = dispute;
  const order = ["open", "negotiation", "mediation"] as const;
  const isOver = status === "resolved" || status === "withdrawn";
  const reached = isOver ? (evidenceUntil ? 3 : 2) : order.indexOf(status) + 1;
  const stateOf = (place: number) =>
    isOver
      ? ("done" as const)
      : place < reached
        ? ("done" as const)
        : place === reached
          ? ("current" as const)
          : ("next" as const);
  const steps: Step[] = [
    { id: "open", title: words.stepOpen, state: stateOf(1), note: <When at={dispute.opened_at} absolute /> },
    {
      id: "negotiation",
      title: words.stepNegotiation,
      state: stateOf(2),
      note: (
        <>
          {words.due} <Instant at={dispute.negotiation_until} />
        </>
      ),
    },
  ];
  if (!isOver || evidenceUntil)
    steps.push({
      id: "mediation",
      title: words.stepMediation,
      state: stateOf(3),
      note: evidenceUntil ? (
        <>
          {words.due} <Instant at={evidenceUntil} />
        </>
      ) : null,
    });
  steps.push({
    id: "end",
    title: status === "withdrawn" ? words.stepWithdrawn : words.stepEnd,
    state: isOver ? "done" : "next",
    note: endedAt ? <When at={endedAt} absolute /> : null,
  });
  return steps;
}
