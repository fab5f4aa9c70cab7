/** A person at a browser: signed in, with cookie and CSRF token. The demonstration does everything over HTTP. */
export class Browser {
  private cookie = '';
  private csrfToken = '';

  constructor(
    private readonly url: string,
    private readonly username: string,
    private readonly password: string,
  ) {}

  async signIn(ministry?: string): Promise<void> {
    const body = { username: this.username, password: this.password, ...(ministry ? { ministry } : {}) };
    const answer = await this.json<{ csrfToken: string }>('POST', '/api/v1/session', body);
    this.csrfToken = answer.csrfToken;
  }

  async confirmIdentity(): Promise<void> {
    await this.json('POST', '/api/v1/session/identity', { password: this.password });
  }

  async get<T>(path: string): Promise<T> {
    return this.json<T>('GET', path);
  }

  async post<T>(path: string, body: unknown = {}, version?: number): Promise<T> {
    return this.json<T>('POST', path, body, version);
  }

  async put<T>(path: string, body: unknown, version?: number): Promise<T> {
    return this.json<T>('PUT', path, body, version);
  }

  async patch<T>(path: string, body: unknown, version?: number): Promise<T> {
    return this.json<T>('PATCH', path, body, version);
  }

  async upload(bytes: Uint8Array, fileName: string, mediaType: string): Promise<{ id: string }> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), fileName);
    const answer = await this.send('POST', '/api/v1/uploads', form);
    return (await answer.json()) as { id: string };
  }

  async bytes(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', path)).arrayBuffer());
  }

  private async json<T>(method: string, path: string, body?: unknown, version?: number): Promise<T> {
    const answer = await this.send(method, path, body === undefined ? undefined : JSON.stringify(body), version);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  private async send(method: string, path: string, body?: string | FormData, version?: number): Promise<Response> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: {
        ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...(this.csrfToken ? { 'X-CSRF-Token': this.csrfToken } : {}),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      },
    });
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    if (set.length) this.cookie = set.join('; ');
    if (!answer.ok)
      throw new Error(`${this.username}: ${method} ${path} gave ${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
