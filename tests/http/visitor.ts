// A browser reduced to what the server sees of one: cookies, Host and Origin; nothing is followed or normalised.
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  /** The Location header, or an empty string. */
  location: string
}

export type Headers = Record<string, string>
export type Form = Record<string, string | readonly string[]>

/** A kept connection may be closed by the server just when the next request goes out. */
const agent = new Agent({ keepAlive: false })

export function encodeForm(form: Form): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  return body.toString()
}

export class Visitor {
  readonly #cookies = new Map<string, string>()

  constructor(
    private readonly port: number,
    /** What the address line of the browser would show. */
    readonly origin: string,
    private readonly always: Headers = {},
  ) {}

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  setCookie(name: string, value: string): this {
    this.#cookies.set(name, value)
    return this
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers)
  }

  /** A form from this site's own page; `headers` may say otherwise. */
  post(path: string, form: Form = {}, headers: Headers = {}): Promise<Answer> {
    return this.send('POST', path, encodeForm(form), {
      Origin: this.origin,
      'Content-Type': 'application/x-www-form-urlencoded',
      ...headers,
    })
  }

  signIn(username: string, password: string, next = '/today'): Promise<Answer> {
    return this.post('/login', { username, password, next })
  }

  send(method: string, path: string, body?: string | Buffer, headers: Headers = {}): Promise<Answer> {
    const length: Headers = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    return this.#request(method, path, body, { ...length, ...headers })
  }

  /** As `send`, without saying beforehand how long the body is. */
  stream(method: string, path: string, body: string, headers: Headers = {}): Promise<Answer> {
    return this.#request(method, path, body, { 'Transfer-Encoding': 'chunked', ...headers })
  }

  #request(method: string, path: string, body: string | Buffer | undefined, headers: Headers): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = {
      Host: new URL(this.origin).host,
      ...this.always,
      ...(cookie ? { Cookie: cookie } : {}),
      ...headers,
    }
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { agent, host: '127.0.0.1', port: this.port, method, path, headers: sent },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            this.#keepCookies(incoming.headers['set-cookie'])
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text: Buffer.concat(chunks).toString('utf8'),
              location: incoming.headers.location ?? '',
            })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  #keepCookies(lines: string[] = []): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';')
      const at = pair.indexOf('=')
      const name = pair.slice(0, at)
      if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.#cookies.delete(name)
      else this.#cookies.set(name, pair.slice(at + 1))
    }
  }
}
