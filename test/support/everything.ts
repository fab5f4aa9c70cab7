import type { DataSource } from 'typeorm';

/** Tables of technique: what is in them may change with any request, refused or not. */
const technique = new Set(['session', 'sign_in_throttle', 'idempotency_key', 'api_token_use']);

/**
 * Every row of every table, as text by table: two of them compared show whether anything changed.
 * Leaves out what any request may touch (sessions, throttling, repeated keys), unless `technical` is set, and the job queue.
 */
export async function everythingIn(dataSource: DataSource, technical = false): Promise<Record<string, string[]>> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`,
  );
  const everything: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (technique.has(name) && !technical) continue;
    const found = await dataSource.query<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" AS t ORDER BY 1`,
    );
    everything[name] = found.map(({ row }) => row);
  }
  return everything;
}
