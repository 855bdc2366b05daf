import type { CodeDrawing } from "./code-drawing.server.ts";
import c from "./secret.module.css";

/** A QR code in black on white, in the dark as well: readers want it so. */
export function CodePicture({ code: { size, path }, alt }: { readonly code: CodeDrawing; readonly alt: string }) {
  return (
    <svg className={c.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={alt} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
