import { declareEventWords } from '../../kernel/history/event-words';
import '../comments/comments.events';
import './reply.events';

const levels: Readonly<Record<string, string>> = {
  minister: 'statsråden',
  stateSecretary: 'statssekretæren',
  official: 'departementet',
};

const names = (ids: readonly string[], name: (id: string) => string): string => ids.map((id) => name(id)).join(', ');

/** Parts of a letter that can change, as `reply.contentChanged` names them. */
const parts: Readonly<Record<string, string>> = {
  letter: 'rettet tittel, mottakere eller kopi',
  signatories: 'bestemte hvem som signerer',
  enclosures: 'endret vedleggene',
  level: 'lot brevet følge saken til den som nå svarer',
};

const capacities: Readonly<Record<string, string>> = {
  holder: '',
  acting: ' som fungerende',
  forThisCase: ' som oppnevnt for saken',
  official: '',
};

const ways: Readonly<Record<string, string>> = {
  paper: 'på papir',
  mail: 'i e-post',
  telephone: 'på telefon',
  meeting: 'i møte',
};

const printed = (day: string): string => day.slice(0, 10).split('-').reverse().join('.');

declareEventWords<'reply'>({
  'reply.started': ({ level }) => `begynte på et svar fra ${levels[level] ?? level}`,
  'reply.textWritten': ({ textNumber }) => `skrev på versjon ${textNumber}`,
  'reply.contentChanged': ({ what }) => parts[what] ?? 'endret brevet',
  'reply.noteWritten': ({ noteNumber }) => `skrev versjon ${noteNumber} av notatet til statsråden`,
  'reply.submitted': ({ textNumber, route, carriedOver }, name) =>
    `sendte versjon ${textNumber} til godkjenning hos ${names(route, name)}` +
    (carriedOver.length ? `; godkjenningen fra ${names(carriedOver, name)} står` : ''),
  'reply.recalled': () => 'tok brevet tilbake',
  'reply.approved': ({ textNumber }) => `godkjente versjon ${textNumber}`,
  'reply.editedAndApproved': ({ textNumber }) => `redigerte og godkjente, nå versjon ${textNumber}`,
  'reply.commented': ({ answersId }) => (answersId ? 'svarte på en kommentar til brevet' : 'kommenterte brevet'),
  'reply.commentDone': ({ done }) =>
    done ? 'merket en kommentar til brevet som ferdig' : 'åpnet en kommentar til brevet igjen',
  'reply.sentBack': () => 'sendte brevet tilbake',
  'reply.rejected': () => 'godkjente ikke brevet',
  'reply.released': ({ urgent }) =>
    urgent ? 'la brevet frem til signering, som haster' : 'la brevet frem til signering',
  'reply.releaseRecalled': () => 'tok brevet ut av mappen',
  'reply.held': ({ held }) => (held ? 'la brevet til side' : 'tok brevet frem igjen'),
  'reply.returned': () => 'returnerte brevet med merknad',
  'reply.withdrawn': () => 'lot brevet utgå',
  'reply.signed': ({ capacity }) => `signerte brevet${capacities[capacity] ?? ''}`,
  'reply.signedOutside': ({ how, decidedOn, decidedBy }, name) =>
    `registrerte at ${name(decidedBy)} ${how === 'paper' ? 'signerte' : 'avgjorde saken'} ${ways[how] ?? ''} ${printed(decidedOn)}`,
  'reply.timestamped': () => 'tidsstemplet signaturen',
  'reply.stopped': () => 'stoppet utsendingen',
  'reply.dispatched': ({ settled }) =>
    settled.length ? `ekspederte brevet og avskrev ${settled.length} innkomne` : 'ekspederte brevet',
});
