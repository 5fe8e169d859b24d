import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

/** Every address there is would be no proxy: with a prefix of 0 anybody could say who they are. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6]
  if (bits === 0 || more.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits)
}

const DATABASE_VARIABLES = {
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
}

const EnvSchema = z
  .object({
    ...DATABASE_VARIABLES,
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    SHIFU_MODE: z.enum(['demo', 'production']).default('demo'),
    SESSION_SECRET: z.string().min(32, 'must be at least 32 characters of random text').optional(),
    TRUST_PROXY: z
      .string()
      .default('')
      .transform((list) => list.split(/[\s,]+/).filter(Boolean))
      .refine(
        (list) => list.every(isNetwork),
        'must be IP addresses or networks such as 10.0.0.0/8, with commas between',
      ),
    BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  })
  .superRefine((env, issues) => {
    if (env.SHIFU_MODE === 'demo') {
      if (!LOOPBACK.includes(env.HOST))
        issues.addIssue({
          code: 'custom',
          path: ['HOST'],
          message: 'demo mode serves this machine only; set SHIFU_MODE=production',
        })
      return
    }
    if (!env.SESSION_SECRET)
      issues.addIssue({ code: 'custom', path: ['SESSION_SECRET'], message: 'is required in production' })
    if (!env.BASE_URL)
      issues.addIssue({
        code: 'custom',
        path: ['BASE_URL'],
        message: 'is required in production, such as https://shifu.example.com',
      })
  })

export interface Env {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  mode: 'demo' | 'production'
  sessionSecret: string
  baseUrl: string | undefined
  /** Addresses and networks of the proxies in front: only they are believed about whom they forward. */
  trustProxy: string[]
  logLevel: string
}

export class EnvError extends Error {}

/** A demo keeps its own secret, so that a restart does not sign everybody out. */
function demoSecret(dataDir: string): string {
  const file = path.join(dataDir, 'demo-session-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}

type Source = Record<string, string | undefined>

function parseEnv<S extends z.ZodType>(source: Source, schema: S): z.output<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new EnvError(`The environment is not usable:\n${lines.join('\n')}`)
}

/** Where the data is: all a command-line tool needs to know. @throws EnvError as `readEnv` does. */
export function readDatabaseEnv(source: Source): Pick<Env, 'dataDir' | 'databaseUrl'> {
  const env = parseEnv(source, z.object(DATABASE_VARIABLES))
  return { dataDir: path.resolve(env.DATA_DIR), databaseUrl: env.DATABASE_URL }
}

/** @throws EnvError naming every faulty variable at once, never its value. */
export function readEnv(source: Source): Env {
  const env = parseEnv(source, EnvSchema)
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: path.resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    mode: env.SHIFU_MODE,
    sessionSecret: env.SESSION_SECRET ?? demoSecret(path.resolve(env.DATA_DIR)),
    baseUrl: env.BASE_URL,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
  }
}
