/**
 * What is no fixed phrase: somebody else's violence, danger, voices that command, and short forms that are ordinary words elsewhere.
 * Sentences with their neighbours, so that "the pain hits me" and "5 kms" are nobody's danger. Read in plain letters (`plain`). Basis:
 * general knowledge of how people speak of it, to be read by a clinician (GK), and a project default (PD).
 */
const WHO_EN =
  "(?:he|she|they|someone|somebody|(?:my|her|his|the) (?:ex )?(?:husband|wife|partner|spouse|boyfriend|girlfriend|bf|gf|ex|fiance|fiancee|father|dad|daddy|stepfather|stepdad|mother|mom|mum|stepmother|stepmom|brother|stepbrother|sister|uncle|aunt|cousin|grandfather|grandpa|son|daughter|boss|neighbor|neighbour|roommate|caregiver|friend|landlord|pastor|coach|teacher|therapist|doctor|nurse))(?:'s|s|'ll|'d)?";
const HOW_EN =
  '(?:(?:has|had|have|is|was|are|were|been|gets|got|will|would|could|might|can|also|sometimes|always|often|still|again|just|really|even|then|once|almost|nearly|used to|started|starts|keeps|keeps on|kept|kept on|tried to|tries to|wants to|going to|threatens to|threatened to|drunk and|angry and|says he will|said he will) ){0,4}';
const DOES_EN =
  '(?:hits|hit|hitting|slaps|slapped|slapping|punches|punched|punching|kicks|kicked|kicking|beats|beat|beating|beaten|chokes|choke|choked|choking|strangles|strangle|strangled|strangling|rapes|rape|raped|raping|abuses|abuse|abused|abusing|molests|molest|molested|molesting|assaults|assault|assaulted|assaulting|attacks|attack|attacked|attacking|threatens|threaten|threatened|threatening|hurts|stabs|stab|stabbed)';
const WHOM_EN = '(?:me|us|my (?:kids?|children|son|daughter|baby))';
/**
 * "Hit me up", "beat me at chess", "beat me to it": nobody is struck. By what is played and reached, not by "at" or "to" alone:
 * "he hits me at night", "beat me to the floor".
 */
const NOT_STRUCK_EN =
  '(?! (?:up on|up for|up later|up when|at (?:chess|cards|checkers|poker|pool|golf|tennis|darts|video games|(?:a|the|this|that|any|every) (?:board )?game)|to (?:it|the (?:punch|door|finish|car|bathroom|phone|table))|in (?:a|the) (?:game|race|match)|by a|with the news)(?![a-z]))';

const WHO_ES =
  '(?:marido|esposo|esposa|mujer|pareja|novio|novia|ex|exmarido|exesposo|exnovio|exnovia|padre|papa|madre|mama|padrastro|madrastra|hermano|hermana|hermanastro|tio|tia|primo|abuelo|hijo|hija|jefe|vecino|companero|cuidador|cuidadora|suegro|suegra)';
const OFTEN_ES = '(?:(?:siempre|a veces|todavia|aun|ya|tambien|volvio y|casi|borracho) )?';
const DOES_ES =
  '(?:pega|pego|pegaba|ha pegado|esta pegando|vuelve a pegar|golpea|golpeo|golpeaba|ha golpeado|maltrata|maltrato|maltrataba|viola|violo|violaba|ha violado|amenaza|amenazo|amenazaba|ha amenazado|agrede|agredio|patea|pateo|ahorca|ahorco|estrangula|estrangulo|lastima|lastimo|hace dano|hizo dano)';

