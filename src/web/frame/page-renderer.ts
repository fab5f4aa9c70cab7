import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Observable, mergeMap } from 'rxjs';
import { Frames } from './frame.service';
import { Page } from './page';
import { renderTemplate } from './templates';

/** Makes pages HTML: within the frame, or, when htmx asks for one element of it, that part alone. */
@Injectable()
export class PageRenderer implements NestInterceptor {
  constructor(private readonly frames: Frames) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (!(answer instanceof Page)) return answer;
        return this.render(answer, http.getRequest<Request>(), http.getResponse<Response>());
      }),
    );
  }

  /** The page's HTML, with the headers every page has: it is the person's own and is kept nowhere. */
  async render(page: Page, request: Request, response: Response): Promise<string> {
    const frame = await this.frames.of(request, page.model);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Vary', 'HX-Request, Cookie, Accept-Language');
    const model = { ...page.model, frame };
    if (page.part && request.get('hx-request') && request.get('hx-target') === page.part.target)
      return renderTemplate(page.part.template, model, frame);
    const content = renderTemplate(page.template, model, frame);
    const islands = page.model.islands ?? [];
    return renderTemplate('frame/layout', { ...model, islands, content }, frame);
  }
}
