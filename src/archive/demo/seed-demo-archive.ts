import { v5 } from 'uuid';
import { Tx, rows } from '../../kernel/transaction';
import { ArchiveSeries } from '../archive-series.entity';
import { ClassificationClass, ClassificationSystem } from '../classification.entity';

/**
 * A small filing key, made up for the demonstration: 0–2 common to all ministries, 3 and on by subject. The state's
 * own key is not shipped; an archive brings its own.
 */
export const demoClasses: readonly (readonly [code: string, title: string, ministry?: string])[] = [
  ['0', 'Organisasjon og administrasjon'],
  ['00', 'Departementets organisasjon'],
  ['008', 'Henvendelser til statsråden'],
  ['01', 'Arkiv, journal og innsyn'],
  ['012', 'Innsynskrav'],
  ['1', 'Økonomi'],
  ['11', 'Statsbudsjett'],
  ['12', 'Tilskudd'],
  ['2', 'Stillinger og personell'],
  ['21', 'Tilsetting'],
  ['3', 'Fagsaker'],
  ['30', 'Lover og forskrifter'],
  ['31', 'Kriminalitetsforebygging', 'JD'],
  ['312', 'Ungdomskriminalitet', 'JD'],
  ['313', 'Vold i nære relasjoner', 'JD'],
  ['314', 'Offeromsorg', 'JD'],
  ['32', 'Politi og påtale', 'JD'],
  ['33', 'Beredskap og samfunnssikkerhet', 'JD'],
  ['34', 'Innvandring', 'JD'],
  ['35', 'Polarsaker', 'JD'],
  ['31', 'Barnevern', 'BFD'],
  ['32', 'Familievern og krisesentre', 'BFD'],
  ['31', 'Smittevern', 'HOD'],
  ['32', 'Spesialisthelsetjenester', 'HOD'],
  ['31', 'Samordning av regjeringens arbeid', 'SMK'],
];

/** The series cases of the demonstration are filed in, and the day it begins. */
const period = { from: '2019-01-01', title: 'Sakarkiv 2019–' };

const idOf = (name: string): string => v5(`https://svarbrev.example/demo/archive/${name}`, v5.URL);

/** The id of a class of a ministry's demonstration key: `demoClassId('JD', '313')`. */
export const demoClassId = (ministryCode: string, code: string): string => idOf(`${ministryCode}/class/${code}`);
export const demoSeriesId = (ministryCode: string): string => idOf(`${ministryCode}/series`);

/** A filing key and a series for each ministry. May be run again: what is there stays as it is. */
export async function seedDemoArchive(
  tx: Tx,
  ministries: readonly { readonly id: string; readonly code: string }[],
): Promise<void> {
  for (const ministry of ministries) {
    const there = await rows(tx, 'SELECT id FROM archive_series WHERE id = $1', [demoSeriesId(ministry.code)]);
    if (!there.length) await seedOne(tx, ministry);
  }
}

async function seedOne(tx: Tx, ministry: { readonly id: string; readonly code: string }): Promise<void> {
  const systemId = idOf(`${ministry.code}/system`);
  await tx.insert(ClassificationSystem, {
    id: systemId,
    ministryId: ministry.id,
    code: 'DEMO',
    title: 'Arkivnøkkel for demonstrasjon',
    type: 'subjectHierarchical',
    validFrom: period.from,
    validTo: null,
  });
  await tx.insert(ArchiveSeries, {
    id: demoSeriesId(ministry.code),
    ministryId: ministry.id,
    classificationSystemId: systemId,
    code: 'SAK',
    title: period.title,
    status: 'active',
    medium: 'electronic',
    periodFrom: period.from,
    periodTo: null,
  });
  await tx.insert(ClassificationClass, classRows(ministry.code, systemId));
}

function classRows(ministryCode: string, systemId: string) {
  const ours = demoClasses.filter(([, , only]) => only === undefined || only === ministryCode);
  return ours.map(([code, title]) => ({
    id: demoClassId(ministryCode, code),
    systemId,
    // The class above has the same number but for its last digit.
    parentId: code.length > 1 ? demoClassId(ministryCode, code.slice(0, -1)) : null,
    code,
    title,
    validFrom: period.from,
    validTo: null,
  }));
}
