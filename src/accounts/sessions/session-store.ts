import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import connectPgSimple from 'connect-pg-simple';
import session, { SessionData } from 'express-session';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../../kernel/log';

const PostgresStore = connectPgSimple(session);

/** Sessions in PostgreSQL, on the application's own connections; swept by every process, now and then. */
@Injectable()
export class SessionStore extends PostgresStore implements OnApplicationShutdown {
  private readonly connections: Pool;

  constructor(dataSource: DataSource, @Inject(LOGGER) log: Logger) {
    const pool = poolOf(dataSource);
    super({
      pool,
      tableName: 'session',
      errorLog: (words: unknown) => log.error({ words: String(words) }, 'sessions'),
    });
    this.connections = pool;
  }

  /** Puts the end of the idle time off, by a minute at least: a page of thirty requests writes once. */
  override touch(sid: string, data: SessionData, done?: () => void): void {
    const expires = new Date(data.cookie.expires ?? Date.now());
    this.connections
      .query(`UPDATE session SET expire = $2 WHERE sid = $1 AND expire < $2::timestamptz - interval '1 minute'`, [
        sid,
        expires,
      ])
      .then(() => done?.())
      .catch((error: unknown) => (done as ((error: unknown) => void) | undefined)?.(error));
  }

  onApplicationShutdown(): void {
    this.close();
  }
}

/** TypeORM's own pool; it tells no type. */
function poolOf(dataSource: DataSource): Pool {
  if (!('master' in dataSource.driver)) throw new Error('Sessions are kept in PostgreSQL');
  return dataSource.driver.master as Pool;
}
