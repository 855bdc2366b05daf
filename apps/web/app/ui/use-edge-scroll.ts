import { useEffect, useRef } from "react";

/** So near the edge of the window, in pixels, the page begins to move. The header covers some of the upper edge. */
const EDGE_PX = 90;
const STEP_PX_MAX = 24;

function stepAt(y: number): number {
  const below = y - (window.innerHeight - EDGE_PX);
  const deep = y < EDGE_PX ? y - EDGE_PX : Math.max(0, below);
  return Math.max(-1, Math.min(1, deep / EDGE_PX)) * STEP_PX_MAX;
}

/** While something is dragged near an edge of the window, the page moves under it. Gives what to tell where the pointer is. */
export function useEdgeScroll(dragging: boolean, onScrolled: (y: number) => void): (y: number) => void {
  const pointer = useRef<number | null>(null);
  const scrolled = useRef(onScrolled);
  useEffect(() => {
    scrolled.current = onScrolled;
  });
  useEffect(() => {
    if (!dragging) return;
    let frame = requestAnimationFrame(function move() {
      const y = pointer.current;
      const before = window.scrollY;
      if (y !== null) window.scrollBy({ top: stepAt(y), behavior: "instant" });
      if (y !== null && window.scrollY !== before) scrolled.current(y);
      frame = requestAnimationFrame(move);
    });
    return () => {
      // What is taken next is not moved before its pointer is.
      pointer.current = null;
      cancelAnimationFrame(frame);
    };
  }, [dragging]);
  return (y) => {
    pointer.current = y;
  };
}
