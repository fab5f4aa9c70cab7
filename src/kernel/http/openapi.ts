import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { withCommonDetails } from './openapi-details';
import { withExactSchemas } from './openapi-schemas';
import { FieldProblem, Problem } from './problem.view';

/** The description of the API, complete enough to make a client from. */
function describeApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Svarbrev')
    .setDescription(
      'Letters to ministers: registered, assigned, answered, approved, signed, dispatched and journalled.',
    )
    .setVersion('1')
    .addCookieAuth('svarbrev.session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-CSRF-Token' }, 'csrf')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .build();
  const description = SwaggerModule.createDocument(app, about, {
    extraModels: [Problem, FieldProblem],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return withExactSchemas(withCommonDetails(description));
}

/**
 * Serves the description at `/api/openapi.json` and a page to browse it at `/api`. It is made when somebody first asks
 * for it: it takes a fifth of the time the server needs to start.
 */
export function serveApiDescription(app: INestApplication): void {
  let description: OpenAPIObject | undefined;
  SwaggerModule.setup('api', app, () => (description ??= describeApi(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Svarbrev API',
  });
}
