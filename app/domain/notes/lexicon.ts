/**
 * The words of mixing, as data: what a note can be about (parts, sections), where it wants it
 * (directions, sizes), and classes of words that tell a tweak from a performance, a repair or a thank-you.
 * Entries are lower case, several words where they belong together; plurals, -ed and -ing forms are found by
 * `forms.ts` unless they are irregular.
 */

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/);
const table = <K extends string>(rows: Record<K, string>): Record<K, readonly string[]> =>
  Object.fromEntries(Object.entries<string>(rows).map(([name, words]) => [name, list(words)])) as unknown as Record<K, readonly string[]>;

/** Parts of a mix: the name the requests carry, and how people call it. */
export const PARTS = table({
  'lead vocal': 'lead vocal, lead vox, lead voice, main vocal, main vox, main voice, vocal, vox, vocalist, singer, singing, my voice, her voice, his voice, the voice, voice, lead, rap, rapper, vocal line, voc, vocls, soloist, soprano solo, vocal take, growls, scream, screams',
  'backing vocal': 'backing vocal, background vocal, backing vox, backing voice, backing singer, backup vocal, bv, bgv, bvox, backups, harmony, harmony vocal, vocal harmony, harm, oohs, ahhs, aahs, ahs, oohs and aahs, gang vocal, group vocal, shouts, chants, vocal stack, stack',
  'vocal double': 'double, vocal double, doubles, double track',
  'ad-lib': 'ad-lib, adlib, ad lib, ad libs',
  choir: 'choir, congregation, soprano, alto, tenor, baritone, basses, treble, chorus singers, kids choir, children',
  narrator: 'narrator, narration, voiceover, voice over, vo, host, presenter, guest, interviewer, interviewee, speaker, dialogue, spoken word, spoken part, spoken bit, spoken line, actor, pastor, voice-over, reader, talkback',
  drums: 'drum, drums, drum kit, kit, drummer, beat, drum machine, drum bus, drum loop, breakbeat, loop, drum part, drum track',
  kick: 'kick, kick drum, bass drum, bd, kik',
  snare: 'snare, snare drum, rimshot, rim shot, sidestick, snr, backbeat',
  toms: 'tom, floor tom, rack tom, toms',
  'hi-hat': 'hi-hat, hihat, hi hat, hat, high hat, hats',
  cymbals: 'cymbal, crash, ride, ride cymbal, splash, china, overhead, overheads',
  'room mics': 'room mic, room mics, rooms',
  percussion: 'percussion, perc, conga, bongo, timbales, djembe, cajon, cajón, tabla, dhol, tumbi, guiro, cowbell, triangle, woodblock, maraca, shekere, claves, palmas, foot stamps, castanets, agogo, cabasa, log drum, talking drum, bodhrán, bodhran, hand percussion, timpani, timps, stomps, fingersnaps, finger snaps, finger snap, snap, surdo, taiko, frame drum, washboard, chimes',
  claps: 'clap, handclap, hand clap',
  tambourine: 'tambourine, tambo, tamb',
  shaker: 'shaker, egg, egg shaker',
  bass: 'bass, bass guitar, bassline, bass line, bassist, bass player, double bass, upright bass, bass synth, synth bass, reese, reese bass, slap bass, bass part',
  sub: 'sub, 808, sub bass, 808s, subs',
  guitar: 'guitar, gtr, guitarist, electric guitar, rhythm guitar, rhythm gtr, riff, strum, strumming, strums, chug, chugs, skank guitar, skank, banjo, mandolin, uke, ukulele, bouzouki, dobro, lick, twelve string, 12 string, electrics, nylon guitar, power chords, gutiar',
  'acoustic guitar': 'acoustic guitar, acoustic, acoustics, acoustc',
  'lead guitar': 'lead guitar, guitar solo, lead gtr, gtr solo, solo guitar',
  solo: 'solo',
  'pedal steel': 'pedal steel, lap steel, slide guitar, steel guitar, ebow',
  piano: 'piano, pianist, grand, upright, upright piano, grand piano, felt piano, piano part',
  keys: 'keys, keyboard, rhodes, wurli, wurlitzer, clav, clavinet, electric piano, keyboard part, mellotron, harpsichord, celesta',
  organ: 'organ, hammond, leslie, b3',
  synth: 'synth, synthesiser, synthesizer, arp, arpeggio, pluck, supersaw, lead synth, synth lead, sequencer, moog, stab, plucks',
  pad: 'pad, drone, synth pad, atmos, ambience pad, texture',
  strings: 'string, strings, string quartet, quartet, string section, orchestra, underscore',
  violin: 'violin, fiddle, viola',
  cello: 'cello, cellist',
  brass: 'brass, horn, horn section, trumpet, trombone, tuba, cornet, euphonium, french horn, bones, flugel, flugelhorn, brass band',
  sax: 'sax, saxophone, tenor sax, alto sax, bari sax',
  woodwind: 'woodwind, flute, clarinet, oboe, bassoon, whistle, recorder, piccolo, pan pipes',
  pipes: 'bagpipe, pipes, chanter, uilleann pipes',
  accordion: 'accordion, squeezebox, concertina, melodeon',
  harmonica: 'harmonica, mouth organ, harp solo',
  harp: 'harp, dulcimer, sitar, kora, autoharp, zither, koto',
  mallets: 'glock, glockenspiel, vibraphone, vibes part, marimba, xylophone, steel pan, kalimba, bell, music box',
  'other instrument': 'kazoo, theremin, hurdy-gurdy, oud, ebow, jaw harp, didgeridoo, sleigh bell, tubular bell, hang drum, ocarina, melodica, stylophone, singing saw, saz, erhu, shamisen, bassoon, autoharp, spoons, whip, gong, cabasa, vocal chop, beatbox, beatboxing, sousaphone, crumhorn, lute, viol, theorbo, shekere, berimbau, charango, tin whistle, low whistle, bombard, nyckelharpa, santur, tanpura, mridangam, bansuri, pan flute, toy piano, glass harmonica, wine glass, typewriter, scratching',
  samples: 'sample, vinyl crackle, scratch, scratches, sound effect, sfx, foley, riser, sweep, impact, fx hit, siren, rain sound, thunder, crowd, crowd noise, applause, tag, sting, jingle, field recording',
  breaths: 'breath, breathing, inhale, mouth noise, lip noise',
  music: 'backing track, music bed, intro music, outro music, theme tune, backing music, background music, instrumental',
  mix: 'whole mix, whole song, whole track, whole thing, everything, the mix, the track, the song, master, overall volume, overall level, mix bus, it all',
});
export type PartName = keyof typeof PARTS;

