/** Three quiet sounds, made here: no file to fetch. Browsers allow them after a first click or key. */
import { preferences } from './preferences';

export type Sound = 'message' | 'conversation' | 'alarm';

const NOTES: Record<Sound, readonly number[]> = {
  message: [660],
  conversation: [523, 784],
  alarm: [784, 523, 784],
};
const LOUD = 0.08;
const NOTE_S = 0.16;
const APART_MS = 1200; // many messages at once are one sound

let context: AudioContext | null = null;
let last = 0;

/** Has the browser get ready; only something that somebody did may do this. */
function ready(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  return context;
}

for (const event of ['pointerdown', 'keydown'])
  window.addEventListener(event, () => void ready(), { once: true, passive: true });

function note(on: AudioContext, hertz: number, at: number): void {
  const tone = on.createOscillator();
  const volume = on.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_S * 2);
  tone.connect(volume).connect(on.destination);
  tone.start(at);
  tone.stop(at + NOTE_S * 2);
}

/** Lets one hear a sound, whatever is chosen. */
export function tried(sound: Sound): void {
  const on = ready();
  if (!on) return;
  NOTES[sound].forEach((hertz, i) => {
    note(on, hertz, on.currentTime + i * NOTE_S);
  });
}

/** Plays it, if sounds are wanted and allowed and there was none a moment ago. */
export function play(sound: Sound, now = Date.now()): void {
  if (!preferences.read().sounds || context?.state !== 'running' || now - last < APART_MS) return;
  last = now;
  tried(sound);
}
