// Pages that are looked at by name, each as somebody who has it: what axe reads and what is kept as a picture. An address
// may be made of the stage's facts (`facts.mjs`). What is only linked to is found by `crawl.mjs` and looked at as well.

/** `{ name, who, path }`; nobody is signed in for `who: null`. */
export const pages = [
  { name: 'logg-inn', who: null, path: '/logg-inn' },
  { name: 'min-dag-saksbehandler', who: 'hmk', path: '/' },
  { name: 'min-dag-leder', who: 'al', path: '/' },
  { name: 'min-dag-arkivar', who: 'ist', path: '/' },
  { name: 'min-dag-forvaerelse', who: 'mf', path: '/' },
  { name: 'min-dag-administrator', who: 'lhb', path: '/' },
  { name: 'arbeid-mine', who: 'hmk', path: '/arbeid/mine' },
  { name: 'arbeid-tom', who: 'eno', path: '/arbeid/late' },
  { name: 'saker', who: 'ist', path: '/saker' },
  { name: 'sak-ferdig', who: 'ist', path: ({ story }) => `/saker/${story.caseId}` },
  { name: 'sak-til-godkjenning', who: 'al', path: ({ cases }) => `/saker/${cases.submitted.id}` },
  { name: 'sak-utkast', who: 'hmk', path: ({ cases }) => `/saker/${cases.drafting.id}` },
  { name: 'sak-registrert', who: 'ist', path: ({ cases }) => `/saker/${cases.registered.id}` },
  { name: 'innstillinger', who: 'hmk', path: '/innstillinger' },
  { name: 'passord', who: 'hmk', path: '/passord' },
  { name: 'beskjeder', who: 'hmk', path: '/beskjeder' },
  { name: 'finnes-ikke', who: 'hmk', path: '/finnes-ikke', status: 404 },
];
