import { readFile } from 'node:fs/promises';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { DataSource } from 'typeorm';
import { ArchiveSeries } from '../../archive/archive-series.entity';
import { ClassificationClass, ClassificationSystem } from '../../archive/classification.entity';
import { Ministry, MinistryName, nameLanguages } from '../../government/ministry.entity';
import { History, TouchedRow } from '../../kernel/history/history';
import { installation, installationChain } from '../../kernel/history/installation';
import { newId } from '../../kernel/id';
import { Tx, codeOf, firstRow } from '../../kernel/transaction';
import { UsageFault, say, withApplication, type Command } from './command';
import { MinistryFile } from './ministry-file';

/** A ministry with its names, its archive series and its filing key: what everything else hangs on. */
export const ministry: Command = {
  usage: 'FILE.json',
  does: 'Brings in a ministry, its names, archive series and filing key, from a file (src/commands/operator/ministry.example.json).',
  positionals: 1,
  run: (given) =>
    withApplication(given, async (app) => {
      const wanted = await readMinistry(given.positionals[0] ?? '');
      await bringIn(given.dataSource, app.get(History), wanted);
      say(`${wanted.code} is there, with the series ${wanted.series.code} and ${wanted.key.classes.length} classes.`);
      return 0;
    }),
};

async function readMinistry(path: string): Promise<MinistryFile> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageFault(`${path} cannot be read: ${error instanceof Error ? error.message : ''}`);
  });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new UsageFault(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new UsageFault(`${path} holds no object.`);
  const wanted = plainToInstance(MinistryFile, read);
  const faults = await validate(wanted, { whitelist: true, forbidNonWhitelisted: true });
  if (faults.length) throw new UsageFault(`${path}:\n${faults.flatMap((fault) => inWords(fault)).join('\n')}`);
  return wanted;
}

function inWords(fault: ValidationError, under = ''): string[] {
  const field = `${under}${fault.property}`;
  const own = Object.values(fault.constraints ?? {}).map((what) => `  ${field}: ${what}`);
  return [...own, ...(fault.children ?? []).flatMap((child) => inWords(child, `${field}.`))];
}

async function bringIn(dataSource: DataSource, history: History, wanted: MinistryFile): Promise<void> {
  await dataSource.transaction(async (tx) => {
    const there = await firstRow(tx, 'SELECT 1 FROM ministry WHERE code = $1 AND valid_to IS NULL', [wanted.code]);
    if (there) throw new UsageFault(`${wanted.code} is there already.`);
    const rows = await store(tx, wanted).catch((error: unknown) => {
      if (!/^23/.test(codeOf(error) ?? '')) throw error;
      throw new UsageFault(`The database refuses it: ${error instanceof Error ? error.message : ''}`);
    });
    await history.record(tx, installation, {
      caseId: null,
      type: 'installation.received',
      subject: { table: 'history_chain', id: installationChain },
      payload: { tables: [...new Set(rows.map(({ table }) => table))] },
      rows,
    });
  });
}

async function store(tx: Tx, { names, series, key, ...facts }: MinistryFile): Promise<TouchedRow[]> {
  const { validFrom } = facts;
  const common = { validFrom, validTo: null };
  const ministryId = newId();
  const optional = { visitingStreet: null, visitingCode: null, visitingPlace: null, web: null };
  const fixed = { id: ministryId, letterStyle: null, mark: null, validTo: null };
  await tx.insert(Ministry, { ...optional, ...facts, ...fixed });
  const named = nameLanguages.flatMap((language) => {
    const name = names[language];
    return name ? [{ id: newId(), ministryId, language, ...name, ...common }] : [];
  });
  await tx.insert(MinistryName, named);
  const system = { id: newId(), ministryId, code: key.code, title: key.title, type: key.type, ...common };
  await tx.insert(ClassificationSystem, system);
  const ids = new Map(key.classes.map(({ code }) => [code, newId()]));
  const classes = key.classes.map(({ code, title, under }) => {
    const parentId = under === undefined ? null : ids.get(under);
    if (parentId === undefined)
      throw new UsageFault(`The class ${code} stands under ${under}, which is not in the key.`);
    return { id: ids.get(code) ?? '', systemId: system.id, parentId, code, title, ...common };
  });
  await tx.insert(ClassificationClass, classes);
  const { code, title, periodFrom } = series;
  const part = { id: newId(), ministryId, classificationSystemId: system.id, code, title, periodFrom, periodTo: null };
  await tx.insert(ArchiveSeries, { ...part, status: 'active', medium: 'electronic' });
  return [
    { table: 'ministry', id: ministryId },
    ...named.map(({ id }) => ({ table: 'ministry_name', id })),
    { table: 'classification_system', id: system.id },
    ...classes.map(({ id }) => ({ table: 'classification_class', id })),
    { table: 'archive_series', id: part.id },
  ];
}
