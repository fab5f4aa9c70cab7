import type { NestExpressApplication } from '@nestjs/platform-express';
import { urlencoded } from 'express';
import type { NextFunction, Request, Response } from 'express';
import { refuseUnlessUtf8 } from '../kernel/http/content-type';
import { serveAssets } from './frame/assets';
import { readForm } from './frame/form-body';
import { isPageAddress } from './frame/visit';

const readFields = urlencoded({ extended: false, limit: '2mb', parameterLimit: 5_000, verify: refuseUnlessUtf8 });

/** What requests for pages meet besides what every request does: assets, and forms read as the API reads JSON. */
export function configurePages(app: NestExpressApplication): void {
  app.use(serveAssets);
  app.use((request: Request, response: Response, next: NextFunction) =>
    // Forms are taken by pages alone; the API takes what it says it takes.
    isPageAddress(request.path) ? readFields(request, response, next) : next(),
  );
  app.use(readForm);
}
