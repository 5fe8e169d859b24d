import { Panel } from '#app/components/ui/layout'
import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'
import type { FastReply } from './fast-replies.server'

/** Something to ask about, in plain words: what was sent, how soon, and how long it takes to read and type. */
export function FastReplies({ replies }: { replies: readonly FastReply[] }) {
  const words = useMessages(drillMessages)
  if (replies.length === 0) return null
  return (
    <Panel title={words.fastTitle(replies.length)}>
      <p className="max-w-[42em] text-grey">{words.fastAbout}</p>
      <ul className="mt-3 grid gap-3">
        {replies.map((reply) => (
          <li key={reply.position} className="rounded-lg border border-line bg-paper p-3">
            <p className="break-words" lang="zh-CN">
              {reply.utterance}
            </p>
            <p className="mt-2 border-l-4 border-line-strong pl-3 break-words whitespace-pre-line" lang="zh-CN">
              {reply.code ? <code className="font-bold">/{reply.code} </code> : null}
              {reply.reply}
            </p>
            <p className="num mt-2 text-sm">
              {words.fast(Math.round(reply.tookMs / 1000), Math.ceil(reply.fastestMs / 1000))}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