/** Sections of a song or an episode. */
export const SECTIONS = table({
  intro: 'intro, introduction, opening, cold open, start, beginning, top of the song',
  verse: 'verse, vs',
  'pre-chorus': 'pre-chorus, prechorus, pre chorus, pre, build, build-up, buildup, lift',
  chorus: 'chorus, choruses, hook, refrain, chorous, big chorus, hallelujah chorus',
  'post-chorus': 'post-chorus, post chorus, turnaround',
  bridge: 'bridge, middle eight, middle 8, mid 8, middle section, m8',
  breakdown: 'breakdown, break, drum break, dance break, dub section',
  drop: 'drop',
  interlude: 'interlude, instrumental section, vamp, gospel vamp, segue, reel section, palo seco section, quiet section',
  outro: 'outro, ending, coda, end, tag ending, fade-out, fadeout, last section, play-out',
  'solo section': 'solo section',
  episode: 'segment, interview, welcome line, sponsor read, ad break',
});
export type SectionName = keyof typeof SECTIONS;

/** Where a request wants something to go. Opposites are neighbours in `OPPOSITES`. */
export const DIRECTIONS = table({
  up: 'up, louder, raise, lift, boost, more prominent, higher in the mix, turn up, bring up, push up, forward, upfront, up front, bring out, hotter, crank, bump up, hear more of, too quiet, too low, buried, burried, lost, inaudible, barely audible, hidden, hiding, drowned, overpowered, swamped, cant hear, can\'t hear, not loud enough, bigger, prouder, bump, too soft, shy, disappears, gets lost, getting lost, barely hear, upp, louder please, up a bit, hear the, stand out, come through, struggling to hear, a bit low, bit low, little low, slightly low, a bit quiet, bit quiet, a bit soft, too far back, too faint, on top of',
  down: 'down, quieter, lower, softer, reduce, turn down, bring down, too loud, too hot, too much, too high, tuck, sink, pull back, ease off, back off, overpowering, overpowers, overpower, drowning, drowns, swamps, hogging, dominates, dominating, dominate, way too loud, sticks out, stick out, poking out, pokes out, pokes, poking, jumps out, behind, under, push back, drop back, less of, shouting, less prominent, ease, in your face, drowning out, burying, buries, bury, covers, masking, blasting, ear-splitting, deafening, deafens, wins, winning, sits on top of, smaller, a bit much, wee bit hot, smidge loud, a bit loud, bit loud, tad loud, touch loud, little loud, that loud, so loud, shade hot, too present, so much, takes over, taking over',
  more: 'more, some more, extra, increase, add more, needs more, increase the',
  less: 'less, fewer, cut down, reduce the, decrease, tone down, dial back, halve, pull out some',
  brighter: 'brighter, brighten, bright enough, more top, more treble, sparkle, air, crisper, too dull, dull, muffled, dark, too dark, airier, open up, clearer, presence, clarity, under a blanket, crisp, sparkly',
  darker: 'darker, less bright, too bright, harsh, tame the highs, softer top, duller, piercing, shrill, fizzy, zingy, tinny, sharp on, brittle, brittel, less top, sibilant, sibilance, de-ess, essy, glassy, fizz, de-harsh, honky, pingy, ringy, edge off, nasal, honk, piercing, ear-piercing, harshness',
  warmer: 'warmer, warmth, warm up, fuller, thicker, more body, thin, too thin, cold, body, rounder, weight, fatter, fatten, beef up',
  thinner: 'thinner, muddy, boomy, boxy, woolly, less bassy, mud, low cut, high pass, thin out, less low end, roll off, rumble, woofy, flabby, too bassy, bassy',
  wetter: 'wetter, more reverb, more verb, more echo, more delay, more space, more hall, more room, longer tail, too dry, add reverb, add some reverb, add delay, a bit of reverb, more ambience, roomier, bigger space, washier',
  drier: 'drier, dry up, dryer, less reverb, less verb, less delay, less echo, less hall, less room, too wet, too much reverb, too much verb, too much delay, swimming, washy, no reverb, remove the reverb, too roomy, closer, too echoey, swimming pool',
  wider: 'wider, widen, spread, spread out, more stereo, stereo width, too narrow, feels mono, panned wider, hard pan, width',
  narrower: 'narrower, narrow, too wide, less wide, closer to the middle, closer together, more mono',
  left: 'left, pan left, to the left',
  right: 'right, pan right, to the right, hard right',
  centre: 'centre, center, middle, in the middle, centred, dead centre',
  punchier: 'punchier, punch, more punch, more attack, snappier, snap, more compression, crack, glue, squash, attack, more pop, hit harder, slap harder, tighter low end',
  softer: 'less punch, less attack, less compression, too compressed, squashed, over-compressed, breathe, less squashed, pumping, tame the peaks, peaks, even out, spiky, jumpy, ironed flat, heavy handed',
  longer: 'longer, extend, lengthen, twice as long, slower fade, linger, ring out, hang over',
  shorter: 'shorter, shorten, trim, chop, in half, half as long, halve the, cut short, quicker, sooner, too long',
  faster: 'faster, speed up, quicker tempo, bpm up, too slow, drags',
  slower: 'slower, slow down, too fast, slow it',
  out: 'mute, remove, take out, delete, get rid of, lose, cut, kill, bin, scrap, drop out, strip, without, gone, no more, ditch, silence, drop, axe, dump',
  in: 'add, put in, unmute, bring in, throw in, layer, bring back, missing, put back, create, include, needs a, need a, could use a, there should be, program, another, one more',
});
export type DirectionName = keyof typeof DIRECTIONS;

