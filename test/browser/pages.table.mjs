// Pages that are looked at by name, each as somebody who has it: what axe reads and what is kept as a picture. An address
// may be made of the stage's facts (`facts.mjs`). What is only linked to is found by `crawl.mjs` and looked at as well.

/** `{ name, who, path }`; nobody is signed in for `who: null`; `status` when it is not 200. */
export const pages = [
  { name: 'logg-inn', who: null, path: '/logg-inn' },
  { name: 'finnes-ikke', who: 'hmk', path: '/finnes-ikke', status: 404 },
  { name: 'innstillinger', who: 'hmk', path: '/innstillinger' },
  { name: 'passord', who: 'hmk', path: '/passord' },
  { name: 'beskjeder', who: 'hmk', path: '/beskjeder' },
  { name: 'hjelp', who: 'hmk', path: '/hjelp' },
  { name: '10-tilstander', who: 'hmk', path: '/tilstander' },

  { name: '01-min-dag', who: 'hmk', path: '/' },
  { name: 'min-dag-leder', who: 'al', path: '/' },
  { name: 'min-dag-arkivar', who: 'ist', path: '/' },
  { name: 'min-dag-forvaerelse', who: 'mf', path: '/' },
  { name: 'min-dag-administrator', who: 'lhb', path: '/' },
  { name: '07-arbeidsliste', who: 'hmk', path: '/arbeid/mine' },
  { name: 'arbeidsliste-tom', who: 'eno', path: '/arbeid/late' },
  { name: 'til-godkjenning', who: 'al', path: '/arbeid/to-approve' },
  { name: 'til-fordeling', who: 'ist', path: '/arbeid/to-allocate' },
  { name: 'til-ekspedering', who: 'ist', path: '/arbeid/to-dispatch' },
  { name: 'saker', who: 'ist', path: '/saker' },
  { name: 'til-avslutning', who: 'ist', path: '/arbeid/to-close' },

  { name: 'koen', who: 'ist', path: '/registrering' },
  { name: '02-registrering', who: 'ist', path: ({ upload }) => `/registrering/ny?opplasting=${upload}` },
  { name: 'registrering-for-haand', who: 'ist', path: '/registrering/ny' },

  { name: 'tidligere-brev', who: 'ist', path: ({ story }) => `/registrering/tidligere/${story.entryId}` },
  { name: 'gradert-stoppet', who: 'ist', path: '/registrering/gradert' },
  {
    name: 'rett-dokumentets-tittel',
    who: 'ist',
    path: ({ entries, document }) => `/dokument/${entries.registered.id}/dokumenter/${document}/tittel`,
  },
  {
    name: 'rett-avsenderen',
    who: 'ist',
    path: ({ entries, party }) => `/dokument/${entries.registered.id}/parter/${party}`,
  },
  {
    name: 'flere-saker-resultat',
    who: 'ist',
    path: ({ cases, story }) =>
      `/saker/flere/setDeadline/resultat?gjort=${cases.inUnit.id}&ikke=${story.caseId}:case.closed`,
  },

  { name: '03-sak', who: 'hmk', path: ({ cases }) => `/saker/${cases.drafting.id}` },
  { name: 'sak-ferdig', who: 'ist', path: ({ story }) => `/saker/${story.caseId}` },
  { name: 'sak-til-godkjenning', who: 'al', path: ({ cases }) => `/saker/${cases.submitted.id}` },
  { name: 'sak-registrert', who: 'ist', path: ({ cases }) => `/saker/${cases.registered.id}` },
  { name: 'historikk', who: 'ist', path: ({ story }) => `/saker/${story.caseId}/historikk` },

  { name: 'nytt-svar', who: 'hmk', path: ({ cases }) => `/saker/${cases.allocated.id}/nytt-svar?mal=reply` },
  { name: '04-skrive', who: 'hmk', path: ({ replies }) => `/svar/${replies.drafting.id}/skriv` },
  { name: 'mottakere', who: 'hmk', path: ({ replies }) => `/svar/${replies.drafting.id}/skriv/mottakere` },
  { name: 'vedlegg', who: 'hmk', path: ({ replies }) => `/svar/${replies.drafting.id}/skriv/vedlegg` },
  { name: 'versjoner', who: 'hmk', path: ({ replies }) => `/svar/${replies.drafting.id}/skriv/versjoner` },
  { name: 'notat', who: 'hmk', path: ({ replies }) => `/svar/${replies.drafting.id}/skriv/notat` },
  { name: 'send-til-godkjenning', who: 'hmk', path: ({ replies }) => `/svar/${replies.drafting.id}/send` },
  { name: 'standardavsnitt', who: 'hmk', path: '/standardavsnitt' },

  { name: '05-gjennomgang', who: 'al', path: ({ replies }) => `/svar/${replies.submitted.id}/gjennomgang` },
  { name: 'gjennomgang-rett', who: 'al', path: ({ replies }) => `/svar/${replies.submitted.id}/gjennomgang?vis=rett` },
  { name: 'gjennomgang-kommentert', who: 'al', path: ({ commented }) => `/svar/${commented}/gjennomgang` },
  {
    name: 'gjennomgang-kommentert-rett',
    who: 'al',
    path: ({ commented }) => `/svar/${commented}/gjennomgang?vis=rett`,
  },
  { name: 'skrive-kommentert', who: 'hmk', path: ({ commented }) => `/svar/${commented}/skriv` },
  { name: 'kommentarer', who: 'jra', path: ({ commented }) => `/svar/${commented}/kommentarer` },
  {
    name: 'gjennomgang-mappe',
    who: 'al',
    path: ({ replies }) => `/svar/${replies.submitted.id}/gjennomgang?vis=mappen`,
  },

  { name: 'forvaerelse', who: 'mf', path: '/forvaerelse' },
  { name: 'forvaerelse-brev', who: 'mf', path: ({ replies }) => `/forvaerelse/${replies.approved.id}` },

  { name: '06-signering-liste', who: 'mm', path: '/signering' },
  { name: 'signering-til-side', who: 'mm', path: '/signering/til-side' },
  { name: 'signering-tidligere', who: 'mm', path: '/signering/tidligere' },
  { name: '06-signering-brev', who: 'mm', path: ({ ceremony: { id, letter } }) => `/signering/${id}/brev/${letter}` },
  {
    name: 'signering-mappe',
    who: 'mm',
    path: ({ ceremony: { id, letter } }) => `/signering/${id}/brev/${letter}?mappe=notat`,
  },
  { name: 'signering-signer', who: 'mm', path: ({ ceremony }) => `/signering/${ceremony.id}/signer` },
  { name: '06-signering-resultat', who: 'mm', path: ({ done }) => `/signering/${done}/resultat` },
  { name: 'signering-uten-valgte', who: 'mm', path: ({ ceremony }) => `/signering/${ceremony.id}/resultat` },

  { name: 'ekspedering', who: 'ist', path: ({ replies }) => `/ekspedering/${replies.signed.id}` },
  { name: 'bevis', who: 'pok', path: ({ story }) => `/svar/${story.replyId}/bevis` },

  { name: 'folk', who: 'lhb', path: '/folk' },
  { name: 'person', who: 'lhb', path: ({ person }) => `/folk/${person}` },
  { name: 'enheter', who: 'lhb', path: '/enheter' },
  { name: 'embeter', who: 'lhb', path: '/embeter' },
  { name: 'embete', who: 'lhb', path: ({ office }) => `/embeter/${office}` },
  { name: 'maler', who: 'lhb', path: '/maler' },
  { name: 'mal', who: 'lhb', path: ({ template }) => `/maler/${template}` },
  { name: 'ny-konto', who: 'lhb', path: ({ withoutAccount }) => `/folk/${withoutAccount}/konto` },
  { name: 'egen-mal', who: 'lhb', path: ({ own }) => `/maler/${own.template}` },
  { name: 'egen-mal-utkast', who: 'lhb', path: ({ own }) => `/maler/${own.template}/utkast` },
  { name: 'egen-mal-sammenlignet', who: 'lhb', path: ({ own }) => `/maler/${own.template}/sammenlign?fra=1&til=draft` },
  { name: 'egen-mal-publiser', who: 'lhb', path: ({ own }) => `/maler/${own.template}/gjor/publiser` },
  { name: 'eget-avsnitt', who: 'lhb', path: ({ own }) => `/maler/avsnitt/${own.paragraph}` },
  { name: 'eget-avsnitt-skriv', who: 'lhb', path: ({ own }) => `/maler/avsnitt/${own.paragraph}/gjor/skriv` },
  {
    name: 'eget-avsnitt-sammenlignet',
    who: 'lhb',
    path: ({ own }) => `/maler/avsnitt/${own.paragraph}/sammenlign?fra=1&til=draft`,
  },
  { name: 'tokens', who: 'hmk', path: '/tokens' },
  { name: 'historikk-departementet', who: 'pok', path: '/historikk' },
  { name: '08-tall', who: 'al', path: '/tall' },
];
