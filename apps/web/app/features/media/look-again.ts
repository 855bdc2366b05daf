// The server looks at files one after the other: a picture takes a moment, a film of half a gigabyte minutes.
const OFTEN_MS = 1_500;
const OFTEN_LOOKS = 40;
const SELDOM_MS = 10_000;

/** Looks again and again until it is stopped, soon at first and then more slowly; never twice at once. */
export function keepLooking(look: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const wait = (looks: number): void => {
    timer = setTimeout(
      async () => {
        await look();
        if (!stopped) wait(looks + 1);
      },
      looks < OFTEN_LOOKS ? OFTEN_MS : SELDOM_MS,
    );
  };
  wait(0);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
