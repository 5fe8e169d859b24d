import { Instant } from '#app/components/ui/time'
import type { ShownParcel } from './case-view'

export function ParcelTrace({ trace }: Pick<ShownParcel, 'trace'>) {
  return (
    <ol className="mt-1 border-l-2 border-line pl-3" lang="zh-CN">
      {trace.map((one) => (
        <li key={`${one.at} ${one.text}`} className="mb-1">
          <span className="num block text-sm text-grey">
            <Instant at={one.at} />
          </span>
          {one.text}
        </li>
      ))}
    </ol>
  )
}
