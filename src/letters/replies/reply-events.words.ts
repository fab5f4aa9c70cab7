import { declareEventWords, withPieces } from '../../kernel/history/event-words';
import { InEachLanguage, sameInAll } from '../../kernel/language';
import '../comments/comments.events';
import './reply.events';

const levels: Readonly<Record<string, InEachLanguage>> = {
  minister: { nb: 'statsråden', nn: 'statsråden', en: 'the minister' },
  stateSecretary: { nb: 'statssekretæren', nn: 'statssekretæren', en: 'the state secretary' },
  official: { nb: 'departementet', nn: 'departementet', en: 'the ministry' },
};

/** Parts of a letter that can change, as `reply.contentChanged` names them. */
const parts: Readonly<Record<string, InEachLanguage>> = {
  letter: {
    nb: 'rettet tittel, mottakere eller kopi',
    nn: 'retta tittel, mottakarar eller kopi',
    en: 'corrected the title, the recipients or the copies',
  },
  signatories: {
    nb: 'bestemte hvem som signerer',
    nn: 'bestemte kven som signerer',
    en: 'decided who signs',
  },
  enclosures: { nb: 'endret vedleggene', nn: 'endra vedlegga', en: 'changed the enclosures' },
  level: {
    nb: 'lot brevet følge saken til den som nå svarer',
    nn: 'lét brevet følgje saka til den som no svarer',
    en: 'let the letter follow the case to whoever answers now',
  },
};

const capacities: Readonly<Record<string, InEachLanguage>> = {
  holder: sameInAll(''),
  acting: { nb: ' som fungerende', nn: ' som fungerande', en: ', acting in the office' },
  forThisCase: { nb: ' som oppnevnt for saken', nn: ' som oppnemnd for saka', en: ', appointed for the case' },
  official: sameInAll(''),
};

const ways: Readonly<Record<string, InEachLanguage>> = {
  paper: { nb: 'på papir', nn: 'på papir', en: 'on paper' },
  mail: { nb: 'i e-post', nn: 'i e-post', en: 'by e-mail' },
  telephone: { nb: 'på telefon', nn: 'på telefon', en: 'by telephone' },
  meeting: { nb: 'i møte', nn: 'i møte', en: 'in a meeting' },
};