const quality = (more: DirectionName, less: DirectionName, adjectives: string, nouns = '') => ({ more, less, adjectives: list(adjectives), nouns: nouns === '' ? [] : list(nouns) });
/** What a mix has more or less of: where more of it goes and where less; adjectives said of a part, nouns for the thing itself. */
export const QUALITIES = [
  quality('up', 'down', 'loud, hot, present, prominent, audible, forward, upfront, up front, proud, big, dominant, strong, powerful, huge, obvious, noticeable, clear', 'volume, level, gain'),
  quality('down', 'up', 'quiet, faint, low, shy, weak, small, distant, far back, buried, recessed, hidden, lost'),
  quality('brighter', 'darker', 'bright, harsh, shrill, tinny, fizzy, nasal, honky, brittle, glassy, sibilant, essy, zingy, sizzly, spitty, edgy, piercing, trebly, sparkly, crisp, scratchy, screechy, abrasive, strident, shiny, metallic, hissy, pokey', 'top, top end, treble, highs, high end, air, sparkle, presence, shine, sheen, shimmer, brightness, brilliance, clarity, fizz, honk, bite, sizzle, crispness, sibilance, harshness, esses, twang'),
  quality('darker', 'brighter', 'dark, dull, muffled, veiled, blunt, lidded, cloudy'),
  quality('warmer', 'thinner', 'warm, full, fat, thick, round, rich, chunky, meaty, beefy, heavy, deep', 'warmth, body, weight, heft, roundness, depth, oomph'),
  quality('warmer', 'thinner', 'muddy, boomy, boxy, woolly, bassy, tubby, woofy, flabby, murky, subby', 'mud, boom, rumble, boxiness, muddiness, woof, low mids, boominess'),
  quality('more', 'thinner', '', 'low end, lows, bottom, bottom end, bass end'),
  quality('thinner', 'warmer', 'thin, cold, clinical, weedy, scooped, reedy, skinny, sterile'),
  quality('wetter', 'drier', 'wet, roomy, echoey, washy, swimmy, reverby, spacious, splashy, cavernous', 'reverb, verb, echo, delay, hall, ambience, plate, spring, slapback, slap, wash, reverb tail, space, repeats, delays, echoes, spring reverb, plate reverb, room sound, wetness'),
  quality('drier', 'wetter', 'dry'),
  quality('wider', 'narrower', 'wide, spread', 'width, stereo, spread, stereo width'),
  quality('narrower', 'wider', 'narrow, mono'),
  quality('punchier', 'softer', 'punchy, compressed, squashed, squished, spiky, snappy, aggressive, clicky, jumpy, pumpy, slammed, crushed', 'punch, attack, compression, snap, thump, slam, smack, impact, transients, squash, pumping, click, glue, crack'),
  quality('softer', 'punchier', 'limp, floppy, polite, tame, spongy, flat, mushy, lifeless, gentle'),
  quality('longer', 'shorter', 'long, drawn out'),
  quality('shorter', 'longer', 'short, abrupt, sudden'),
  quality('faster', 'slower', 'fast, hurried', 'tempo, bpm'),
  quality('slower', 'faster', 'slow, draggy, sluggish'),
] as const;

