/** A picture of a film that needs no other to be drawn, as the film holds it. */
export interface KeyFrame {
  readonly codec: "avc" | "hevc" | "vp8" | "vp9" | "av1";
  /** What the coding is in detail (`av01.0.04M.08`). */
  readonly codecString: string;
  readonly data: Uint8Array;
  /** The film's `avcC` or `hvcC`; null where the frame says all itself. */
  readonly description: Uint8Array | null;
  readonly codedWidth: number;
  readonly codedHeight: number;
  /** Degrees clockwise by which it is shown. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** As shown: turned, its pixels made square. */
  readonly width: number;
  readonly height: number;
}

const CODECS = ["avc", "hevc", "vp8", "vp9", "av1"] as const;
export const isDrawnCodec = (codec: string | null): codec is KeyFrame["codec"] => CODECS.some((own) => own === codec);
