import { expect, test, vi } from "vitest";
import type { UploadNews } from "../../lib/resumable-upload.ts";
import { uploadQueue } from "./upload-queue.ts";

/** A queue whose uploads do as the test says. */
function queueOf(keys: readonly string[]) {
  const queue = uploadQueue();
  const states = new Map<string, string>();
  const acts: string[] = [];
  const ways = new Map<string, UploadNews>();
  const add = (key: string, isLast: boolean) => {
    states.set(key, "waiting");
    const said = (state: string) => () => void states.set(key, state);
    queue.add({
      key,
      isLast,
      start(news) {
        ways.set(key, news);
        const did = (what: string) => () => void acts.push(`${what} ${key}`);
        const breakOff = () => {
          states.delete(key);
          did("break off")();
        };
        return { pause: did("pause"), resume: did("resume"), leave: did("leave"), breakOff };
      },
      news: {
        onState: (state) => states.set(key, state),
        onProgress: () => undefined,
        onGoingOn: () => undefined,
        onAnew: () => undefined,
        onDone: said("done"),
        onFailed: (detail) => states.set(key, detail ?? "lost"),
      },
    });
  };
  for (const key of keys) add(key, false);
  const news = (key: string): UploadNews => {
    const way = ways.get(key);
    if (!way) throw new Error(`${key} was not begun`);
    return way;
  };
  const those = (state: string) => [...states].filter(([, now]) => now === state).map(([key]) => key);
  return { queue, acts, news, states, those, add };
}

const files = ["a", "b", "c", "d", "e", "f"];

test("three files are sent at a time, the others wait for their turn", () => {
  const { those, news } = queueOf(files);
  expect([those("sending"), those("waiting")]).toEqual([
    ["a", "b", "c"],
    ["d", "e", "f"],
  ]);
  news("b").onDone("1");
  expect([those("sending"), those("waiting")]).toEqual([
    ["a", "c", "d"],
    ["e", "f"],
  ]);
});

test("a paused file makes room, and goes on before all that wait", () => {
  const { queue, those, news, acts } = queueOf(files);
  queue.pause("a");
  expect(those("sending")).toEqual(["b", "c", "d"]);
  queue.resume("a");
  expect([those("sending"), those("waiting")]).toEqual([
    ["b", "c", "d"],
    ["a", "e", "f"],
  ]);
  news("d").onDone("1");
  expect([those("sending"), acts]).toEqual([
    ["a", "b", "c"],
    ["pause a", "resume a"],
  ]);
});

test("a refused file makes room and does not come back; one taken out is broken off", () => {
  const { queue, those, news, states, acts } = queueOf(files);
  news("a").onFailed("We do not take this kind of file.");
  queue.breakOff("b");
  queue.breakOff("f");
  queue.goOn();
  expect(states.get("a")).toBe("We do not take this kind of file.");
  expect([those("sending"), acts]).toEqual([["c", "d", "e"], ["break off b"]]);
});

test("what the connection cost goes on when it is back, three at a time", () => {
  const { queue, those, news } = queueOf(files);
  for (const key of ["a", "b", "c"]) news(key).onFailed(null);
  expect([those("lost"), those("sending"), those("waiting")]).toEqual([["a", "b", "c"], [], ["d", "e", "f"]]);
  queue.goOn();
  expect([those("sending"), those("waiting")]).toEqual([
    ["a", "b", "c"],
    ["d", "e", "f"],
  ]);
  queue.leave();
});

test("nobody has to say that the line is back: it is tried after 15, 30 and then every 60 seconds", () => {
  vi.useFakeTimers();
  const { queue, those, news } = queueOf(["a"]);
  const seconds: number[] = [];
  let waited = 0;
  for (let tries = 0; tries < 4; tries += 1) {
    news("a").onFailed(null);
    while (those("sending").length === 0) {
      vi.advanceTimersByTime(1_000);
      waited += 1;
    }
    seconds.push(waited);
    waited = 0;
  }
  expect(seconds).toEqual([15, 30, 60, 60]);
  news("a").onDone("1");
  queue.leave();
  vi.useRealTimers();
});

test("what the session cost waits for whoever signs in again and comes back, not for a time", () => {
  vi.useFakeTimers();
  const { queue, those, news } = queueOf(["a"]);
  news("a").onFailed(null, true);
  vi.advanceTimersByTime(600_000);
  expect(those("lost")).toEqual(["a"]);
  queue.goOn();
  expect(those("sending")).toEqual(["a"]);
  queue.leave();
  vi.useRealTimers();
});

test("three files that one broken line costs are one loss", () => {
  vi.useFakeTimers();
  const { queue, those, news } = queueOf(["a", "b", "c"]);
  for (const seconds of [15, 30]) {
    for (const key of ["a", "b", "c"]) news(key).onFailed(null);
    vi.advanceTimersByTime(seconds * 1_000 - 1);
    expect(those("lost")).toEqual(["a", "b", "c"]);
    vi.advanceTimersByTime(1);
    expect(those("sending")).toEqual(["a", "b", "c"]);
  }
  queue.leave();
  vi.useRealTimers();
});

test("one file more that the line costs is not the next one's loss, and one that is tried by hand brings all back", () => {
  const { queue, those, news } = queueOf(files);
  news("a").onFailed(null);
  expect([those("lost"), those("sending")]).toEqual([["a"], ["b", "c"]]);
  queue.resume("a");
  expect(those("sending")).toEqual(["a", "b", "c"]);
  news("b").onDone("1");
  expect(those("sending")).toEqual(["a", "c", "d"]);
  queue.leave();
});

test("stills are sent once nothing else waits", () => {
  const { add, those, news } = queueOf(["a", "b", "c"]);
  add("still", true);
  add("d", false);
  news("a").onDone("1");
  expect(those("sending")).toEqual(["b", "c", "d"]);
  news("b").onDone("2");
  expect(those("sending")).toEqual(["c", "still", "d"]);
});

test("when the page is left nothing more is sent, and nothing is thrown away", () => {
  const { queue, acts, those, news } = queueOf(files);
  queue.leave();
  news("a").onFailed(null);
  queue.goOn();
  expect([acts, those("waiting")]).toEqual([
    ["leave a", "leave b", "leave c"],
    ["d", "e", "f"],
  ]);
});
