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
  'lead vocal': 'lead vocal, lead vox, lead voice, main vocal, main vox, main voice, vocal, vox, vocalist, singer, singing, my voice, her voice, his voice, the voice, voice, lead, rap, rapper, vocal line, voc, vocls, soloist, soprano solo, vocal take, growls, scream, screams, lead singer, frontman, falsetto, vocal chain, rapping, rap verse, verse vocal, chorus vocal, mc, emcee, crooner, humming, yodel, yodelling, my singing, her singing, his singing, low voice, high voice, vocal delay, vocal reverb',
  'backing vocal': 'backing vocal, background vocal, backing vox, backing voice, backing singer, backup vocal, bv, bgv, bvox, backups, harmony, harmony vocal, vocal harmony, harm, oohs, ahhs, aahs, ahs, oohs and aahs, gang vocal, group vocal, shouts, chants, vocal stack, stack, bgvs, gang, gang shout, crowd vocal, descant, second vocal, second voice, third harmony, low harmony, high harmony, ooh, ooohs, ohs, ahh, whoas, coro, backing, backers, two-part, three-part, third part, lowest voice, lower voice, backing part, answering vocal, bvs, harms',
  'vocal double': 'double, vocal double, doubles, double track',
  'ad-lib': 'ad-lib, adlib, ad lib, ad libs',
  choir: 'choir, congregation, soprano, alto, tenor, baritone, basses, chorus singers, kids choir, children, congregational singing, choral, chorister, gospel choir, men\'s line, schola, glee club',
  narrator: 'narrator, narration, voiceover, voice over, vo, host, presenter, guest, interviewer, interviewee, dialogue, spoken word, spoken part, spoken bit, spoken line, actor, pastor, voice-over, reader, talkback, storyteller, poet, poem, preacher, sermon, speech, announcer, lecturer, monologue, villain, podcast host, co-host, voice actor, spoken intro, prompter, commentator, interview guest',
  drums: 'drum, drums, drum kit, kit, drummer, beat, drum machine, drum bus, drum loop, breakbeat, loop, drum part, drum track, drumming, brushes, drum fill, breaks, amen, percussion kit, whole kit, drum sound, low drum, side drum, big drum',
  kick: 'kick, kick drum, bass drum, bd, kik, double kick, beater, four on the floor, kick pedal, kicks',
  snare: 'snare, snare drum, rimshot, rim shot, sidestick, snr, backbeat, rim, rims, ghost note, snare hit, snare roll, snare fill',
  toms: 'tom, floor tom, rack tom, toms, concert tom',
  'hi-hat': 'hi-hat, hihat, hi hat, hat, high hat, hats, hi hats, open hat, closed hat',
  cymbals: 'cymbal, crash, ride, ride cymbal, splash, china, overhead, overheads, drum overheads, crash cymbal, crashes, sizzle cymbal',
  'room mics': 'room mic, room mics, rooms',
  percussion: 'percussion, perc, conga, bongo, timbales, djembe, cajon, cajón, tabla, dhol, tumbi, guiro, cowbell, triangle, woodblock, maraca, shekere, claves, palmas, foot stamps, castanets, agogo, cabasa, log drum, talking drum, bodhrán, bodhran, hand percussion, timpani, timps, stomps, fingersnaps, finger snaps, finger snap, snap, surdo, taiko, frame drum, washboard, chimes, güira, güiro, guira, güiros, timbale, caxixi, cuica, udu, pandeiro, darbuka, doumbek, dholak, riq, rainstick, vibraslap, temple block, clave, stomp, stomping, bongos, congas',
  claps: 'clap, handclap, hand clap',
  tambourine: 'tambourine, tambo, tamb',
  shaker: 'shaker, egg, egg shaker',
  bass: 'bass, bass guitar, bassline, bass line, bassist, bass player, double bass, upright bass, bass synth, synth bass, reese, reese bass, slap bass, bass part, bass note, bass amp, fretless, bass guitarist, tumbao, bass solo, bass fill',
  sub: 'sub, 808, sub bass, 808s, subs, bass drop, bassdrop, sub drop',
  guitar: 'guitar, gtr, guitarist, electric guitar, rhythm guitar, rhythm gtr, riff, strum, strumming, strums, chug, chugs, skank guitar, skank, banjo, mandolin, uke, ukulele, bouzouki, dobro, lick, twelve string, 12 string, electrics, nylon guitar, power chords, gutiar, e-bow, e bow, ebow, les paul, strat, stratocaster, telecaster, tele, tres, requinto, cuatro, cavaquinho, 12-string, twelve-string, guitar fill, surf guitar, guitar part, power chord, guitar chord, rhythm guitarist, guitar riff, strummer, bajo sexto, ukes, gtrs, guit',
  'acoustic guitar': 'acoustic guitar, acoustic, acoustics, acoustc',
  'lead guitar': 'lead guitar, guitar solo, lead gtr, gtr solo, solo guitar',
  solo: 'solo',
  'pedal steel': 'pedal steel, lap steel, slide guitar, steel guitar, lapsteel, lap-steel, pedal-steel, the slide, slide part, steel',
  piano: 'piano, pianist, grand, upright, upright piano, grand piano, felt piano, piano part, accompanist, pianos',
  keys: 'keys, keyboard, rhodes, wurli, wurlitzer, clav, clavinet, electric piano, keyboard part, mellotron, harpsichord, celesta, keyboardist, keyboard player, celeste, clavichord, spinet, virginal, keys player',
  organ: 'organ, hammond, leslie, b3, harmonium, organist, drawbar, pipe organ, pump organ',
  synth: 'synth, synthesiser, synthesizer, arp, arpeggio, pluck, supersaw, lead synth, synth lead, sequencer, moog, stab, plucks, sawtooth, saws, arpeggiator, bleep, acid line, synth line, juno, prophet, synth part, synth stab',
  pad: 'pad, drone, synth pad, atmos, ambience pad, texture, pads, shimmer pad',
  strings: 'string, strings, string quartet, quartet, string section, orchestra, underscore, pizz, pizzicato, string part, string line, string pad',
  violin: 'violin, fiddle, viola, violinist, fiddler, violas, violist, fiddles, fiddle player',
  cello: 'cello, cellist, cellos, celli',
  brass: 'brass, horn, horn section, trumpet, trombone, tuba, cornet, euphonium, french horn, bones, flugel, flugelhorn, brass band, trumpeter, trombonist, horn call, saxhorn, bugle, bass trombone, tenor horn, baritone player, horn line, trumpets, horn player, trumpet solo',
  sax: 'sax, saxophone, tenor sax, alto sax, bari sax, saxes, saxophonist, soprano sax, sax solo, sax player',
  woodwind: 'woodwind, flute, clarinet, oboe, bassoon, whistle, recorder, piccolo, pan pipes, flautist, flutist, clarinettist, oboist, cor anglais, penny whistle, wind section, bassoonist, shakuhachi, duduk, ney, bass clarinet, alto flute, bass flute, contrabassoon',
  pipes: 'bagpipe, pipes, chanter, uilleann pipes, piper, smallpipes, war pipes',
  accordion: 'accordion, squeezebox, concertina, melodeon, accordionist, bandoneon, bandoneón, bellows, squeeze box',
  harmonica: 'harmonica, mouth organ, harp solo, blues harp, harmonica player',
  harp: 'harp, dulcimer, sitar, kora, autoharp, zither, koto, harpist, lyre, santoor, guzheng, psaltery, hammered dulcimer',
  mallets: 'glock, glockenspiel, vibraphone, vibes part, marimba, xylophone, steel pan, kalimba, bell, music box, mbira, thumb piano, handbell, hand bell, carillon, steel drum, steelpan, crotales, xylo, gamelan',
  'other instrument': 'kazoo, theremin, hurdy-gurdy, oud, jaw harp, didgeridoo, sleigh bell, tubular bell, hang drum, ocarina, melodica, stylophone, singing saw, saz, erhu, shamisen, spoons, whip, gong, beatbox, beatboxing, sousaphone, crumhorn, lute, viol, theorbo, berimbau, charango, tin whistle, low whistle, bombard, nyckelharpa, santur, tanpura, mridangam, bansuri, pan flute, toy piano, glass harmonica, wine glass, typewriter, scratching, tambura, musical saw, pipa, balalaika, conch, alphorn',
  samples: 'sample, vinyl crackle, scratch, scratches, sound effect, sfx, foley, riser, sweep, impact, fx hit, siren, rain sound, thunder, crowd, crowd noise, applause, tag, sting, jingle, field recording, vocal chop, birdsong, bird song, vinyl noise, audience, laughter, laugh track, cricket, owl, footsteps, producer tag, stinger, whoosh, uplifter, answering machine, street noise, thunderclap, sampled voice, seagulls, birds',
  breaths: 'breath, breathing, inhale, mouth noise, lip noise, lip smack, lip, mouth click, gasp, sniff, gulp, breathing noise, breath noise',
  music: 'backing track, music bed, intro music, outro music, theme tune, backing music, background music, instrumental, theme, theme music, the music, bed',
  mix: 'whole mix, whole song, whole track, whole thing, everything, the mix, the track, the song, master, overall volume, overall level, mix bus, it all, overall, the lot',
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
  up: 'up, louder, raise, lift, boost, more prominent, higher in the mix, turn up, bring up, push up, forward, upfront, up front, bring out, hotter, crank, bump up, hear more of, too quiet, too low, buried, burried, lost, inaudible, barely audible, hidden, hiding, drowned, overpowered, swamped, cant hear, can\'t hear, not loud enough, bigger, prouder, bump, too soft, shy, disappears, gets lost, getting lost, barely hear, upp, louder please, up a bit, stand out, come through, struggling to hear, a bit low, bit low, little low, slightly low, a bit quiet, bit quiet, a bit soft, too far back, too faint, on top of, stronger, nearer, more audible, more obvious, can hardly hear, hardly hear, hardly hears, hardly there, hardly get, i lose, we lose, you lose, losing, can\'t make out, hard to make out, hard to catch, hard to follow, hard to hear, hard to understand, difficult to hear, not audible, isn\'t audible, swallowed, hides, apologetic, timid, weaker, mumbles, mumbling, murmur, bashful, modest, reticent, sheepish, step forward, step up, steps forward, come forward, to the front, swell, grow, creep up, be heard, heard better, shrunk, covered by, drowned by, masked by, buried by, hidden by, eaten by, swallowed by, buried under, lost under, sits behind, sit behind, is behind, are behind, stuck behind, hiding behind, cut through, cuts through, punch through, speak up, too far away, far away, miles away, next door, next room, another room, other room, across the road, across the street, down the corridor, too weak, too small, too timid, a bit shy, nowhere to be heard, no trace of, hear nothing, hear nobody, hear little, to hear the, hear more, let me hear, let us hear, poke through, pop out more, back up, more volume, have the floor, bring forward, move forward, pull forward, bloom, ride it up, sing out, give it more, barely there, barely get, barely notice, overshadowed, outnumbered, not enough of, too little, not loud, fader up, can\'t be heard, cannot be heard, not be heard, couldn\'t hear, cannot hear, can barely hear, couldn\'t make out, don\'t hear, didn\'t hear, can\'t quite hear, can\'t really hear, hear no, never hear, never heard, can\'t pick out, not hearing, isn\'t coming through, doesn\'t come through, don\'t come through, not cutting through, isn\'t loud enough, aren\'t audible, hard time hearing, trouble hearing, strain to hear, straining to hear, struggle to hear, hear them better, hear her better, hear him better, hear it over, disappears under, tucked too, give it a lift, given a lift, needs a lift, needs lifting, how far back, that far back, nobody will hear, nobody can hear, nobody hears, no one can hear, no one hears, easier to find, easier to hear, so far back, how far away, too polite in, be above, sit above, sit on top, more there, drowned out, buried in, swallowed up, no sign of, hard to spot, out front, into the light, up in the mix, louder in, so quiet, so faint, that quiet, ⬆, 🔼, 📈, 🔊, on the quiet side, on the soft side, pushed behind, at least as loud',
  down: 'down, quieter, lower, softer, reduce, turn down, bring down, too loud, too hot, too much, too high, tuck, sink, pull back, ease off, back off, overpowering, overpowers, overpower, drowning, drowns, swamps, hogging, dominates, dominating, dominate, way too loud, sticks out, stick out, poking out, pokes out, pokes, poking, jumps out, behind, under, push back, drop back, less of, shouting, less prominent, ease, in your face, drowning out, burying, buries, bury, covers, masking, blasting, ear-splitting, deafening, deafens, wins, winning, sits on top of, smaller, a bit much, wee bit hot, smidge loud, a bit loud, bit loud, tad loud, touch loud, little loud, that loud, so loud, shade hot, too present, so much, takes over, taking over, hush, further back, farther back, further away, farther away, further off, move back, step back, steps back, stand back, set back, sit back, sit lower, sit under, too close, too near, too forward, too big, recede, overwhelming, overwhelms, eats the, eating the, eats, rein in, hold back, out of the way, leaps out, leap out, leaping out, jumping out, jump out, in my ear, in my ears, in my face, intrusive, shouts, shouty, calm down, tone it down, on the loud side, much of, distracting, distracts, distract, swallows, swallowing, competing, get in the way, gets in the way, in the way, knock down, take down, pull down, blasts, blast, nearly blew, deafened, bossy, pushy, dominant, loudest, steals, stealing, hogs, upstages, elbows, elbowing, trampling, tramples, in front of, too prominent, too strong, too proud, too obvious, too audible, knock a, a notch lower, less loud, less volume, less level, come down, duck under, to the background, into the background, at a distance, take a step back, give way, make room, quieten, dial it down, lighter touch, rather a lot, fighting with, fighting the, fighting for, fights with, competing with, competes with, compete with, subtler, less obvious, more subtle, how far forward, too far forward, a bit forward, touch forward, ⬇, 🔽, 📉, 🔉, 🤫, stepping on, steps on',
  more: 'more, some more, extra, increase, add more, needs more, increase the, a dose of, a dash of, a pinch of, grittier, dirtier, crunchier, filthier, rougher',
  less: 'less, fewer, cut down, reduce the, decrease, tone down, dial back, halve, pull out some, ease up, ease off on, ease up on, go easy on, easy on the, back off on, halved, lighter on the',
  brighter: 'brighter, brighten, bright enough, more top, more treble, sparkle, air, crisper, too dull, dull, muffled, dark, too dark, airier, open up, clearer, presence, clarity, under a blanket, crisp, sparkly, blanket, a duvet, cloudy, clouded, lid, pillow, through a wall, through a door, through a sock, behind a curtain, foggy, murky, mush, dullness, lacks top, some top, open the top, cotton, on the dark side, on the dull side',
  darker: 'darker, less bright, too bright, harsh, tame the highs, softer top, duller, piercing, shrill, fizzy, zingy, tinny, sharp on, brittle, brittel, less top, sibilant, sibilance, de-ess, essy, glassy, fizz, de-harsh, honky, pingy, ringy, edge off, nasal, honk, piercing, ear-piercing, harshness, tinfoil, ice pick, ice-pick, ice-picky, icepick, icy, spit, spits, spitty, hurts, hurt, hurting, scratchy, hardness, toppy, tizzy, fingernails, screechy, screech, hissy, dentist, mellower, mellow, less edge, less trebly, smoother top, pierces, too sharp, nasally, bite off, bark off, top off, less bite, less hiss, less sizzle, less zing, less fizz, kettle, rasping, raspy, toothache, on the bright side, painful',
  warmer: 'warmer, warmth, warm up, fuller, thicker, more body, thin, too thin, cold, body, rounder, weight, fatter, fatten, beef up, thicken, thicken up, thickness, honey, richer, deeper, skinny, weedy, anaemic, hollow, belly, meatier, beefier, chunkier, no bottom, lacks body, lacks weight, more wood, some chest, low mids back, more chest, more low mid',
  thinner: 'thinner, muddy, boomy, boxy, woolly, less bassy, mud, low cut, high pass, thin out, less low end, roll off, rumble, woofy, flabby, too bassy, bassy, boom, booms, booming, boominess, so much low, low end builds, slimmer, leaner, low end off, clean up the low',
  wetter: 'wetter, more reverb, more verb, more echo, more delay, more space, more hall, more room, longer tail, too dry, add reverb, add some reverb, add delay, a bit of reverb, more ambience, roomier, bigger space, washier, throw, delay throw, reverb throw, echo off, add ambience, a little ambience, more atmosphere, dreamier, more air around, further from the mic, ring out into, bigger room, bigger hall, longer reverb, a big reverb, big echo, some reverb, some delay, some echo, some room, long delay, delays on, put a reverb, a little room, bit of room, room around, some space around, naked, more swim, larger room, swim, on the dry side',
  drier: 'drier, dry up, dryer, less reverb, less verb, less delay, less echo, less hall, less room, too wet, too much reverb, too much verb, too much delay, swimming, washy, no reverb, remove the reverb, too roomy, closer, too echoey, swimming pool, bone dry, dry it out, dry out, dry him, dry her, bathroom, cavern, less wet, smaller room, shorter reverb, no echo, no delay, no verb, without reverb, without the reverb, less space, less ambience, drowning in reverb, less tail, more intimate, drown in reverb, reverb off, delay off, too much echo, too much hall, out of the cave, from the bathroom, sounds like a bathroom, in a cave, in a bathroom, on the wet side, dry it',
  wider: 'wider, widen, spread, spread out, more stereo, stereo width, too narrow, feels mono, panned wider, hard pan, width, apart, further apart, farther apart, away from each other, opposite sides, either side, both sides, open out, fan out, to the sides, out to the sides, separate them, all on one side, spread around, around my head, around the head, from both',
  narrower: 'narrower, narrow, too wide, less wide, closer to the middle, closer together, more mono, to the middle, more central, in mono, mono below, bring in the sides, closer to the centre, pull in the sides, less stereo',
  left: 'left, pan left, to the left',
  right: 'right, pan right, to the right, hard right',
  centre: 'centre, center, middle, in the middle, centred, dead centre, off-centre, off centre, too far over, lopsided, too far left, too far right, too far to the left, too far to the right, too far over to, more centred',
  punchier: 'punchier, punch, more punch, more attack, snappier, snap, more compression, crack, glue, squash, attack, more pop, hit harder, slap harder, tighter low end, harder, punch it, more impact, more knock, kick harder, harder hitting, hits harder, limp, more bounce, hit me, punch me, in the chest, kick more, more thump, more thud',
  softer: 'less punch, less attack, less compression, too compressed, squashed, over-compressed, breathe, less squashed, pumping, tame the peaks, peaks, even out, spiky, jumpy, ironed flat, heavy handed, gentler, more gently, calmer, steadier, steady, evened out, even it, even them, level out, level them, breathing in and out, flattens, flattened, life out of, squashes, smoother, smooth out, smooth, jumping about, jumping around, jumping up, ease in, up and down, uneven, less pumping, leaps about, more dynamic, more dynamics, some dynamics, smooth it, less aggressive, crushed, strangled, inconsistent, tame, pumps up, it pumps',
  longer: 'longer, extend, lengthen, twice as long, slower fade, linger, ring out, hang over, ring longer, linger longer, half a second longer, longer gap, more gap, too short, bit short, more gradual, more gradually, imperceptible, last longer, ring on, die away, fade slower, fades too fast, fade later, leave a gap, longer pause, more silence, later fade, breathing space, too abrupt, too sudden, fades too quickly, fades out too quickly, too quickly, start later, starts later, another bar of, twice the length, hang on for, let it ring, let it go for, longer fade, last to the end, hang in the air, extra second, extra beat, let it breathe between, more nothing, another second',
  shorter: 'shorter, shorten, trim, chop, in half, half as long, halve the, cut short, quicker, sooner, too long, snip, snipped, top and tail, fade sooner, fade earlier, shorter gap, tighten the gap, drags on, goes on too long, outstays, less gap, overstays, close the gap, fade quicker, fade faster, nothing at the end, nothing at the start, too much silence, dead air',
  faster: 'faster, speed up, quicker tempo, bpm up, too slow, drags',
  slower: 'slower, slow down, too fast, slow it',
  out: 'mute, remove, take out, delete, get rid of, lose, cut, kill, bin, scrap, drop out, strip, without, gone, no more, ditch, silence, drop, axe, dump, nix, has to go, have to go, got to go, must go, can go, needs to go, shut up, switch off, switched off, leave out, turn off, turned off, chuck, yeet, banish, evict, take away, can come out, not needed, spare us, cut out, shut off, off altogether, off entirely, hide it, muted, sit out, sits out, stay silent, stop playing, stop there, off there, goes away, go away, ban, shouldn\'t be in, shouldn\'t be there, shouldn\'t be on, isn\'t needed, aren\'t needed, don\'t need, doesn\'t need to be there, no need for the, shouldn\'t sing, shouldn\'t play, doesn\'t belong, go without, do without, have it without, want it out, like it out, have it out, want it gone, no place, has no business, does nothing, don\'t want the, don\'t want any, not on there, not be there, not be on, come off, hide, not exist, not be on there, 🔇',
  in: 'add, put in, unmute, bring in, throw in, layer, bring back, missing, put back, create, include, needs a, need a, could use a, there should be, program, another, one more, put it back, restore, reinstate, seeks, begs for, crying out for, cries out for, would love a, why not a, deserves a, wants a, overdub, switch on, turn on, let back, we have no, there must be, bring them back, be added, whack a, drop in a, sneak in, ought to be a, what about a, what about some, how about some, how about a, any chance of a, can we get a, could i get a',
});
export type DirectionName = keyof typeof DIRECTIONS;

