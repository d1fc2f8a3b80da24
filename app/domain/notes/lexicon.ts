import type { Category } from '../policy/studio.ts';
import type { NoteKind } from '../policy/words.ts';

/** One sign in a note's words: what it speaks for, how strongly, and the minutes such work takes. */
export type Sign = {
  kind: NoteKind;
  category: Category;
  weight: number;
  minutes: number;
  words: RegExp;
};

const sign = (kind: NoteKind, category: Category, weight: number, minutes: number, words: RegExp): Sign => ({
  kind,
  category,
  weight,
  minutes,
  words,
});

/** Clauses that name work only to say that it is not asked for, or is over; not read for signs. */
export const SET_ASIDE: readonly RegExp[] = [
  /\b(?:rather than|instead of|not asking (?:for|you)|no need (?:to|for)|(?:do|did|does)(?:n't|nt| not) (?:need|have|want) (?:to|a|any|you)|without (?:having to|changing|touching)|don'?t (?:re-?\w+|change|touch|replace|add))[^.,;!?]*/gi,
  /\bif it'?s(?: not|n't) too late/gi,
  /\b(?:since|now(?: that)?|after) (?:you|we|they|i|he|she)(?:'ve|'d|'s)? (?:\w+ )?\w+ed\b[^.,;!?]*/gi,
  /\b(?:thanks|thank you|cheers|ta) for \w+[^.,;!?]*/gi,
  /^\s*re-?\w+ed (?=\w+ (?:sits|sounds|is|works))/gi,
  /\b(?:thought|talked|wondered|worried) (?:about|we)[^.;!?]*?(?=\bbut\b|[.;!?])/gi,
];

const PART =
  '(?:vocals?|vox|bvs?|bgvs?|harmon(?:y|ies)|singers?|choir|drums?|kick|snare|toms?|hats?|shaker|bass|808s?|guitars?|solo|piano|keys|organ|synths?|strings?|horns?|brass|sax(?:ophone)?|lead|chorus|verse|bridge|intro|outro|line|word|take|part)';
const GAP = '(?:[\\w\'"-]+ ){0,4}?';
const re = (pattern: string) => new RegExp(pattern.replaceAll('PART', PART).replaceAll('GAP ', GAP), 'i');

export const SIGNS: readonly Sign[] = [
  // Performance
  sign('major', 'performance', 4, 45, /\bre-?(?:read|sing|sang|sung|play(?:ed)?|do(?:ing|ne)?|did|track(?:ed)?|record(?:ed|ing)?|cut|take)\b/i),
  sign('major', 'performance', 3, 45, re('\\b(?:come in|sing|play|record|track|redo|perform)(?:ing)? GAP (?:again|over|properly|live|better|instead)\\b')),
  sign('major', 'performance', 3.5, 45, /\b(?:comp(?:ed|ing)?|pick-?up|sing some|real players?|play(?:ed)? (?:softer|harder|it)|i'?ll (?:sing|play|record|do|redo)|recording (?:it|his|her|my|our)|record (?:his|her|my|our|their)|(?:different|other|another|alternate|second|first|third|earlier|whispered|belted|old|new|better) takes?|takes? (?:\d|one|two|three|four|five|six)|from take)\b/i),
  sign('major', 'performance', 3, 45, /\b(?:new|proper|final|better|another) (?:lead )?(?:vocals?|vox|take|recording|performance|guide)\b/i),
  sign('major', 'performance', 2, 45, /\b(?:my|his|her|their) (?:singing|playing|performance)|(?:wrong|different) (?:note|chord|lyric|word|line)s?\b/i),
  // Tuning and timing
  sign('major', 'tuning', 3.5, 30, /\b(?:(?:auto-?|re)?tun(?:ed|ing|e (?:the \w+ (?:line|harm|note|part)|up|my|it|that|her|his|those|them|both))|melodyne\w*|pitch(?:ed|y|ey|ing|-?correct\w*)?|out of tune|in tune|off[- ]key|flat (?:note|on)|sharp (?:note|from)|(?:bit|little|slightly|goes|going|is|are|sounds?|drift\w*) (?:sharp|flat))\b/i),
  sign('major', 'timing', 3.5, 30, /\b(?:timing|quanti[sz]e\w*|in time|(?:off|behind|ahead of|before|after) the (?:beat|click|grid|snare|kick)|tighten|tighter (?:with|to)|drag(?:s|ging)|rush(?:es|ing|ed)|too (?:early|late|soon)|comes? in (?:early|late)|(?:bit|little|touch|slightly|\d+ ?ms) (?:early|late|earlier|later|ahead|behind)|line up|lock(?:ed)? (?:in|to|with)|loose|straighten|nudge|groove|flam\w*|tidy|together|locking|keep time)\b/i),
  // Parts, sections, arrangement
  sign('major', 'part', 2.5, 45, re('\\b(?:add|put|layer|write|program|make|create|get|have|need|needs|want|throw|stick|drop|bring) GAP (?:an?|some|more|another|extra|new|the|real|in) GAP (?:PART|sample|loop|layer|double|track|stem|instrument|choir|ad-?libs?|section)\\b')),
  sign('major', 'part', 3, 30, re('\\b(?:remove|lose|delete|bin|scrap|get rid of|take out|strip|drop|cut|lose|without|no more) GAP (?:PART|instruments?|section|everything|it|loop|sample|kazoo)\\b')),
  sign('major', 'part', 3, 45, /\b(?:(?:new|extra|more|another|second) (?:\w+ )?(?:stems?|layers?|harmon(?:y|ies)|parts?|tracks?|instruments?|doubles?|overdubs?|synths?|guitars?|percussion|strings|horns?)|overdub\w*|stems? (?:uploaded|attached|sent|coming)|just (?:sent|uploaded)|mix (?:it|them|that|these) in|surprise me|feels? empty|counter[- ]?melody|on (?:its|their) way|could (?:someone|somebody)|we need (?:backing|some))\b/i),
  sign('major', 'arrangement', 3, 60, /\b(?:arrange\w*|restructur\w*|structure|tempo|bpm|slow(?:er)? (?:it|the|whole|song|down)|speed (?:it|the)? ?up|faster|half-? ?time|transpos\w*|(?:up|down) an? (?:half[- ])?(?:step|semitone|tone|key)|change (?:the )?key|(?:twice|half) as long|in [A-G] (?:minor|major))\b/i),
  sign('major', 'arrangement', 3, 60, /\b(?:swap|move|shift|shorten|extend|double|repeat|cut|skip|loop|copy|paste|trim)\b(?: [\w'"-]+){0,6}? (?:chorus|verse|bridge|section|intro|outro|build|breakdown|drop|bars?|solo|middle 8|part|joke|ending|open)\b/i),
  sign('major', 'arrangement', 2.5, 45, /\b(?:straight (?:into|to) the|come[s]? (?:earlier|sooner|before|twice)|(?:extra|more|another|two|four|eight|longer|shorter) (?:bars?|chorus|verse|ending|intro|outro|solo|breakdown)|key change (?:up|at|in)|one more time|in half|earlier|a ?cap+ella|blend|end on)\b/i),
  // Sounds and direction
  sign('major', 'sound', 3.5, 60, /\b(?:re-?amp\w*|replac\w+|(?:different|new|another|real|actual|proper|better) (?:\w+ )?(?:sound|snare|kick|piano|strings|drums?|brass|patch|amp|samples?|synth|instrument|tone|hats)|swap (?:the|out|it|that)|patch|(?:trigger|sampled?) (?:the|a))\b/i),
  sign('major', 'direction', 3.5, 150, /\b(?:re-?mix\w*|(?:whole|totally|completely|entirely) (?:different|new|thing|song|vibe|other)|(?:different|new) (?:direction|vibe|feel|style|approach)|from scratch|start (?:again|over)|go back to the (?:demo)|orchestral|all acoustic|stripped(?:[- ]back)?|version (?:that|which) is|turn (?:this|it) into|like the (?:old )?demo|all of it|drill|lo-?fi hip)\b/i),
  sign('major', 'alternate_version', 2.5, 40, /\b(?:instrumental|radio edit|clean (?:edit|version)|extended (?:mix|version))\b/i),
  // Small things
  sign('minor', 'level', 1.3, 3, /\b(?:less|more|bit|fraction|slightly|(?:a )?little|lost|too|hair|touch|smidge|edge|heard|hear|jump|glue|words?)\b/i),
  sign('minor', 'level', 4, 2, /\d ?d ?b\b|\bhalf a d ?b\b|\ba (?:touch|bit|tad|hair|smidge) (?:louder|quieter|brighter|darker|warmer|wider|up|down|more|less)\b/i),
  sign('minor', 'level', 2.5, 2, /\b(?:loud(?:er|est)?|quiet(?:er)?|turn(?:ed)? (?:\S+ ){0,4}?(?:up|down)|volume|level|db|(?:bring|push|pull|tuck|bump|ease|dial|nudge|lift|sit)\b(?: \S+){0,4}? (?:up|down|back|forward|in|out|under|behind|higher|lower)|bur[ir]ied|lost (?:in|under|behind)|too (?:much|hot|low|high)|(?:touch|bit|tad|little|hair|smidge|notch|lil|wee bit) (?:more|less|up|down|lower|higher)|up (?:a|in the)|down a|barely|in the mix|stick(?:s|ing)? out|shout\w*|louder|swamp\w*|come (?:up|down|forward)|bigger|smaller|clearer|under|upp+|struggl\w*|understand the words|off a (?:bit|touch)|(?:up|down)(?= please| pls|[.!,]|$)|[+-]\d|inaudible|dizzy|right ear|longer)\b/i),
  sign('minor', 'tone', 2.5, 3, /\b(?:bright(?:er|en)?|dark(?:er)?|warm(?:er|th)?|harsh\w*|muddy|mud|boomy|boxy|tinn[yi]\w*|thin|fizz\w*|honk\w*|nasal|woolly|sibilan\w*|ess(?:es|y)|de-?ess\w*|eq|top[- ]end|low[- ]end|low[- ]mids?|highs?|lows|mids?|air(?:ier)?|sparkl\w*|crisp\w*|dull|round(?:er)?|notch|pierc\w*|ring(?:y|ing)|zing\w*|ping[iy]\w*|bass(?:y|ier)|click(?:y|ier)|full(?:er)?|hz|\dk|soft(?:er)? (?:top|tone))\b/i),
  sign('minor', 'effects', 2.5, 3, /\b(?:reverb|verb|wet(?:ter)?|dry|drier|delay|echo\w*|slap(?:back)?|chorus effect|phaser|flang\w*|distort(?:ed|ion)? (?:on|effect)|saturat\w*|room (?:on|sound)|space|hall|plate|spring|throws?|telephone|radio (?:sound|effect|voice)|lo-?fi|vocoder|washy|tail|filter\w*|effects?|fx|ambien\w*|shimmer)\b/i),
  sign('minor', 'dynamics', 2.5, 4, /\b(?:compress\w*|punch\w*|squash\w*|pump\w*|limiter|gat(?:e|ed|ing)|attack|snapp?\w*|dynamic\w*|sidechain\w*|duck(?:ed|ing)?|even out|jump(?:s|ing) out|peaks? (?:at|on))\b/i),
  sign('minor', 'pan', 3, 2, /\b(?:pan(?:ned|ning)?|(?:to the|more|further|hard|bit|other|wider?|on the|slightly) (?:left|right|side)|cent(?:er|re)(?:d|ed)?|wid(?:e|er|en|th)|stereo|mono|spread|left and right)\b/i),
  sign('minor', 'fade', 3, 3, /\b(?:fad(?:e|es|ed|ing)(?:[- ](?:in|out))?|silence at|seconds? (?:of|longer|shorter)|gap (?:at|before))\b/i),
  sign('minor', 'automation', 2.5, 4, /\b(?:automat\w*|ride|swell\w*|build(?:s|ing)? (?:in|up|into)|riser|lift (?:in|into) the|(?:start|begin)s? (?:soft|quiet)\w*)\b/i),
  sign('minor', 'mute', 4, 3, /\b(?:(?:mute|kill|drop|cut|silence|lose|take out|pull)\b[^.;!?]{0,40}\b(?:(?:just |only )?(?:on|in|for|at|before) (?:the )?(?:just |only |very |last |first |one |that |a )*(?:bar|beat|hit|word|line|note|breath|downbeat)s?|for (?:a|one|two|the) (?:bar|beat)s?)|breaths?|mute)\b/i),
  // Faults
  sign('fault', 'defect', 4, 10, /\b(?:click(?:s|ing)?|clik|(?:a|little|loud|audible) pop|pops|popping|crackl\w*|glitch\w*|stutter\w*|skips?|drop-?outs?|drops? out|cuts? out|dropped out|buzz\w*|hiss(?:ing)?|hum|whine|artefacts?|blip|noise burst|clipp(?:ing|ed|s)|broken|tick|chirp|in and out|digital(?:ly)? (?:noise|distort\w*)|bug|distorts)\b/i),
  sign('fault', 'delivery', 4, 5, /\b(?:wrong (?:file|song|version|track|mix|upload|take|name|title|bounce|sample|one)|someone else'?s|won'?t (?:play|open|load|download)|(?:can'?t|cannot) (?:open|play|download)|not (?:playing|loading|my song)|cut(?:s)? off|chopped off|trimmed too|stops? (?:at|dead|half|before|after)|ends? (?:before|abruptly|mid)|re-?upload|404|0 ?kb|metronome|same (?:as|file|mix) (?:v\d|as|the last)|(?:this|it)(?:'s| is) (?:v\d|the (?:old|rough|demo|same))|flipped|sample rate|chipmunk\w*|by mistake|accident\w*)\b/i),
  sign('fault', 'missing', 4, 10, /\b(?:missing|vanish\w*|disappear\w*|(?:has|have|is|are|'s|seems? to (?:be|have)|totally|completely|now) gone|where(?:'s|'d| is| did| has| are| have)? (?:\S+ ){0,5}?(?:go|gone|went|vocal|harmon\w+|solo|guitar|trumpet|strings)|not (?:in|there|on) (?:this|the) (?:mix|version|bounce)|nowhere|never (?:comes?|came) (?:back|in)|left out|lost the|(?:was|were|did) in (?:v|mix|the last|the previous)|(?:only|just) (?:hearing|one side|only (?:plays?|comes?|in the)|left|right)|one side|silent)\b/i),
  sign('fault', 'missing', 3, 10, /\b(?:(?:asked|requested|told you|said) (?:for|last|before|already|in)|(?:still )?(?:hasn'?t|haven'?t|wasn'?t|weren'?t|didn'?t) (?:been )?(?:done|changed|made|happen)|none of (?:the|my)|new in this|wasn'?t (?:there|like|doing)|(?:was|were) (?:clean|fine|ok(?:ay)?|there) (?:in|on|before)|not (?:right|on purpose|meant)|meant to be|not on the stems?)\b/i),
  // Comments
  sign('comment', 'praise', 3, 0, /\b(?:love(?:d|ly)?|perfect\w*|amazing|brilliant|great|gorgeous|beautiful\w*|spot on|nailed|goosebumps|happy|sick|thank(?:s| you)|cheers|yess+|wow|approved|sign(?:ed|ing)? off|no (?:more )?(?:notes|changes)|don'?t change|leave it|keep it|wouldn'?t change|best|sounds? (?:like a record|great|good|huge)|buzzing|this is it|complain|better than|fine by me|wouldn'?t touch|can'?t fault|genius|exactly (?:what|the|as)|right call|better now|much better|it stays|works? (?:really )?well|fixed|\bback,? hurrah|into it)\b|[👍🎉🔥❤💛😍🙌👏💯]/iu),
  sign('comment', 'question', 3, 0, /(?:^|[.!,;] )(?:(?:and|also|so|hi|hey|just wondering|out of interest|curious)[,:]? )*(?:is (?:this|that|it|there)|are (?:we|you|these|there)|was (?:the|that|this)|do (?:you|we|i)|does (?:the|this|it)|did you|how (?:long|much|many|do|does|did|loud|would|will|come)|what(?:'s| is| does| do| did| are| time| mic| format)|when (?:is|will|do|can|are)|which|who(?:'s| is)?|where (?:do|can|should)|will (?:you|we|it|the|there)|should (?:we|i)|can i|why (?:is|do|does|did))\b[^.!]*\?/i),
  sign('comment', 'question', 3, 0, /\b(?:if we (?:did|do|wanted|were)|how long would|charge|invoice|deadline|cost|budget for|mean(?:s)?\?|only asking|just (?:asking|curious|wondering)|what does)\b/i),
  sign('comment', 'other', 3, 0, /\b(?:will (?:let you know|listen|report|send (?:notes|feedback))|let you know|not had (?:a )?chance|haven'?t (?:had|listened|heard)|get back to you|bear with|listening (?:now|tonight|again|on)|(?:away|on holiday)|for context|fyi|just checking|sorry|not sure|sleep on it|hope you|no further|ignore (?:her|him|that|this|my|me)|scrap what|forget (?:what|that)|nothing (?:to (?:do|change|fix))|no (?:action|change)s? needed|call|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/i),
];
