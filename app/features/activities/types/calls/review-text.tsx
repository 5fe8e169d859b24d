import { useMessages } from '#app/i18n/messages'
import { reviewMessages } from '#app/i18n/reviews'

/** A review as the customer wrote it: who, which order and product, how many stars, the words. */
export function ReviewText({ data }: { data: Record<string, unknown> }) {
  const words = useMessages(reviewMessages)
  return (
    <div className="break-words">
      <p className="num font-medium">
        {words.head(String(data.customer ?? ''), String(data.order ?? ''), Number(data.star ?? 0))}
      </p>
      <p>{String(data.product ?? '')}</p>
      <blockquote className="border-l-2 border-line pl-3" lang="zh-CN">
        {String(data.text ?? '')}
      </blockquote>
    </div>
  )
}
