/** Two-page letters with made-up content, a different one for every number; the same number gives the same letter. */

const things =
  'henvendelse vedtak tiltak kommune fylke ordning forskrift lov høring tilskudd budsjett barnehage skole sykehus vei bane havn strøm skog fiske jordbruk klima natur kyst grense politi domstol fengsel krise beredskap øvelse utdanning forskning arbeid pensjon trygd bolig leie språk kultur idrett bibliotek museum arkiv register melding klage frist svar brev møte utvalg rapport plan strategi ramme regel tilsyn kontroll veileder rettighet plikt ansvar oppgave tjeneste pasient elev lærer ansatt innbygger forening nettverk samarbeid avtale midler søknad behandling vurdering undersøkelse statistikk måling erfaring virkning økning nedgang'.split(
    ' ',
  );
const doings =
  'vurderer følger støtter styrker endrer foreslår behandler gjennomgår utreder drøfter samordner prioriterer avgjør omtaler beskriver sikrer utvikler finansierer evaluerer fremmer varsler krever ønsker viderefører avgrenser presiserer begrunner forbereder'.split(
    ' ',
  );
const qualities =
  'ny felles varig faglig helhetlig lokal nasjonal særskilt nødvendig viktig langsiktig forsvarlig åpen tydelig bred rimelig ytterligere gjeldende midlertidig regional samlet helsefremmende forebyggende økonomisk'.split(
    ' ',
  );
const joints =
  'for av i om ved under etter mellom gjennom innenfor sammen_med på_grunn_av i_tråd_med knyttet_til med_hensyn_til og og som at i på til'
    .split(' ')
    .map((words) => words.replaceAll('_', ' '));
const givenNames = 'Astrid Henrik Ingeborg Lars Ragnhild Torstein Sigrid Eirik Målfrid Øyvind Åse Gunnar'.split(' ');
const placeEnds = 'vik nes dal heim stad sund øy ås li tjern'.split(' ');

/** A stream of numbers from 0 to 1 (mulberry32), decided by the seed. */
export function randomFrom(seed) {
  let state = (seed * 0x9e37_79b9) >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** About as long as the ministry's reply that the budget was made for: ten paragraphs, 3,600 characters. */
export function letterNumber(seed) {
  const random = randomFrom(seed);
  const one = (words) => words[Math.floor(random() * words.length)];
  const thing = () => (random() < 0.25 ? `${one(things)}s${one(things)}` : one(things));
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const phrase = () => `${one(qualities)} ${thing()}`;
  const sentence = () => {
    const parts = [random() < 0.5 ? 'regjeringen' : `departementets ${thing()}`, one(doings), phrase()];
    const more = 1 + Math.floor(random() * 4);
    for (let i = 0; i < more; i++) parts.push(one(joints), random() < 0.6 ? phrase() : thing());
    if (random() < 0.15) parts.push('fra', `${1 + Math.floor(random() * 28)}. mai ${1990 + Math.floor(random() * 30)}`);
    return `${capital(parts.join(' '))}.`;
  };
  const place = `${capital(one(things))}${one(placeEnds)}`;
  const paragraphs = [];
  for (let left = 3_600, i = 10; i > 0; i--) {
    const wanted = Math.round((left / i) * (i === 1 ? 1 : 0.6 + random() * 0.8));
    let text = sentence();
    while (text.length < wanted - 40) text += ` ${sentence()}`;
    left -= text.length;
    paragraphs.push(text);
  }
  return {
    seed,
    subject: capital(`${phrase()} og ${phrase()} i ${place}`),
    recipient: `${place} ${one(things)}forening`,
    mail: `post@${place.toLowerCase()}.eksempel`,
    reference: `20/${1 + (seed % 9_999)} - ${one(givenNames)[0]}${one(givenNames)[0]}X`,
    date: '2020-06-17',
    printedDate: '17. juni 2020',
    paragraphs,
  };
}
