import { expect, test } from "vitest";
import { explain, type Model, type Try } from "./games.ts";

/** A purse that gives what is in it. */
class Purse implements Model<Purse> {
  #held: number;
  constructor(held: number) {
    this.#held = held;
  }
  clone = () => new Purse(this.#held);
  print = () => String(this.#held);
  take(sum: number): string {
    if (sum > this.#held) return "not enough";
    this.#held -= sum;
    return "done";
  }
}
const take = (sum: number, answer: string | null): Try<Purse> => ({ answer, play: (purse) => purse.take(sum) });
const ends = (...calls: (readonly Try<Purse>[])[]) => explain([new Purse(10)], calls).map((purse) => purse.print());

test.for([
  ["both can be", [[take(4, "done")], [take(5, "done")]], ["1"]],
  ["one was first, whichever was told first", [[take(6, "not enough")], [take(7, "done")]], ["3"]],
  ["both at once cannot be", [[take(6, "done")], [take(7, "done")]], []],
  ["nor neither", [[take(6, "not enough")], [take(7, "not enough")]], []],
  ["the tries of one call follow each other", [[take(6, "not enough"), take(6, "done")]], []],
  ["a lost answer was a yes or nothing", [[take(4, null)]], ["6", "10"]],
  ["and what others were told shows which", [[take(4, null)], [take(7, "not enough")]], ["6"]],
] as const)("%s", ([, calls, ended]) => {
  expect(ends(...calls).toSorted()).toEqual([...ended].toSorted());
});