declareEventWords<'reply'>({
  'reply.started': ({ level }) =>
    withPieces(
      {
        nb: 'begynte på et svar fra {who}',
        nn: 'tok til på eit svar frå {who}',
        en: 'began a reply from {who}',
      },
      { who: levels[level] ?? sameInAll(level) },
    ),
  'reply.textWritten': {
    nb: 'skrev på versjon {textNumber}',
    nn: 'skreiv på versjon {textNumber}',
    en: 'worked on version {textNumber}',
  },
  'reply.contentChanged': ({ what }) =>
    parts[what] ?? { nb: 'endret brevet', nn: 'endra brevet', en: 'changed the letter' },
  'reply.noteWritten': {
    nb: 'skrev versjon {noteNumber} av notatet til statsråden',
    nn: 'skreiv versjon {noteNumber} av notatet til statsråden',
    en: 'wrote version {noteNumber} of the note to the minister',
  },
  'reply.submitted': ({ carriedOver }) =>
    withPieces(
      {
        nb: 'sendte versjon {textNumber} til godkjenning hos {route}{stands}',
        nn: 'sende versjon {textNumber} til godkjenning hos {route}{stands}',
        en: 'submitted version {textNumber} for approval by {route}{stands}',
      },
      {
        stands: carriedOver.length
          ? {
              nb: '; godkjenningen fra {carriedOver} står',
              nn: '; godkjenninga frå {carriedOver} står',
              en: '; the approval by {carriedOver} stands',
            }
          : sameInAll(''),
      },
    ),
  'reply.recalled': { nb: 'tok brevet tilbake', nn: 'tok brevet tilbake', en: 'took the letter back' },
  'reply.approved': {
    nb: 'godkjente versjon {textNumber}',
    nn: 'godkjende versjon {textNumber}',
    en: 'approved version {textNumber}',
  },
  'reply.editedAndApproved': {
    nb: 'redigerte og godkjente, nå versjon {textNumber}',
    nn: 'redigerte og godkjende, no versjon {textNumber}',
    en: 'edited and approved, now version {textNumber}',
  },
  'reply.commented': ({ answersId }) =>
    answersId
      ? {
          nb: 'svarte på en kommentar til brevet',
          nn: 'svarte på ein kommentar til brevet',
          en: 'answered a comment on the letter',
        }
      : { nb: 'kommenterte brevet', nn: 'kommenterte brevet', en: 'commented on the letter' },
  'reply.commentDone': ({ done }) =>
    done
      ? {
          nb: 'merket en kommentar til brevet som ferdig',
          nn: 'merkte ein kommentar til brevet som ferdig',
          en: 'marked a comment on the letter as done',
        }
      : {
          nb: 'åpnet en kommentar til brevet igjen',
          nn: 'opna ein kommentar til brevet igjen',
          en: 'opened a comment on the letter again',
        },
  'reply.sentBack': { nb: 'sendte brevet tilbake', nn: 'sende brevet tilbake', en: 'sent the letter back' },
  'reply.rejected': { nb: 'godkjente ikke brevet', nn: 'godkjende ikkje brevet', en: 'did not approve the letter' },
  'reply.released': ({ urgent }) =>
    urgent
      ? {
          nb: 'la brevet frem til signering, som haster',
          nn: 'la brevet fram til signering, som hastar',
          en: 'laid the letter before the signatory, as urgent',
        }
      : {
          nb: 'la brevet frem til signering',
          nn: 'la brevet fram til signering',
          en: 'laid the letter before the signatory',
        },
  'reply.releaseRecalled': {
    nb: 'tok brevet ut av mappen',
    nn: 'tok brevet ut av mappa',
    en: 'took the letter out of the folder',
  },
  'reply.held': ({ held }) =>
    held
      ? { nb: 'la brevet til side', nn: 'la brevet til side', en: 'put the letter aside' }
      : { nb: 'tok brevet frem igjen', nn: 'tok brevet fram att', en: 'took the letter up again' },
  'reply.returned': {
    nb: 'returnerte brevet med merknad',
    nn: 'returnerte brevet med merknad',
    en: 'returned the letter with a remark',
  },
  'reply.restricted': ({ what }) =>
    withPieces(
      {
        nb: 'lot {what} følge skjermingen av {asEntryId}',
        nn: 'lét {what} følgje skjerminga av {asEntryId}',
        en: 'let {what} follow the restriction of {asEntryId}',
      },
      {
        what: {
          letter: { nb: 'brevet', nn: 'brevet', en: 'the letter' },
          note: { nb: 'notatet', nn: 'notatet', en: 'the note' },
          both: { nb: 'brevet og notatet', nn: 'brevet og notatet', en: 'the letter and the note' },
        }[what],
      },
    ),
  'reply.withdrawn': { nb: 'lot brevet utgå', nn: 'lét brevet gå ut', en: 'withdrew the letter' },
  'reply.signed': ({ capacity }) =>
    withPieces(
      { nb: 'signerte brevet{as}', nn: 'signerte brevet{as}', en: 'signed the letter{as}' },
      { as: capacities[capacity] ?? sameInAll('') },
    ),
  'reply.signedOutside': ({ how }) =>
    withPieces(
      how === 'paper'
        ? {
            nb: 'registrerte at {decidedBy} signerte {way} {decidedOn}',
            nn: 'registrerte at {decidedBy} signerte {way} {decidedOn}',
            en: 'recorded that {decidedBy} signed {way} on {decidedOn}',
          }
        : {
            nb: 'registrerte at {decidedBy} avgjorde saken {way} {decidedOn}',
            nn: 'registrerte at {decidedBy} avgjorde saka {way} {decidedOn}',
            en: 'recorded that {decidedBy} decided the matter {way} on {decidedOn}',
          },
      { way: ways[how] ?? sameInAll('') },
    ),
  'reply.timestamped': {
    nb: 'tidsstemplet signaturen',
    nn: 'tidsstempla signaturen',
    en: 'time-stamped the signature',
  },
  'reply.stopped': { nb: 'stoppet utsendingen', nn: 'stoppa utsendinga', en: 'stopped the dispatch' },
  'reply.dispatched': ({ settled }) =>
    settled.length
      ? {
          nb: 'ekspederte brevet og avskrev {settled.length} innkomne',
          nn: 'ekspederte brevet og avskreiv {settled.length} innkomne',
          en: 'dispatched the letter and wrote off incoming letters ({settled.length})',
        }
      : { nb: 'ekspederte brevet', nn: 'ekspederte brevet', en: 'dispatched the letter' },
});
