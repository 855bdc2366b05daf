/**
 * What is asked for under the same key while it is being made waits for the next making, which all who wait share: of a
 * thousand at once, one is at work and the rest are one more. It begins after everybody has asked, so nobody gets
 * anything older than their question, and nothing is remembered. One that fails fails for those who waited for it.
 */
export function oneAfterAnother<R>(): (key: string, make: () => Promise<R>) => Promise<R> {
  const last = new Map<string, Turn<R>>();
  return (key, make) => {
    const before = last.get(key);
    if (before && !before.begun) return before.answer;
    const turn = takeTurn(before, make);
    last.set(key, turn);
    void turn.answer.then(leave, leave);
    return turn.answer;
    function leave(): void {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}

interface Turn<R> {
  begun: boolean;
  readonly answer: Promise<R>;
}

function takeTurn<R>(before: Turn<R> | undefined, make: () => Promise<R>): Turn<R> {
  const ready = before ? before.answer.then(ignore, ignore) : Promise.resolve();
  const turn: Turn<R> = {
    begun: false,
    answer: ready.then(() => {
      turn.begun = true;
      return make();
    }),
  };
  return turn;
}

function ignore(): void {}
