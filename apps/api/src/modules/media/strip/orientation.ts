// Which way up a picture is shown stands among the metadata (Exif, a TIFF of its own): it alone is kept of them.

const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;
const HEADER_BYTES = 8;

/** 2 to 8 as the Exif standard has them; 1, upright, where it does not say or makes no sense. */
export function readOrientation(tiff: Buffer): number {
  const order = tiff.toString("latin1", 0, 2);
  if ((order !== "II" && order !== "MM") || tiff.length < HEADER_BYTES) return 1;
  const little = order === "II";
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(directory);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > tiff.length) return 1;
    if (short(entry) !== ORIENTATION || short(entry + 2) !== SHORT) continue;
    const orientation = short(entry + 8);
    return orientation >= 2 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/** A TIFF that says the orientation and nothing else. */
export function orientationTiff(orientation: number): Buffer {
  const tiff = Buffer.alloc(HEADER_BYTES + 2 + ENTRY_BYTES + 4);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(HEADER_BYTES, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
