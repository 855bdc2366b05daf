// Which of the chosen files are sent now: a few at a time in their order, so that the first ones arrive soon and no more
// uploads are open than the server allows.
import type { RunningUpload, UploadNews } from "../../lib/resumable-upload.ts";

const AT_ONCE = 3;
// A browser that never lost its network says nothing when the line behind it is back (a server that starts anew, a tunnel).
const TRY_AGAIN_MS = [15_000, 30_000, 60_000] as const;

interface QueueNews extends UploadNews {
  readonly onState: (state: "waiting" | "sending" | "paused") => void;
}

interface Wanted {
  readonly key: string;
  /** Sent once nothing else waits. */
  readonly isLast?: boolean;
  readonly start: (news: UploadNews) => RunningUpload;
  readonly news: QueueNews;
}

interface Task extends Wanted {
  state: "waiting" | "sending" | "paused" | "lost";
  upload: RunningUpload | null;
}

export type UploadQueue = ReturnType<typeof uploadQueue>;

export function uploadQueue() {
  let tasks: readonly Task[] = [];
  // While the line is down nobody's turn comes: it would be lost as well.
  let isDown = false;
  let losses = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fill = () => {
    while (!isDown && tasks.filter(({ state }) => state === "sending").length < AT_ONCE) {
      const next = nextOf(tasks);
      if (!next) return;
      next.state = "sending";
      next.news.onState("sending");
      if (next.upload) next.upload.resume();
      else next.upload = begin(next, { end, lose });
    }
  };
  const end = (task: Task) => {
    tasks = tasks.filter((other) => other !== task);
    [isDown, losses] = [false, 0];
    fill();
  };
  const lose = (task: Task, signedOut: boolean) => {
    task.state = "lost";
    isDown = true;
    // Time brings no session back. Several that one line costs are one loss.
    if (signedOut || timer !== undefined) return;
    timer = setTimeout(goOn, TRY_AGAIN_MS[losses] ?? TRY_AGAIN_MS[2]);
    losses = Math.min(losses + 1, TRY_AGAIN_MS.length);
  };
  /** The connection may be back: whatever it cost goes on. */
  const goOn = () => {
    clearTimeout(timer);
    timer = undefined;
    isDown = false;
    for (const task of tasks) if (task.state === "lost") wait(task);
    fill();
  };
  const wait = (task: Task) => {
    task.state = "waiting";
    task.news.onState("waiting");
  };
  const find = (key: string) => tasks.find((task) => task.key === key);
  return {
    add(wanted: Wanted) {
      tasks = [...tasks, { ...wanted, state: "waiting", upload: null }];
      fill();
    },
    /** Another one is sent meanwhile. */
    pause(key: string) {
      const task = find(key);
      if (!task) return;
      task.upload?.pause();
      task.state = "paused";
      task.news.onState("paused");
      fill();
    },
    /** Before all that wait. */
    resume(key: string) {
      const task = find(key);
      if (!task) return;
      isDown = false;
      wait(task);
      tasks = [task, ...tasks.filter((other) => other !== task)];
      fill();
    },
    breakOff(key: string) {
      const task = find(key);
      if (!task) return;
      task.upload?.breakOff();
      end(task);
    },
    goOn,
    /** The page is left: nothing is sent any more, and what has arrived stays. */
    leave() {
      clearTimeout(timer);
      for (const { upload } of tasks) upload?.leave();
      tasks = [];
    },
  };
}

function nextOf(tasks: readonly Task[]): Task | undefined {
  const waiting = tasks.filter(({ state }) => state === "waiting");
  return waiting.find(({ isLast }) => !isLast) ?? waiting[0];
}

interface Outcome {
  readonly end: (task: Task) => void;
  readonly lose: (task: Task, signedOut: boolean) => void;
}

function begin(task: Task, { end, lose }: Outcome): RunningUpload {
  const { onDone, onFailed, ...news } = task.news;
  return task.start({
    ...news,
    onDone(mediaId) {
      onDone(mediaId);
      end(task);
    },
    onFailed(detail, signedOut = false) {
      onFailed(detail, signedOut);
      // What was refused does not come again; what the connection or the session cost does.
      if (detail === null) lose(task, signedOut);
      else end(task);
    },
  });
}