const quality = (more: DirectionName, less: DirectionName, adjectives: string, nouns = '') => ({ more, less, adjectives: list(adjectives), nouns: nouns === '' ? [] : list(nouns) });
/** What a mix has more or less of: where more of it goes and where less; adjectives said of a part, nouns for the thing itself. */
export const QUALITIES = [
  quality('up', 'down', 'loud, hot, present, prominent, audible, forward, upfront, up front, proud, big, dominant, strong, powerful, huge, obvious, noticeable, clear, close, near, intrusive, bossy, pushy, cocky, dominating, overbearing, keen', 'volume, level, gain, fader'),
  quality('down', 'up', 'quiet, faint, low, shy, weak, small, distant, far back, buried, recessed, hidden, lost, timid, modest, tucked, far away, far off'),
  quality('brighter', 'darker', 'bright, harsh, shrill, tinny, fizzy, nasal, honky, brittle, glassy, sibilant, essy, zingy, sizzly, spitty, edgy, piercing, trebly, sparkly, crisp, scratchy, screechy, abrasive, strident, shiny, metallic, hissy, pokey, sharp, icy, toppy, glaring, tizzy, raspy, squeaky, breathy', 'top, top end, treble, highs, high end, air, sparkle, presence, shine, sheen, shimmer, brightness, brilliance, clarity, fizz, honk, bite, sizzle, crispness, sibilance, harshness, esses, twang, edge, ice, glare, spit, zing, sting, ring, upper mids, cheese, hardness, brittleness, tin, squeak, rasp, scratch'),
  quality('darker', 'brighter', 'dark, dull, muffled, veiled, blunt, lidded, cloudy, foggy, hazy, stuffy, closed, mellow'),
  quality('warmer', 'thinner', 'warm, full, fat, thick, round, rich, chunky, meaty, beefy, heavy, deep', 'warmth, body, weight, heft, roundness, depth, oomph, thickness, fatness, chest, belly, meat, richness'),
  quality('warmer', 'thinner', 'muddy, boomy, boxy, woolly, bassy, tubby, woofy, flabby, murky, subby', 'mud, boom, rumble, boxiness, muddiness, woof, low mids, boominess'),
  quality('more', 'thinner', '', 'low end, lows, bottom, bottom end, bass end, lower end, very bottom'),
  quality('thinner', 'warmer', 'thin, cold, clinical, weedy, scooped, reedy, skinny, sterile, anaemic, hollow, lean, bony'),
  quality('wetter', 'drier', 'wet, roomy, echoey, washy, swimmy, reverby, spacious, splashy, cavernous', 'reverb, verb, echo, delay, hall, ambience, plate, spring, slapback, slap, wash, reverb tail, space, repeats, delays, echoes, spring reverb, plate reverb, room sound, wetness, halo, tail, tails, throw, throws, reverbs, church, chamber, atmosphere, hall sound'),
  quality('drier', 'wetter', 'dry'),
  quality('wider', 'narrower', 'wide, spread', 'width, stereo, spread, stereo width'),
  quality('narrower', 'wider', 'narrow, mono'),
  quality('punchier', 'softer', 'punchy, compressed, squashed, squished, spiky, snappy, aggressive, clicky, jumpy, pumpy, slammed, crushed', 'punch, attack, compression, snap, thump, slam, smack, impact, transients, squash, pumping, click, glue, crack, knock, pick attack, crunch, energy'),
  quality('softer', 'punchier', 'limp, floppy, polite, tame, spongy, flat, mushy, lifeless, gentle'),
  quality('more', 'less', 'distorted, gritty, crunchy, fuzzy, wobbly, saturated, dirty, processed, robotic', 'distortion, overdrive, drive, fuzz, grit, saturation, phaser, flanger, tremolo, wobble, vibrato, crackle, hiss, dirt, wah, chorus effect, de-essing, de-esser, autotune, sidechain, buzz, noise'),
  quality('longer', 'shorter', 'long, drawn out', 'sustain, gap, pause, silence'),
  quality('shorter', 'longer', 'short, abrupt, sudden, brisk'),
  quality('faster', 'slower', 'fast, hurried', 'tempo, bpm'),
  quality('slower', 'faster', 'slow, draggy, sluggish'),
] as const;

