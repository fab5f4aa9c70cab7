import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
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
  /** Fields of its body and its query that hold the id of something: `replyIds`, `marks.laidLetterId`. */
  readonly names: readonly string[];
}

type Controller = new (...given: never[]) => object;
type RequestClass = new (...given: never[]) => object;

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
    const names = requestClassesOf(controller, name).flatMap((request) => idFieldsOf(request));
    return pathsOf(controller).flatMap((above) =>
      pathsOf(handler).map((below) => ({
        method,
        path: `/${[above, below].join('/')}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
        handler: `${controller.name}.${name}`,
        rule,
        names,
      })),
    );
  });
}

/** The address of something that does not exist, where the route wants to know which. */
export function addressOfNothing(route: Route): string {
  return route.path.replaceAll(/:\w+/g, () => newId());
}

/** The classes that a handler's body and query are read into. */
function requestClassesOf(controller: Controller, handler: string): RequestClass[] {
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) as RequestClass[];
  const read = Object.entries(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, { index: number }>,
  ).filter(([kind]) => [RouteParamtypes.BODY, RouteParamtypes.QUERY].includes(Number(kind.split(':')[0])));
  return read.flatMap(([, { index }]) => types[index] ?? []);
}

/** Fields that are judged as ids, or are called so, in a request and in what it holds. */
function idFieldsOf(request: RequestClass, above = ''): string[] {
  const judged = rulesOf(request);
  const fields = [...new Set(judged.map(({ propertyName }) => propertyName))];
  return fields.flatMap((field) => {
    const inside = classOf(request, field);
    if (inside) return idFieldsOf(inside, `${above}${field}.`);
    const isId = judged.some(({ propertyName, name }) => propertyName === field && name === 'isUuid');
    return isId || /Ids?$/.test(field) ? [`${above}${field}`] : [];
  });
}

/** The class of a field that is an object of its own, or of each in a list: what an empty one is made into. */
function classOf(request: RequestClass, field: string): RequestClass | undefined {
  const kind = request as unknown as new () => Readonly<Record<string, object | undefined>>;
  const made = plainToInstance(kind, { [field]: {} })[field]?.constructor as RequestClass | undefined;
  return made && rulesOf(made).length ? made : undefined;
}

function rulesOf(request: RequestClass) {
  return getMetadataStorage().getTargetValidationMetadatas(request, '', false, false);
}

function pathsOf(of: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, of) as string | string[] | undefined;
  return [path ?? ''].flat();
}
