// The demo's recordings: played by this file when they are wanted, so that no sound is downloaded or kept with the seeds.

const RATE_HZ = 22_050;
const PEAK = 0.7;
const FADE_SECONDS = 1.2;

export type RecordingName = "second-level" | "aquarium";

interface Note {
  /** In beats from the beginning. */
  readonly at: number;
  readonly beats: number;
  /** As keyboards count: 69 is the A of 440 Hz. */
  readonly key: number;
}

interface Voice {
  readonly notes: readonly Note[];
  readonly volume: number;
  /** How loud it is so many seconds into a note of `length` seconds. */
  readonly shape: (seconds: number, length: number) => number;
  /** The wave at a place of its turn, 0 to 1, so many seconds into the note. */
  readonly wave: (turn: number, seconds: number) => number;
}

interface Piece {
  readonly beatsAMinute: number;
  readonly beats: number;
  readonly voices: readonly Voice[];
}

const sine = (turn: number): number => Math.sin(2 * Math.PI * turn);
const triangle = (turn: number): number => 1 - 4 * Math.abs(((turn + 0.25) % 1) - 0.5);
const pulse = (turn: number): number => (turn % 1 < 0.25 ? 1 : -0.6);
const plucked = (seconds: number): number => Math.min(1, seconds / 0.006) * Math.exp(-5 * seconds);
const bowed = (seconds: number, length: number): number =>
  Math.min(1, seconds / 0.9) * Math.min(1, Math.max(0, length - seconds) / 0.9);

/** Keys one after the other, each as long as the others; 0 is a rest. */
const line = (keys: readonly number[], beats: number): readonly Note[] =>
  keys.map((key, place) => ({ at: place * beats, beats, key })).filter(({ key }) => key > 0);
const chords = (all: readonly (readonly number[])[], beats: number): readonly Note[] =>
  all.flatMap((keys, place) => keys.map((key) => ({ at: place * beats, beats: beats * 1.15, key })));

const THEME = [
  [76, 0, 79, 76, 74, 72, 0, 74, 76, 0, 81, 79, 76, 0, 74, 0],
  [72, 0, 76, 72, 69, 67, 0, 69, 72, 74, 76, 0, 74, 0, 0, 0],
  [76, 0, 79, 76, 74, 72, 0, 74, 76, 0, 81, 84, 83, 0, 79, 0],
  [81, 79, 76, 74, 72, 0, 69, 71, 72, 0, 67, 0, 72, 0, 0, 0],
].flat();
const BASS = [48, 55, 48, 55, 53, 60, 55, 59, 45, 52, 45, 52, 53, 55, 48, 48];
const BROKEN = [60, 64, 67, 64, 60, 64, 67, 64, 65, 69, 72, 69, 67, 71, 74, 71];

const pieces: Readonly<Record<RecordingName, Piece>> = {
  // A theme for a game that can be whistled: a lead, a bass and a broken chord.
  "second-level": {
    beatsAMinute: 138,
    beats: 32,
    voices: [
      { notes: line(THEME, 0.5), volume: 0.5, shape: (s) => plucked(s * 0.7), wave: pulse },
      { notes: line([...BASS, ...BASS], 1), volume: 0.6, shape: (s) => plucked(s * 0.4), wave: triangle },
      { notes: line([...BROKEN, ...BROKEN, ...BROKEN, ...BROKEN], 0.5), volume: 0.2, shape: plucked, wave: triangle },
    ],
  },
  // Slow water: bowed chords that breathe, and a few bells above.
  aquarium: {
    beatsAMinute: 60,
    beats: 18,
    voices: [
      {
        notes: chords(
          [
            [45, 52, 57, 60, 64],
            [41, 53, 57, 60, 67],
            [48, 52, 55, 62, 64],
            [43, 50, 55, 59, 62],
          ],
          4,
        ),
        volume: 0.28,
        shape: bowed,
        wave: (turn, seconds) => sine(turn) + 0.4 * sine(turn * 2.003) + 0.22 * sine(turn * 3) * sine(0.3 * seconds),
      },
      {
        notes: [88, 84, 91, 88, 79, 86].map((key, place) => ({ at: 2 + place * 2.5, beats: 4, key })),
        volume: 0.22,
        shape: (s) => plucked(s * 0.35),
        wave: (turn) => sine(turn) + 0.3 * sine(turn * 2.76),
      },
    ],
  },
};

/** A whole WAV: one channel of 16 bits. The same bytes each time. */
export function recordingOf(name: RecordingName): Buffer {
  const sound = play(pieces[name]);
  const loudest = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const file = Buffer.alloc(44 + sound.length * 2);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE_HZ, 24);
  file.writeUInt32LE(RATE_HZ * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(sound.length * 2, 40);
  for (const [place, value] of sound.entries())
    file.writeInt16LE(Math.round((value / loudest) * PEAK * 32_767), 44 + place * 2);
  return file;
}

function play({ beatsAMinute, beats, voices }: Piece): Float64Array {
  const secondsABeat = 60 / beatsAMinute;
  const sound = new Float64Array(Math.ceil((beats * secondsABeat + FADE_SECONDS) * RATE_HZ));
  for (const voice of voices)
    for (const note of voice.notes) {
      const from = Math.round(note.at * secondsABeat * RATE_HZ);
      const length = note.beats * secondsABeat;
      const hertz = 440 * 2 ** ((note.key - 69) / 12);
      const end = Math.min(sound.length, from + Math.round(length * RATE_HZ));
      for (let place = from; place < end; place += 1) {
        const seconds = (place - from) / RATE_HZ;
        // The last milliseconds of a note go to nothing, or it would end with a click.
        const ending = Math.min(1, (end - place) / (0.008 * RATE_HZ));
        sound[place] =
          (sound[place] ?? 0) +
          voice.volume * ending * voice.shape(seconds, length) * voice.wave(hertz * seconds, seconds);
      }
    }
  const fade = FADE_SECONDS * RATE_HZ;
  return sound.map((value, place) => value * Math.min(1, (sound.length - place) / fade));
}