/** What asks for more of a thing, and for less, a word each. */
export const AMOUNTS = {
  more: list('more, extra, increase, some, needs, need, want, double, triple, boost, raise, bigger, deeper, longer, add, lacks, lacking, crank, push, bump, another, lift, up, give, heavier, restore, miss, missed, missing, wants, where\'s'),
  less: list('less, reduce, cut, remove, halve, half, kill, lose, no, without, decrease, lower, shave, tame, drop, down, off, fewer, dial, smaller, shorter, ease, roll, back, minus, trim, scoop, carve, take, pull, ditch, softer, filter, rein, clear, clean, soften, strip, calm, control, thin, wipe, knock, rid, lighter, easy, halved, hate'),
} as const;

/** Words of a singer's work: where no part is named, they are about the lead vocal. */
export const SUNG: ReadonlySet<string> = new Set(list("word, words, syllable, syllables, consonant, consonants, vowel, vowels, lyric, lyrics, s's, esses, sibilance, sibilant, de-ess, de-esser, deess, plosive, plosives, p's, autotune, auto-tune, melodyne, talkbox, vocoder, nasal, comp, comped, comping, sing, sang, sung, sings, re-sing, re-sang, re-sung, crooning, belting, whisper, whispered, falsetto, diction, pitchy, phrasing, ess, de-essing, de-essed, deessing, lisp, lisps, lispy, spitty, breathy, mouth, tonsils, throat, rhyme, rhymes, rapped, enunciation, t's, r's, singing, duet"));

