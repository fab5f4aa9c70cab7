import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { Registry, collectDefaultMetrics } from 'prom-client';
import { DataSource } from 'typeorm';
import { Refusal } from './refusal';
import { ForEveryone, Refuses } from './http/access';
import { SETTINGS, Settings } from './settings/settings';
import { HealthView } from './health.view';

/** What the operator's tools ask: does it live, can it serve, how is it doing. */
@ApiTags('Health')
@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** The process runs. */
  @Get('health/live')
  @ForEveryone()
  live(): HealthView {
    return { status: 'ok', demo: this.settings.demo };
  }

  /** The process can serve: the database answers. */
  @Get('health/ready')
  @ForEveryone()
  @Refuses(503)
  async ready(): Promise<HealthView> {
    try {
      await this.dataSource.query('SELECT 1');
    } catch {
      throw new Refusal('unavailable', 'request.busy', { retryAfterSeconds: 2 });
    }
    return { status: 'ok', demo: this.settings.demo };
  }

  @Get('metrics')
  @ForEveryone()
  @ApiExcludeEndpoint()
  @Header('Content-Type', 'text/plain; version=0.0.4')
  async metrics(): Promise<string> {
    return this.registry.metrics();
  }
}
