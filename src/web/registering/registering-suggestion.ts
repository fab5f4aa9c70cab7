import { addWorkingDays, commonReplyTarget } from '../../cases/deadlines/working-days';
import { Day, dayOf } from '../../kernel/clock';
import { mainPieceOf } from '../../letters/incoming/main-piece.rules';
import type { IncomingPost } from './incoming-post';
import type { Before, OfficeChoice } from './registering-choices';
import { Typed, receivedOf, text } from './registering-request';

/** Where a value in the form comes from, until somebody changes it. */
export type ValueSource = 'mail' | 'earlier' | 'sender' | 'firstRegistered';

/** The form as it is filled in to begin with, and where each value is from. */
export interface Suggested {
  readonly values: Typed;
  readonly sources: Readonly<Record<string, ValueSource>>;
}

/** Fills in what the mail says, and what was done with the sender's last letter (SCREENS, 02). */
export function suggestedFor(
  post: IncomingPost,
  before: Before,
  offices: readonly OfficeChoice[],
  today: Day,
): Suggested {
  const { suggestion, arrival } = post;
  const received = receivedOf(post);
  const receivedDay = received ? dayOf(received) : today;
  const [last] = before.cases;
  const addressed = (suggestion?.offices ?? []).filter((one) => one.as === 'addressee').map(({ officeId }) => officeId);
  const own = offices.find((office) => office.own);
  const from = suggestion ? 'mail' : 'firstRegistered';
  const values = {
    case: 'new',
    caseKey: '',
    classId: last?.class?.id ?? '',
    unitId: last?.unit?.id ?? '',
    documentDate: suggestion?.documentDate ?? '',
    received: receivedDay,
    language: suggestion?.language ?? 'nb',
    title: suggestion?.title ?? arrival?.subject ?? '',
    samePublic: 'true',
    publicTitle: '',
    sender: senderOf(post, before),
    theirReference: '',
    addressedOfficeIds: addressed.length ? addressed : own ? [own.id] : [],
    access: 'open',
    restriction: { code: '', provision: '', secrecyProvision: '' },
    wholeCase: 'true',
    channel: 'post',
    main: String(mainPieceOf(post.pieces)),
    titles: {},
    dueDate: addWorkingDays(receivedDay, commonReplyTarget),
  };
  const sources: Record<string, ValueSource | false> = {
    classId: values.classId !== '' && 'sender',
    unitId: values.unitId !== '' && 'sender',
    documentDate: values.documentDate !== '' && 'mail',
    received: received !== null && from,
    language: suggestion?.language ? 'mail' : false,
    title: values.title !== '' && from,
    'sender.name': suggestion?.sender ? 'mail' : false,
    'sender.mail': suggestion?.sender?.address ? 'mail' : false,
    addressedOfficeIds: addressed.length > 0 && 'mail',
  };
  const known = Object.entries(sources).filter((one): one is [string, ValueSource] => one[1] !== false);
  return { values, sources: Object.fromEntries(known) };
}

/** The sources of what still stands as it was suggested. */
export function sourcesOf({ values, sources }: Suggested, typed: Typed): Suggested['sources'] {
  const kept = Object.entries(sources).filter(
    ([name]) => name === 'addressedOfficeIds' || text(values, name) === text(typed, name),
  );
  return Object.fromEntries(kept);
}

/** The sender as the mail names them; the address as on their last letter. */
function senderOf({ suggestion }: IncomingPost, { sender: known }: Before) {
  const said = suggestion?.sender;
  const same = known && !known.screened ? known : null;
  return {
    name: said?.name ?? same?.name ?? said?.address ?? '',
    mail: said?.address ?? same?.mail ?? '',
    attention: same?.attention ?? '',
    addressLines: (same?.addressLines ?? []).join('\n'),
    postCode: same?.postCode ?? '',
    postPlace: same?.postPlace ?? '',
    country: same?.country ?? '',
    privatePerson: same?.privatePerson ? 'true' : '',
    screened: known?.screened ? 'true' : '',
  };
}
