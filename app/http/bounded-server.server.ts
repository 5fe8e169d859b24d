import { createServer, type RequestListener, type Server } from 'node:http'

export interface ServerBounds {
  connections: number
  /** For the head of a request, and for a connection that says nothing at all. */
  headersMs: number
  /** For a whole request, its body included: two megabytes in a minute is a poor line. */
  requestMs: number
  /** For somebody who does not take the answer. */
  silenceMs: number
  /** Longer than the usual minute of a proxy, which would otherwise send into a connection just being closed. */
  keepAliveMs: number
  checkEveryMs: number
}

const BOUNDS: ServerBounds = {
  connections: 1_000,
  headersMs: 15_000,
  requestMs: 60_000,
  silenceMs: 120_000,
  keepAliveMs: 65_000,
  checkEveryMs: 5_000,
}

/** A server whose time and connections nobody can use up by being slow. Node itself answers 408 to what takes too long. */
export function boundedServer(listener: RequestListener, bounds: ServerBounds = BOUNDS): Server {
  const server = createServer(
    {
      headersTimeout: bounds.headersMs,
      requestTimeout: bounds.requestMs,
      keepAliveTimeout: bounds.keepAliveMs,
      connectionsCheckingInterval: bounds.checkEveryMs,
    },
    listener,
  )
  server.timeout = bounds.silenceMs
  server.maxConnections = bounds.connections
  return server
}