const SENTENCES: readonly string[] = [
  `${WHO_EN} ${HOW_EN}${DOES_EN} ${WHOM_EN}${NOT_STRUCK_EN}`,
  '(?:raped|raping|molested|molesting|sexually assaulted) me',
  'forc(?:ed|es|ing) (?:himself|herself|themselves) on (?:me|us)',
  `my (?:stepdad|stepfather|dad|daddy|father|uncle|grandpa|grandfather|brother|stepbrother|coach|pastor|teacher|boss) ${HOW_EN}(?:touches|touching|touched) me`,
  `${WHO_EN} ${HOW_EN}(?:pushes|pushed|pushing|shoves|shoved|shoving|throws|threw|throwing|slams|slammed|slamming) ${WHOM_EN} (?:down|against|into|onto|across|out of|to the (?:floor|ground|wall))`,
  '(?:i was|i got|i am being|im being|i have been|ive been|i was being) (?:raped|molested|beaten|beaten up|strangled|(?:sexually |physically )?abused|sexually assaulted)',
  `(?:i am|i'm|im|we are|we're|my life is|my children are|my kids are) (?:still |really |now |maybe )?in (?:great |real |serious |immediate )?danger`,
  `(?:afraid|scared|terrified|frightened) of my (?:ex |ex-)?(?:husband|wife|partner|boyfriend|girlfriend|father|dad|stepfather|stepdad|ex)`,
  `voices? (?:(?:that|who|in my head|are|is|keep|keeps|kept|just|always|also|now|sometimes|has|have|been) ){0,4}(?:tell|tells|telling|told|say|says|saying|said|order|orders|ordering|want|wants|command|commands|commanding) (?:me )?(?:that i (?:should|must) |i (?:should|must) |to )(?:hurt|harm|kill|cut|stab|jump|die|end|do it|do something bad)`,
  // As people write it of themselves; a number of kilometres has other words before it.
  `(?:will|i'll|ill|would|i'd|id|should|might|could|can|must|just|gonna|gotta|(?:going|want|wanted|wants|need|about|ready|trying|tempted|plan|planning|have|told me) to|want) (?:just |really |probably |actually )?kms`,
  `(?:mi|su) ${WHO_ES} ${OFTEN_ES}(?:me|nos) ${DOES_ES}`,
  `(?:el|ella|alguien) ${OFTEN_ES}(?:me|nos) ${DOES_ES}`,
  `(?<!no )(?<!nunca )(?:me|nos) ${DOES_ES} (?:siempre |a veces |mucho |otra vez )?(?:mi|su|el) ${WHO_ES}`,
  '(?<!no )(?<!nunca )(?:me|nos) (?:va|van) a (?:matar|violar|pegar|golpear)',
  `(?<!no )(?<!nunca )(?:me violo|me violaron|me han violado|me ha violado|fui violad[ao]|abuso de mi|abusa de mi|abusan de mi|abusaron de mi)`,
  `(?<!no )(?<!nunca )(?<!no creo que )(?:estoy|estamos) (?:muy |ahora |todavia )?en (?:grave )?peligro`,
  'no (?:estoy|estamos|me siento|nos sentimos) (?:segur[oa]s?|a salvo) en (?:mi |nuestra |la |esta )?casa',
  `(?<!no )(?:corro peligro|mi vida corre peligro|mi vida (?:esta|peligra)(?: en peligro)?|peligra mi vida)`,
  `(?<!no )(?<!no le )(?:tengo miedo (?:a|de)|me da miedo) mi ${WHO_ES}`,
  `voces (?:(?:que|me|estan|siempre|a veces) ){0,3}(?:dicen|dicen|diciendo|ordenan|ordenando|mandan|piden)(?:me)? (?:que )?(?:me |lo |la |le |los |les )?(?:haga dano|mate|muera|corte|lastime|lastimar|hiera|tire|salte|haga|hacer dano|hacerme dano|matar|matarme|morir)`,
];

/** Begins and ends as a word. */
const ANY = new RegExp(
  SENTENCES.map((sentence) => `(?<![\\p{L}\\p{N}])(?:${sentence})(?![\\p{L}\\p{N}])`).join('|'),
  'gu',
);

/** The sentences of danger that stand in the text, as they stand there. `said`: in plain letters. */
export const dangerSentences = (said: string): readonly string[] => [...said.matchAll(ANY)].map(([found]) => found);
