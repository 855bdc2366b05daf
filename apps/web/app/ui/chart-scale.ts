/** The top of a scale from nought for whole numbers: a round number at or above the largest value, its half whole too. */
export function topOfScale(largest: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  const top = [1, 2, 4, 6, 8, 10].map((step) => step * size).find((step) => step >= largest && step % 2 === 0);
  return top ?? 2;
}
