import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'

/** Who it is, and what the day's board says. */
export function CustomerFacts({
  name,
  history,
  board,
}: {
  name: string
  history: readonly string[]
  board: readonly string[]
}) {
  const words = useMessages(chatMessages)
  return (
    <>
      <div>
        <h2 className="font-bold" lang="zh-CN">
          {name}
        </h2>
        {history.length === 0 ? <p className="text-sm text-grey">{words.noHistory}</p> : null}
        <Lines title={words.history} lines={history} />
      </div>
      <Lines title={words.board} lines={board} />
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <h3 className="text-sm font-medium text-grey">{title}</h3>
      <ul className="list-disc pl-5" lang="zh-CN">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
