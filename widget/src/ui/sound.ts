/** Two soft notes, made here: no file that a page's `media-src` could forbid. */

let context: AudioContext | null = null;

function note(sound: AudioContext, pitch: number, at: number): void {
  const [tone, volume] = [sound.createOscillator(), sound.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.08, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 0.32);
}

/** Browsers let a page sound only after somebody has touched it. */
export function ring(): void {
  if (!navigator.userActivation?.hasBeenActive || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  note(context, 659, context.currentTime);
  note(context, 880, context.currentTime + 0.11);
}