/** Verbs that "up" and "down" belong to without a word of level. */
export const OTHER_UPS: ReadonlySet<string> = new Set(list('tighten, tightened, tightening, line, lined, tidy, clean, cleaned, speed, builds, rolls, brighten, messed, mess, pick, picks, open, opens, opened, opening, swell, beef, wake, wrap, catch, dry, sharpen, fill, follow, grow, warm, fatten, round, slow, slows, sit, calm, stripped, settle, pump, pumps, pumped, got, ends, end, winds, shows, show, wakes, make, makes, set, sets, hung, sign, signed, back, mix, split, keep, catches, looks, look, went, thicken, firm, loosen, patch, straighten, ramp, chop, jazz, liven, mash, muck, screw, rolled'));

/** Faults as people state them, without a wish yet. */
export const COMPLAINTS = /^(?:too |so |a? ?(?:bit|little|tad|touch|shade|smidge|wee)|slightly |not |can't|cant|barely|buried|burried|lost|inaudible|hidden|hiding|swamp|overpower|hogging|dominat|stick|pok|jump|in your|bury|buri|cover|mask|blast|deafen|win|take[s]? over|taking|gets? lost|getting lost|disappears|shy|struggl|harsh|pierc|shrill|fizzy|zingy|tinny|brittle|glassy|honky|nasal|muddy|boomy|boxy|woolly|washy|swimming|muffled|weak|mumbl|murmur|timid|apolog|bashful|modest|reticent|sheepish|vanish|hides|swallow|shrunk|hard(?:ly)? |hard to|difficult|(?:is|are|sits?|stuck) behind|(?:i|we|you) lose|losing|next |another room|other room|across|down the corridor|miles|far away|where(?:'s| is| are)|no trace|hear (?:nothing|nobody|little)|overshad|overwhelm|eat|leap|shout|fight|compet|distract|in the way|gets? in|blow|blew|slam|dominant|loudest|steal|hogs|upstag|elbow|trampl|intrusive|bossy|pushy|on the (?:loud|quiet|soft|bright|dark|dull|dry|wet)|painful|step(?:ping|s) on|pushed behind|rather a lot|much of|in front|blanket|a duvet|cloud|lid$|pillow|through a|behind a|fogg|murk|mush|tinfoil|ice|icy|spit|hurt|stab|scratch|hardness|toppy|tizzy|fingernails|screech|skinny|weedy|anaemic|hollow|no bottom|lacks|boom|bathroom|cavern|drown|breathing in|pumps|flatten|life out|squashes|jumping|up and down|uneven|crushed|strangled|inconsistent|limp|off.centre|lopsided|abrupt|goes on|drags on|o[uv]\w+stays|(?:we have|there's|there is) no|thin$|cold$|dark$|dull$|gone|missing|shouting|behind|under$)/;

/** What a word says by itself, and where it says something else: the words just before it, and just after. */
export const UNLESS: readonly { word: RegExp; before?: RegExp; after?: RegExp }[] = [
  { word: /^sooner$/, before: /^(?:i'd|we'd|no|would)$/ },
  { word: /^(?:drops?|cuts?)$/, after: /^(?:off|in)$/ },
  { word: /^(?:programmed|stripped)$/, after: /(?:)/ },
  { word: /^without$/, after: /^(?:me|us|you|him|her|\w+ing)$/ },
  { word: /^gone$/, after: /^(?:really|a|too|very|full|so|quiet|weird|all|for|with|and|through)$/ },
  { word: /^(?:louder|bigger|stronger|nearer|higher|quieter|weaker|smaller|softer|lower|brighter|darker|duller|thinner|wetter|drier)$/, after: /^than$/ },
  { word: /^another$/, before: /^one$/, after: /^(?:go|take|try|chance|session|listen|pass|version|day|crack|stab|time|word|thing|mix|bounce|note|question)$/ },
  { word: /^(?:behind|under)$/, after: /^(?:the|it|a|what|my)$/ },
  { word: /^one more$/, after: /^(?:go|take|try|chance|session|listen|pass|version|day|thing|time|request|note|question|word)$/ },
  { word: /^miss(?:ed|es)?$/, after: /(?:)/ },
  { word: /^throws?$/, after: /^(?:in|it|that|them|a|away|me)$/ },
  { word: /^(?:i|we|you) lose$/, before: /^(?:could|can|should|shall|if)$/ },
  { word: /^apart$/, after: /^from$/ },
  { word: /^bump/, after: /^(?:into|in|on)$/ },
  { word: /^middle$/, before: /^(?:my|hug)$/, after: /^(?:eight|8|voice|section|of|part|bit|verse|third|ground)$/ },
  { word: /^down$/, before: /^and$/, after: /^(?:from|pitch)$/ },
  { word: /^(?:up|down)$/, before: /^(?:high|end|ends|upside|low|all|close|straight)$/, after: /^(?:high|there|until|till|against)$/ },
  { word: /^left$/, before: /^(?:i|you|we|he|she|they|was|were|been|got|get|nothing|anything|what's|time|that's|all|have|is)$/, after: /^(?:out|in|over|behind|off|alone|it|me|us|for|ear|speaker|hand|the|our|my|on|as|at|with|channel)$/ },
  { word: /^right$/, before: /^(?:not|you're|was|isn't|all|is|are|sounds|sound|just|quite|about|feels|feel|it|the|\w+'s|\w+'re)$/, after: /^(?:then|so|now|after|before|here|there|away|up|down|amount|one|track|way|version|file|word|words|at|in|on|speaker|key|ear|hand|channel)$/ },
];
/** Nouns and adjectives that ask for nothing unless something is made of them: "add air", "too dark". */
export const BARE = /^(?:body|air|snaps?|punch|attack|weight|space|presence|cracks?|glue|pop|clarity|width|warmth|sparkle|crisp|sparkly|breathe)$/;
export const FAULTS = /^(?:dark|thin|cold|dull)$/;

/** What makes a quality a fault: "too bright", "a mite sharp", "this wide". */
export const DEGREES = /^(?:too|bit|little|tad|touch|way|overly|very|super|quite|kinda|rather|slightly|pretty|so|shade|smidge|fairly|really|somewhat|mite|trifle|hair|terribly|awfully|awful|unusually|mighty|bloody|proper|this|that|such|notch|fraction|almost|painfully|horribly|ridiculously|insanely|wildly|extra)$/;
/** Verbs that state what is so. */
export const IS = /^(?:is|are|was|were|being|sounds?|sounding|feels?|feeling|gets?|getting|seems?|looks?|went|goes|going|gone|comes|becomes|it's|that's|he's|she's|they're|\w+'s)$/;
/** Qualities that nobody states unless they are in the way: "the vocal is quiet". */
export const FAULTY = list('quiet, faint, distant, buried, recessed, lost, harsh, shrill, tinny, fizzy, nasal, honky, brittle, glassy, sibilant, essy, zingy, spitty, piercing, scratchy, screechy, abrasive, strident, metallic, hissy, icy, toppy, veiled, muddy, boomy, boxy, woolly, tubby, woofy, flabby, murky, thin, weedy, scooped, reedy, skinny, hollow, washy, swimmy, cavernous, squashed, squished, spiky, jumpy, pumpy, crushed, limp, floppy, mushy, lifeless, abrupt, timid, wobbly, intrusive, bossy, overbearing, loud, dry, wet, roomy, echoey, splashy, breathy, cloudy, foggy, bassy, weak');
/** Small amounts of a thing, before "of". */
export const DOSES = /^(?:bit|touch|hint|dash|pinch|dose|drop|spoonful|tad|little|smidge|lick|splash|sprinkle|sprinkling|kiss|layer)$/;
/** What only says that a thing is there. */
export const THERE = /^(?:there's|is|are|was|has|have|got|hear|heard|with|there|hearing|sounds?)$/;
/** "X is louder than Y" complains of X, "X louder than Y" asks for it. */
export const COMPARED: Readonly<Record<string, { wish: DirectionName; fault: DirectionName }>> = {
  louder: { wish: 'up', fault: 'down' }, bigger: { wish: 'up', fault: 'down' }, stronger: { wish: 'up', fault: 'down' }, nearer: { wish: 'up', fault: 'down' }, higher: { wish: 'up', fault: 'down' },
  quieter: { wish: 'down', fault: 'up' }, weaker: { wish: 'down', fault: 'up' }, smaller: { wish: 'down', fault: 'up' }, softer: { wish: 'down', fault: 'up' }, lower: { wish: 'down', fault: 'up' },
  brighter: { wish: 'brighter', fault: 'darker' }, harsher: { wish: 'brighter', fault: 'darker' }, darker: { wish: 'darker', fault: 'brighter' }, duller: { wish: 'darker', fault: 'brighter' },
  thinner: { wish: 'thinner', fault: 'warmer' }, wetter: { wish: 'wetter', fault: 'drier' }, drier: { wish: 'drier', fault: 'wetter' },
};

/** Verbs with which "back" gives a thing again. */
export const RETURNS = /^(?:bring|put|give|gave|want|wants|need|needs|like|love|have|get|restore)$/;

export const PARTICLES = /^(?:up|down|out|back|forward|forwards|off|above|over|away|in)$/;

/** Verbs that say where a thing goes with the particle they are split from; `unless` is what must not come after it. */
export const SPLIT_VERBS: readonly { verb: RegExp; to: RegExp; unless?: RegExp; name: DirectionName }[] = [
  { verb: /^(?:bring|push|move|poke|lift|draw|pull|put|coax|bringing)$/, to: /^(?:out|forwards?)$/, unless: /^(?:of|from|in|entirely|altogether|completely|too|the)$/, name: 'up' },
  { verb: /^(?:push|pull|move|set|tuck|sit|keep|knock|place|hold|dial|step|ease|take|wind|rein|back|scale)$/, to: /^back$/, unless: /^(?:in|to|on|up)$/, name: 'down' },
  { verb: /^(?:ease|creep|inch|nudge|bring|push|turn|lift|pull)$/, to: /^up$/, unless: /^(?:to|at|in|against)$/, name: 'up' },
  { verb: /^(?:ease|creep|inch|nudge|bring|push|turn|pull|take)$/, to: /^down$/, unless: /^(?:from|to|at)$/, name: 'down' },
  { verb: /^(?:put|bring)$/, to: /^back$/, unless: /^(?:a|to|on|up|further|slightly|somewhat|just)$/, name: 'in' },
  { verb: /^(?:back|ease|knock)$/, to: /^off$/, name: 'down' },
  { verb: /^(?:push|move|take|send|shift|put|set|pull|keep)$/, to: /^away$/, name: 'down' },
  { verb: /^(?:rein|reign|tuck)$/, to: /^in$/, unless: /^(?:the|a|my|her|his|our|bar|verse|chorus)$/, name: 'down' },
  { verb: /^(?:even|smooth|smoothe|iron|level)$/, to: /^out$/, name: 'softer' },
  { verb: /^(?:cut|trim|edit)$/, to: /^down$/, name: 'shorter' },
  { verb: /^(?:sits?|get|stays?|float|ride|keep)$/, to: /^(?:above|over)$/, name: 'up' },
  { verb: /^(?:take|took|leave|cut|edit|pull|strip|fade|switch|turn|shut|keep|leaving|taking)$/, to: /^(?:out|off)$/, name: 'out' },
];

/** Words that are a way only in some company: the `next` word, the one `then` after it, one `soon` after, and one that must `never` follow. */
export const BARE_WAYS: readonly { word: RegExp; next?: RegExp; then?: RegExp; soon?: RegExp; never?: RegExp; name: DirectionName; length?: number; plain?: true }[] = [
  { word: /^(?:duck|dip|soften|attenuate|tuck|sink|quieten|hush|rein|restrain|muzzle|shush)$/, never: /^(?:up|attack|transients?|edges?)$/, name: 'down', plain: true },
  { word: /^(?:soften)$/, soon: /^(?:attack|transients?)$/, name: 'softer', plain: true },
  { word: /^(?:tame|calm|control|compress|squash|limit)$/, name: 'softer' },
  { word: /^carve$/, name: 'thinner' },
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
  touch: 'a touch, touch, tad, a tad, hair, a hair, smidge, smidgen, slightly, a little, little, a bit, bit, tiny, tiny bit, a fraction, fraction, notch, a notch, a shade, shade, marginally, subtle, subtly, gently, lil, lil bit, wee bit, wee, small, ever so slightly, half a db, a dash, a whisker, a tiny bit, a wee bit, a smidge, a teeny, a mite, mite, somewhat, a trifle, whisker, a nudge, a sliver',
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
