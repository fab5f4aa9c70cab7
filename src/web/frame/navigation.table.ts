import type { RoleCode } from '../../kernel/actor';
import type { WorkListName } from '../../letters/work-lists/work-lists.table';

/** An entry of the navigation: for whom, where it leads, and which work list's length stands beside it. */
export interface NavigationEntry {
  readonly word: string;
  readonly href: string;
  readonly roles: readonly RoleCode[];
  readonly counts?: WorkListName;
}

/** The navigation by role, in the order of the day's work (SCREENS section 3 and 9). A role may see several of them. */
export const navigation: readonly NavigationEntry[] = [
  {
    word: 'nav.myDay',
    href: '/',
    roles: [
      'registrar',
      'caseworker',
      'leader',
      'privateOffice',
      'politicalAdviser',
      'stateSecretary',
      'auditor',
      'administrator',
    ],
  },
  { word: 'nav.toSign', href: '/signering', roles: ['minister', 'stateSecretary', 'leader'], counts: 'to-sign' },
  { word: 'nav.myCases', href: '/arbeid/mine', roles: ['caseworker'] },
  { word: 'nav.unitCases', href: '/arbeid/my-unit', roles: ['leader'] },
  { word: 'nav.toApprove', href: '/arbeid/to-approve', roles: ['leader'], counts: 'to-approve' },
  { word: 'nav.register', href: '/registrering', roles: ['registrar'], counts: 'to-register' },
  { word: 'nav.toAllocate', href: '/arbeid/to-allocate', roles: ['registrar', 'leader'], counts: 'to-allocate' },
  { word: 'nav.toDispatch', href: '/arbeid/to-dispatch', roles: ['registrar'], counts: 'to-dispatch' },
  { word: 'nav.toJournal', href: '/journal', roles: ['registrar'], counts: 'to-journal' },
  { word: 'nav.toClose', href: '/arbeid/to-close', roles: ['registrar'], counts: 'to-close' },
  { word: 'nav.privateOffice', href: '/forvaerelse', roles: ['privateOffice'], counts: 'to-release' },
  {
    word: 'nav.late',
    href: '/arbeid/late',
    roles: ['caseworker', 'leader', 'registrar', 'privateOffice'],
    counts: 'late',
  },
  {
    word: 'nav.cases',
    href: '/saker',
    roles: ['registrar', 'leader', 'auditor', 'politicalAdviser', 'stateSecretary'],
  },
  { word: 'nav.paragraphs', href: '/standardavsnitt', roles: ['caseworker', 'administrator'] },
  { word: 'nav.templates', href: '/maler', roles: ['administrator'] },
  { word: 'nav.people', href: '/folk', roles: ['administrator'] },
  { word: 'nav.units', href: '/enheter', roles: ['administrator'] },
  { word: 'nav.offices', href: '/embeter', roles: ['administrator', 'auditor'] },
  { word: 'nav.history', href: '/historikk', roles: ['auditor'] },
  {
    word: 'nav.figures',
    href: '/tall',
    roles: ['leader', 'registrar', 'privateOffice', 'stateSecretary', 'auditor', 'administrator'],
  },
];
