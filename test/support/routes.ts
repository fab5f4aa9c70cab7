import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { AccessRule, accessRuleOf } from '../../src/kernel/http/access';
import { newId } from '../../src/kernel/id';

/** One route of the running application, as its controller declares it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With its parameters: `/api/v1/cases/:id`. */
  readonly path: string;
  /** `CasesController.close`. */
  readonly handler: string;
  readonly rule: AccessRule | undefined;
}

type Controller = new (...given: never[]) => object;

/** Every route there is, found through the framework, not through a list of ours. */
export function routesOfApp(app: INestApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map((wrapper) => wrapper.metatype as Controller),
  );
  return controllers.flatMap(routesOf);
}

export function routesOf(controller: Controller): Route[] {
  const reflector = new Reflector();
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const code = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
    const method = RequestMethod[code].toLowerCase() as Route['method'];
    const rule = accessRuleOf(reflector, handler as () => unknown, controller);
    return pathsOf(controller).flatMap((above) =>
      pathsOf(handler).map((below) => ({
        method,
        path: `/${[above, below].join('/')}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
        handler: `${controller.name}.${name}`,
        rule,
      })),
    );
  });
}

/** The address of something that does not exist, where the route wants to know which. */
export function addressOfNothing(route: Route): string {
  return route.path.replaceAll(/:\w+/g, () => newId());
}

function pathsOf(of: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, of) as string | string[] | undefined;
  return [path ?? ''].flat();
}
