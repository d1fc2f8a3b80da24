import type { Category } from '#app/domain/policy/studio.ts';

/** The words for what a request can be about, and an example in a client's words. */
export const CATEGORY_WORDS: Partial<Record<Category, { label: string; hint: string }>> = {
  level: { label: 'Level', hint: 'vocals up 1 dB' },
  pan: { label: 'Panning', hint: 'guitar more to the left' },
  tone: { label: 'Tone', hint: 'a little less boomy' },
  effects: { label: 'Effect amount', hint: 'drier vocal' },
  dynamics: { label: 'Dynamics', hint: 'snare less squashed' },
  automation: { label: 'Small rides', hint: 'bring the last word out' },
  fade: { label: 'Fades', hint: 'longer fade at the end' },
  mute: { label: 'Muting a part', hint: 'no shaker in verse 1' },
  noise_cleanup: { label: 'Noise clean-up', hint: 'breaths, hum, lip noise' },
  alternate_version: { label: 'Alternate versions', hint: 'an instrumental' },
  performance: { label: 'Performance', hint: 're-sing the bridge' },
  tuning: { label: 'Tuning', hint: 'tune the harmony' },
  timing: { label: 'Timing', hint: 'tighten the bass' },
  part: { label: 'Adding or removing a part', hint: 'a second guitar' },
  arrangement: { label: 'Arrangement', hint: 'a shorter intro' },
  sound: { label: 'Replacing a sound', hint: 'another kick' },
  direction: { label: 'A new direction', hint: 'more like their last album' },
};
