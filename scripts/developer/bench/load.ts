import autocannon, { type Request as AutocannonRequest } from 'autocannon'

export interface LoadResult {
  perSecond: number
  p50Ms: number
  p95Ms: number
  failed: number
}

export interface LoadPlan {
  url: string
  connections: number
  seconds: number
  method?: 'GET' | 'POST'
  /** Called for every request, so that each is somebody's own; `n` counts all requests. */
  next?: (n: number) => { path?: string; headers?: Record<string, string>; body?: string }
}

/** Sends as fast as the answers come, from `connections` at once. */
export async function load(plan: LoadPlan): Promise<LoadResult> {
  let n = 0
  const times: number[] = []
  let failed = 0
  const { next } = plan
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(
      {
        url: plan.url,
        connections: plan.connections,
        duration: plan.seconds,
        requests: [
          {
            method: plan.method ?? 'GET',
            ...(next ? { setupRequest: (request: AutocannonRequest) => ({ ...request, ...next(n++) }) } : {}),
          },
        ],
      },
      (error) => (error ? reject(error) : resolve()),
    )
    instance.on('response', (_client, status, _bytes, ms) => {
      times.push(ms)
      if (status >= 400) failed++
    })
  })
  times.sort((a, b) => a - b)
  return { perSecond: times.length / plan.seconds, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), failed }
}

/** `sorted` ascending. */
export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