/** What asks for more of a thing, and for less, a word each. */
export const AMOUNTS = {
  more: list('more, extra, increase, some, needs, need, want, double, triple, boost, raise, bigger, deeper, longer, add, lacks, lacking, crank, push, bump, another, lift, up, give, heavier'),
  less: list('less, reduce, cut, remove, halve, half, kill, lose, no, without, decrease, lower, shave, tame, drop, down, off, fewer, dial, smaller, shorter, ease, roll, back, minus, trim, scoop, carve, take, pull, ditch, softer'),
} as const;

/** Words of a singer's work: where no part is named, they are about the lead vocal. */
export const SUNG: ReadonlySet<string> = new Set(list("word, words, syllable, syllables, consonant, consonants, vowel, vowels, lyric, lyrics, s's, esses, sibilance, sibilant, de-ess, de-esser, deess, plosive, plosives, p's, autotune, auto-tune, melodyne, talkbox, vocoder, nasal, comp, comped, comping, sing, sang, sung, sings, re-sing, re-sang, re-sung, crooning, belting, whisper, whispered, falsetto, diction, pitchy, phrasing"));

/** Verbs that "up" and "down" belong to without a word of level. */
export const OTHER_UPS: ReadonlySet<string> = new Set(list('tighten, tightened, tightening, line, lined, tidy, clean, cleaned, speed, builds, rolls, brighten, messed, mess, pick, picks, open, opens, opened, opening, swell, beef, wake, wrap, catch, dry, sharpen, fill, follow, grow, warm, fatten, round, slow, slows, sit, calm, stripped, settle, went, thicken, firm, loosen, patch, straighten, ramp, chop, jazz, liven, mash, muck, screw, rolled'));

