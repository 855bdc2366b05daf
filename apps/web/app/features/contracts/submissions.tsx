import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Prose } from "../../ui/prose.tsx";
import { When } from "../../ui/when.tsx";
import { FileList } from "../media/file-list.tsx";
import c from "./submissions.module.css";

type Submission = MilestoneView["submissions"][number];

interface SubmissionsProps {
  readonly submissions: readonly Submission[];
  /** Nobody has to look at them any more. */
  readonly done: boolean;
}

/** What was handed in, the latest open, earlier ones folded. */
export function Submissions({ submissions, done }: SubmissionsProps) {
  const words = useText(contractsText);
  const inOrder = submissions.toSorted((a, b) => a.submitted_at.localeCompare(b.submitted_at));
  const latest = inOrder.at(-1);
  return inOrder.map((submission, place) => (
    <details key={submission.submission_id} className={c.submission} open={submission === latest && !done}>
      <summary className={c.head}>
        <b>{submissions.length > 1 ? words.attempt(place + 1) : words.handedIn}</b>
        <When at={submission.submitted_at} />
      </summary>
      <div className={c.body}>
        <Prose text={submission.note} />
        {submission.files.length > 0 && <FileList files={submission.files} />}
        {submission.revision_note !== null && (
          <div className={c.revision}>
            <b>{words.changesAsked}</b>
            <Prose text={submission.revision_note} />
          </div>
        )}
      </div>
    </details>
  ));
}
