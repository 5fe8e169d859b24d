import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { setPresentYear, yearOf } from './i18n/format'
import { NonceContext } from './nonce'

/** Reads what the loaders said, as it goes to the browser. All of it is there: no page of ours defers data. */
async function readHandoff(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let next = await reader.read(); !next.done; next = await reader.read())
    text += decoder.decode(next.value, { stream: true })
  reader.releaseLock()
  return text + decoder.decode()
}

/**
 * With the data read beforehand nothing in the page has to be waited for, so it is rendered in one go. Streaming it would
 * cost a third more and give nothing (docs/decisions/013).
 * @throws what a component throws; Remix then renders the boundary.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  const value = remixContext.serverHandoffStream ? await readHandoff(remixContext.serverHandoffStream) : ''
  const handedOff = (result: { done: boolean; value: string }) => Object.assign(Promise.resolve(), { result })
  const streamCache = { 0: handedOff({ done: false, value }), 1: handedOff({ done: true, value: '' }) }
  setPresentYear(yearOf(context.clock.now()))
  const html = renderToString(
    <NonceContext.Provider value={context.nonce}>
      <RemixServer context={{ ...remixContext, renderMeta: { streamCache } }} url={request.url} nonce={context.nonce} />
    </NonceContext.Provider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  context.page.html = `<!DOCTYPE html>${html}`
  return new Response(null, { headers, status })
}

/** Thrown Responses are answers, not faults; everything else is a bug and is logged with its request. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || error instanceof Response) return
  const status = (error as { status?: unknown }).status
  if (typeof status === 'number' && status < 500) return
  context.log.error({ requestId: context.requestId, err: (error as Error).message, stack: (error as Error).stack })
}