/** Faults as people state them, without a wish yet. */
export const COMPLAINTS = /^(?:too |so |a? ?(?:bit|little|tad|touch|shade|smidge|wee)|slightly |not |can't|cant|barely|buried|burried|lost|inaudible|hidden|hiding|drown|swamp|overpower|hogging|dominat|stick|pok|jump|in your|bury|buri|cover|mask|blast|deafen|win|take[s]? over|taking|gets? lost|getting lost|disappears|shy|struggl|harsh|pierc|shrill|fizzy|zingy|tinny|brittle|glassy|honky|nasal|muddy|boomy|boxy|woolly|washy|swimming|muffled|thin$|cold$|dark$|dull$|gone|missing|shouting|behind|under$)/;

/** What a word says by itself, and where it says something else: the words just before it, and just after. */
export const UNLESS: readonly { word: RegExp; before?: RegExp; after?: RegExp }[] = [
  { word: /^sooner$/, before: /^(?:i'd|we'd|no|would)$/ },
  { word: /^(?:drop|cut)$/, after: /^(?:off|in)$/ },
  { word: /^(?:programmed|stripped)$/, after: /(?:)/ },
  { word: /^without$/, after: /^(?:me|us|you|him|her|\w+ing)$/ },
  { word: /^gone$/, after: /^(?:really|a|too|very|full|so|quiet|weird|all|for|with|and|through)$/ },
  { word: /^(?:louder|quieter)$/, after: /^than$/ },
  { word: /^another$/, before: /^one$/, after: /^(?:go|take|try|chance|session|listen|pass|version|day|crack|stab|time|word|thing)$/ },
  { word: /^(?:behind|under)$/, after: /^(?:the|it|a|what|my)$/ },
  { word: /^down$/, before: /^and$/, after: /^(?:from|pitch)$/ },
  { word: /^(?:up|down)$/, before: /^(?:high|end|ends|upside|low|all|close|straight)$/, after: /^(?:high|there|until|till|against)$/ },
  { word: /^left$/, before: /^(?:i|you|we|he|she|they|was|were|been|got|get|nothing|anything|what's|time)$/, after: /^(?:out|in|over|behind|off|alone|it|me|us|for|ear|speaker|hand|the|our|my)$/ },
  { word: /^right$/, before: /^(?:not|isn't|all|is|are|sounds|sound|just|quite|about|feels|feel|it|the|\w+'s|\w+'re)$/, after: /^(?:now|after|before|here|there|away|up|down|amount|one|track|way|version|file|word|words|at|in|on|speaker|key|ear|hand|channel)$/ },
];
/** Nouns and adjectives that ask for nothing unless something is made of them: "add air", "too dark". */
export const BARE = /^(?:body|air|snaps?|punch|attack|weight|space|presence|cracks?|glue|pop|clarity|width|warmth|sparkle|crisp|sparkly|breathe)$/;
export const FAULTS = /^(?:dark|thin|cold|dull)$/;

export const PARTICLES = /^(?:up|down|out|back|forward|off|above|over)$/;

/** Verbs that say where a thing goes with the particle they are split from; `unless` is what must not come after it. */
export const SPLIT_VERBS: readonly { verb: RegExp; to: RegExp; unless?: RegExp; name: DirectionName }[] = [
  { verb: /^(?:bring|push|move|poke|lift|draw)$/, to: /^(?:out|forward)$/, unless: /^(?:of|from|in)$/, name: 'up' },
  { verb: /^(?:push|pull|move|set|tuck|sit|put|bring|keep|knock|place)$/, to: /^back$/, unless: /^(?:in|to|on|up)$/, name: 'down' },
  { verb: /^(?:even|smooth|iron|level)$/, to: /^out$/, name: 'softer' },
  { verb: /^(?:cut|trim|edit)$/, to: /^down$/, name: 'shorter' },
  { verb: /^sits?$/, to: /^(?:above|over)$/, name: 'up' },
  { verb: /^(?:take|took|leave|cut|edit|pull|strip|fade)$/, to: /^(?:out|off)$/, name: 'out' },
];

/** Words that are a way only in some company: the `next` word, the one `then` after it, one `soon` after, and one that must `never` follow. */
export const BARE_WAYS: readonly { word: RegExp; next?: RegExp; then?: RegExp; soon?: RegExp; never?: RegExp; name: DirectionName; length?: number; plain?: true }[] = [
  { word: /^(?:duck|dip|soften|attenuate|tuck|sink)$/, name: 'down', plain: true },
  { word: /^(?:push|nudge|bump|crank|raise)$/, never: /^(?:back|down|left|right|later|earlier|forwards?|away|onto|into|closer|timing|over|pitch)$/, name: 'up' },
  { word: /^(?:way|further|farther)$/, next: /^back$/, name: 'down', length: 2 },
  { word: /^(?:another|extra|more)$/, soon: /^(?:secs?|seconds?|beats?|bars?|minutes?|mins?)$/, name: 'longer', plain: true },
  { word: /^(?:half|halve)$/, next: /^(?:it|that|them|those|this)$/, name: 'less' },
  { word: /^double$/, next: /^(?:it|that|them)$/, name: 'more' },
  { word: /^down$/, next: /^from$/, then: /^\d/, name: 'shorter' },
];

/** Directions of which one takes back what the other asks. */
export const OPPOSITES: readonly (readonly [DirectionName, DirectionName])[] = [
  ['up', 'down'], ['more', 'less'], ['up', 'less'], ['more', 'down'], ['brighter', 'darker'], ['warmer', 'thinner'], ['wetter', 'drier'],
  ['wider', 'narrower'], ['left', 'right'], ['punchier', 'softer'], ['longer', 'shorter'], ['faster', 'slower'], ['out', 'in'], ['out', 'up'],
];

export const SIZES = table({
  touch: 'a touch, touch, tad, a tad, hair, a hair, smidge, smidgen, slightly, a little, little, a bit, bit, tiny, tiny bit, a fraction, fraction, just, notch, a notch, a shade, shade, marginally, subtle, subtly, gently, lil, lil bit, wee bit, wee, small, ever so slightly, half a db, a dash, a whisker, a tiny bit, a wee bit, a smidge, a teeny',
  some: 'some, a db, quite a bit, noticeably, bit more, clearly, fairly, a few db',
  lot: 'way, a lot, lots, much, far, massively, loads, hugely, twice as, double, half, drastically, properly, seriously, wayyy, a good deal, completely, totally, wildly, a ton, considerably, significantly, massive',
});
export type SizeName = keyof typeof SIZES;

/** Classes of words that say what kind of work, or none, a note is about. */
export const CLASSES = table({
  level: 'loud, louder, quiet, quieter, volume, level, db, balance, loudness, gain, fader, faders, audible, hear, quite loud, qiuter',
  tone: 'eq, bright, brighter, dark, warm, harsh, muddy, boomy, boxy, tinny, thin, fizzy, honky, nasal, woolly, sibilant, sibilance, sibilants, ess, esses, top end, low end, low mids, mids, lows, highs, treble, air, sparkle, crisp, dull, hz, khz, tone, sharp on headphones, low cut, high pass, low pass, roll off, notch, presence, plosive, clarity, body, brittle, piercing, shrill, zingy, warmth, ring, ringy, shiny, bite, clearer, spiky, sweeter, rumble, midrange, mid-range, upper mids, de-ess, de-esser, woofy',
  effect: 'reverb, verb, wet, wetter, dry, drier, delay, echo, slapback, slap, phaser, flanger, distortion, saturation, hall, plate, spring, throw, telephone, vocoder, tail, filter, effect, fx, ambience, shimmer, tremolo, chorus effect, lofi, lo-fi, tape echo, wobble, room, space, fuzz, bitcrush, autopan, overdrive, harmoniser, gated, washy, talkbox',
  dynamics: 'compression, compressor, compressed, compress, punch, squash, squashed, limiter, gate, attack, transient, dynamics, sidechain, duck, glue, pumping, punchier, even out, peaks, snap, breathe',
  pan: 'pan, panned, panning, left, right, centre, center, stereo, mono, width, wide, wider, widen, spread, narrow, sides, image',
  fade: 'fade, fade in, fade out, fade-out, fade-in, crossfade, faded, fading, silence, dead air',
  ride: 'automate, automation, ride, swell, swells, gradually, grow, build up, dip, creep',
  mute: 'mute, unmute, muted, unmuted, silence',
  perform: 'sing, sang, sung, sings, singing, play, played, plays, playing, record, recorded, recording, records, track, tracked, tracking, perform, performed, performing, lay down, laid down, rap, rapped, read, speak, spoken, strum, sight-reading, punch in, shout, scream, whisper, whistle, whisper it',
  redo: 're-sing, re-sang, re-sung, resing, resang, resung, re-singing, re-record, rerecord, re-recorded, re-recording, re-play, replay, re-played, replaying, redo, re-do, re-did, redid, redone, re-done, redoing, retrack, re-track, re-tracked, retake, re-take, re-cut, recut, another go, another take, another pass, another stab, another shot, have another, do it again, again, over again, re-read, reperform, re-perform, retry, second go, fresh take, new take, proper take, pick-up, pickup, re-tracking, second attempt, one more go, one more take, come in, come back, studio time',
  take: 'take, takes, comp, comped, comping, pass, version of the line, guide, guide vocal, scratch vocal, performance, delivery, phrasing, outtake',
  tuning: 'tune, tuned, tuning, in tune, out of tune, pitch, pitchy, pitched, pitchey, autotune, auto-tune, melodyne, off key, off-key, in key, flat, sharp, cents, semitone, intonation, quarter tone, retune, pitch correction, sour, detuned',
  timing: 'timing, in time, out of time, late, early, rush, rushes, rushing, rushed, drag, drags, dragging, tight, tighten, tighter, quantise, quantize, grid, align, aligned, line up, lock, locked, locking, together, sync, in sync, flam, flams, ahead of the beat, behind the beat, sloppy, straighten, swing, nudge, shift, groove, loose, ragged, ahead of the click, milliseconds, ms, lazier, on the beat, robotic, keep time, pocket',
  arrange: 'arrangement, structure, restructure, tempo, bpm, key, key change, transpose, extend, shorten, double-time, half-time, halftime, faster, slower, speed up, slow down, swap, swapped, move, repeat, loop, chop, cut down, rearrange, skip, earlier, straight into, conform, radio edit, bars, edit, edit out, edit down, twice as long, half-time feel, one more time, in half, picture, runtime, reorder, segment, version of the song, rallentando, longer intro, shorter intro, rewrite, double time, split, semitone',
  sound: 're-amp, reamp, re-amped, replace, replaced, replacement, trigger, patch, preset, sample, different sound, real, amp, kit, library, programmed, midi, fake, cheap, plastic, toy, re-amping, another sound, live drums, sounds like a toy, instrument',
  direction: 'direction, remix, re-mix, vibe, style, genre, from scratch, start over, start again, start from, rethink, rework, reimagine, reimagined, approach, concept, feel, acoustic version, orchestral, stripped, stripped-back, square one, whole different, starting over, back to the drawing board, drawing board, overhaul, club track, ballad, lo-fi version, points, pages, pdf, raw, rawer, modern, produced, production',
  add: 'add, added, adding, layer, insert, include, another, extra, additional, create, program, write, overdub, double, addition, put, throw, chuck, stick, new, also add, get a, give it a, drop in, bring in, slot in, paste, fly in, mix in',
  remove: 'remove, removed, removing, delete, deleted, get rid of, rid, lose, bin, scrap, take out, cut, cut out, strip, strip out, ditch, drop, axe, kill, without, no more, altogether, completely gone, dump, pull, erase, chop, chop out',
  swap: 'swap, swapped, replace, replaced, instead, instead of, in place of, change, changed, switch, use, different, exchange, trade, substitute, rather, alternate, alternative, other',
  file: 'file, files, stem, stems, upload, uploaded, uploading, dropbox, folder, attached, attachment, wav, mp3, link, download, wetransfer, drive, sent, sending, send, zip, email, emailed, shared, inbox, incoming, on its way, on the way',
  broken: 'click, clicks, pop, pops, crackle, crackles, crackling, glitch, glitches, glitchy, stutter, stutters, skip, skips, dropout, drop-out, drop out, drops out, cuts out, buzz, hiss, hum, whine, artefact, artifact, blip, noise, static, clipping, clips, clipped, broken, tick, chirp, bug, distorts, distorting, distorted, corrupt, hiccup, beep, zipper, error, freezes, freezing, buzzing, bump, squeal, squeak, thump, rattle, flutter, warble, warbly, phasey, out of phase, dropouts, screech, burst, clik, garbled, bad edit',
  missing: 'missing, vanished, vanish, disappeared, disappears, gone, nowhere, left out, absent, not there, where is, where\'s, wheres, where did, forgot, forgotten, not in, isn\'t in, isn\'t there, lost, silent, never comes, never came, no longer, awol, not here, isnt there, muted by, omitted, dropped',
  wrong: 'wrong, old, previous, by mistake, mistake, accident, accidentally, someone else\'s, instead of the, incorrect, mislabelled, labelled, the same as, same file, identical, mixed up, mix-up, supposed to, should be, meant to be, still the, isn\'t right, not right, last week\'s, unmastered, swapped round, error',
  delivery: 'upload, download, plays, won\'t play, wont play, won\'t open, can\'t open, stops, ends, cut off, cuts off, chopped off, file name, bounce, bounced, export, sample rate, bit depth, 404, link, player, loading, loads, version, trimmed, count-in, click track, metronome, mono, channel, upside down, title, chipmunk',
  praise: 'love, loved, loving, lovely, perfect, perfection, amazing, brilliant, great, gorgeous, beautiful, beautifully, spot on, nailed, goosebumps, happy, sick, wow, approved, best, superb, excellent, fantastic, incredible, awesome, stunning, genius, magic, magical, chills, fire, delighted, chuffed, pleased, thrilled, wonderful, bang on, killer, massive, class, glorious, wicked, banging, bangs, slaps, tasty, lush, beaut, epic, exquisite, bliss, unreal, insane, mint, dope, proud, sounds good, sounds great, sounds like a record, yes, yess, yesss, better, improvement, stoked, ace, fab, smashing, cracking, heaven, top notch, solid, works, gold',
  thanks: 'thanks, thank you, thank, cheers, thx, ta, ty, appreciate, grateful, legend, kudos, hats off, well done, good job, nice one, nice work, great job, great work, bravo, props, hurrah',
  ask: 'please, pls, plz, plse, could you, can you, can u, could u, would you, can we, could we, can i, could i, may we, could it, can it, can the, could the, would it be possible, is it possible, any chance, i\'d like, i\'d love, we\'d like, we\'d love, i want, we want, i need, we need, needs, need, want, wants, should, let\'s, lets, maybe, wish, would like, would love, would prefer, i\'d prefer, how about, what about, what if, try, feel free, if you could, if you can, if possible, would be nice, would be great, would be lovely, how hard would it be, id like, wanna, gimme, give, make, request, requests, asking for, wondered if, wondering if, fix',
  stay: 'leave, keep, stay, stays, don\'t change, don\'t touch, dont touch, wouldn\'t change, wouldn\'t touch, as it is, as is, no change, no changes, nothing, no notes, no more notes, fine, ok, okay, untouched, alone, nothing to change, happy with, good as it is, nothing from me, no complaints, as you were, not changing, intentional, on purpose, deliberate, deliberately, meant, intended, by design, ignore, disregard, never mind, nevermind, nvm, forget it, forget what, forget about, scratch that, false alarm, changed my mind, changed our mind, grown on me, carry on, all good',
  question: 'what, when, which, who, whose, how, why, where, how much, how many, how long, does, do you, did you, is this, is that, are you, are we, is it, was that, was it, will it, will you, has, have you, should we, should i, do i, do we, do you know',
  schedule: 'monday, tuesday, wednesday, thursday, friday, saturday, sunday, tomorrow, tonight, today, weekend, next week, morning, evening, call, meeting, session, booking, book, deadline, release, invoice, budget, cost, charge, price, pay, holiday, later, listen, listening, listened, hear it, feedback, notes, comment, comments, reply, get back to you, let you know, approve, sign off, testing, test',
  person: 'drummer, bassist, guitarist, singer, pianist, cellist, violinist, trumpeter, saxophonist, player, keyboardist, musician, soloist, narrator, rapper, vocalist, mate, friend, brother, sister, mum, dad, wife, husband, manager, label, producer, band, choir, girls, lads, guest, host, cousin, kids, director, session player, quartet',
  genre: 'rock, pop, jazz, folk, country, reggae, dub, drill, trap, hip hop, hip-hop, house, techno, disco, funk, soul, r&b, punk, metal, blues, ballad, lullaby, anthem, lo-fi, lofi, electronic, acoustic, orchestral, indie, gospel, bossa, latin, ska, grime, garage, ambient, classical, musical, synthwave, shoegaze, motown, bluegrass, swing, edm, club, cinematic, unplugged, seventies, eighties, nineties, 60s, 70s, 80s, 90s, retro, vintage, modern',
  device: 'car, phone, laptop, headphones, airpods, earbuds, speaker, speakers, monitors, van, tv, telly, kitchen, hifi, hi-fi, radio, soundbar, system, stereo system, club, cinema, bus, train, boombox, earphones, subwoofer, ears, ear',
  bad: 'hate, horrible, awful, dreadful, weak, sucks, suck, shit, crap, rubbish, boring, bored, weird, nasty, annoying, ugly, terrible, bad, worst, poor, weedy, lame, dated, tired, unhappy, worse, painful, hurts, distracting, messy, cheesy, naff, dodgy, disappointing, disappointed, grating, strange, odd, off',
  lyric: 'word, words, lyric, lyrics, line, phrase, syllable, consonant, vowel, sentence, paragraph, swear word, name',
  self: 'my fault, my bad, i fluffed, fluffed, fluff, stumble, stumbled, mumble, messed up, mistake, cracks, croak, wobbly, wobbles, misread, mispronounced, mispronounces, wrong note, wrong notes, wrong chord, wrong word, wrong words, wrong lyric, wrong lyrics, not my best, better in me, out of breath, had a cold, hoarse, ill, nervous, half asleep, timid, shouty, rough, tired, not warmed up, fumbled, fluffing',
  small: 'tiny, small, little, quick, just, only, minor, tweak, simple, easy, smallest, wee, one thing, one last thing, last thing, nitpick, picky, super quick, one more thing, quickly, detail, two secs, two seconds, small thing, tiny thing, quick one, favour',
  whole: 'whole, everything, entire, entirely, completely, totally, altogether, all of it, throughout, every, all the, start to finish, everywhere, full',
  once: 'one bar, one beat, a bar, a beat, one note, one word, one hit, a moment, last bar, first bar, last beat, first beat, two bars, four bars, two beats, half a bar, one line, that word, that line, one syllable, last word, last line, first line, first word, on the one, one second, a second, downbeat, for two bars, for four bars, for 2 bars, for 4 bars, first four bars, first two bars, that one, that note, that hit, for one, just for, last syllable, a single',
});
export type ClassName = keyof typeof CLASSES;

/** Words that turn what follows them into something that is not asked for. */
export const NEGATIONS = list(
  'don\'t, dont, do not, not, no, never, no need to, no need for, without, rather than, instead of, won\'t, wouldn\'t, doesn\'t, didn\'t, isn\'t, wasn\'t, aren\'t, not asking for, not asking you to, not saying, can\'t, cannot, couldn\'t, shouldn\'t, unless, nothing, nobody, nor, neither, stop, less',
);

/** The numbers of sections and takes in words. */
export const ORDINALS: Readonly<Record<string, number | 'last'>> = {
  first: 1, '1st': 1, one: 1, '1': 1, second: 2, '2nd': 2, two: 2, '2': 2, third: 3, '3rd': 3, three: 3, '3': 3, fourth: 4, '4th': 4, four: 4, '4': 4,
  fifth: 5, five: 5, '5': 5, last: 'last', final: 'last', closing: 'last',
};

/** How people shorten in messages. */
export const SHORTHANDS: Readonly<Record<string, string>> = {
  u: 'you', ur: 'your', r: 'are', pls: 'please', plz: 'please', plse: 'please', thx: 'thanks', ty: 'thanks', cld: 'could', wld: 'would', abit: 'bit', gonna: 'going', wanna: 'want',
  gotta: 'need', cos: 'because', tho: 'though', thru: 'through', teh: 'the', bro: 'mate', rly: 'really', w: 'with', vol: 'volume', tmrw: 'tomorrow', tmw: 'tomorrow', rn: 'now', yr: 'your',
  theres: "there's", thats: "that's", its: "it's", im: "i'm", ive: "i've", id: "i'd", cant: "can't", dont: "don't", didnt: "didn't", doesnt: "doesn't", isnt: "isn't", wont: "won't", couldnt: "couldn't",
  shouldnt: "shouldn't", wouldnt: "wouldn't", hasnt: "hasn't", wasnt: "wasn't", havent: "haven't", wheres: "where's", whats: "what's", ill: "i'll", rerecord: 're-record', rerecorded: 're-recorded', resing: 're-sing', resang: 're-sang', resung: 're-sung',
};

/** Everyday words that are a letter away from one of the words above, and mean themselves. */
export const FAMILIAR: ReadonlySet<string> = new Set(
  `
afresh after ages along amen apart appear area around aside asks audio ball bank bare barks base bash bath bear beast beater been being bend bill
black blast bless blink blocked bloom blows blue boat boats bone boot bore born boss bother bothers bowed bowing bowl brand bread bride bro broad
broke brushes built burn burps busy cake camp cancel card care case cast catch cave cent chain chair chapter charm charts chat check cheeky cheese
chill chose clamp clinks clock close closed cloud clue coal coat code comedy coming concert confirm cook cool copy cork corner cough counter creaks
crept crush cute damp dare date days deaf dear death decay deep desk died dies dish door dram drawer dream driven driver drove dumb dust each
earn east either else enter enters entry essay event fact fail fails fair fairy fall family farm father fear feed feet fell fight fill fills film find
firm fish fits five flag flatter flip flipped float flow fold font food fool forget form found fridge frighten game gather gave gentle ghost gift girl
given glad goal goat goes going gonna goose gran grass grew grin grit ground growl grown guess guts hail handy haze head heads heard heart heat hell
hello hero hide hides hill hold hole holy home hope horse hour huge idea info item joking judge june keen kept kind king kiss knew knob known
lack lacking lady lags land landed lands lass lazy leaf lean leap least legs letter lied life light lightly liked lion list listener living local logo
look looks losing loss luck lucky lunch made mail making mark mask match matter mean might mile miles mind minds mine mins miss missed month mood
moon most mother motion mouse moved movie must near nearly neat nicer night nine none nope north nose older once ones ought ours page paid pain paint
pair palm paper park party past pasted path pause pick picked piece pinch pint plain plan plane planned plans plus pong posh pound precious quit race
rang rarely ready reedy rent replacing report rest return rise river road role root runs safe said sake sale salt sampled sand save says scared seas
seat seem seems seen sees sell sets seven shall shame shape shave shed ship shirt shoe shoot shop show shut side sigh sight silly simply single skin
skins slam sleep slip slipped slips smack smart smell sneak snow sock sold soon sort soup south spare spell spend spent spoke sport stair star stars
state step steps stitch stole stone storm strong stuck such suit suppose sure surf swans sweat sweet table tacked taken talk talks tall tank taste
taxi team tear tell tend term terms text than their them then these thick think thinks third those though thought three threw tidy till tires toes
told took toss tough tour towel town trail treat tree trick trio trip trips truck true type unto used uses using versa very vice view vile vote wait
wake walk walking wall warn wash waste watch water wave wear wears went west wheel while white wild wince wind wise woke wood wool wore world worlds
worth wrap wrapped wrote yard year youth dizzy widely shouted shouts reader hated
`.trim().split(/\s+/),
);
