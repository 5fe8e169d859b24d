import type { DescribeInput } from '../../activity-type'
import { numberIn, textIn } from '../../record-values'
import { priceChangesAllowed } from './price-changes'

export function describeLive({ activity: { settings }, content, record, entries, sheets }: DescribeInput<'live'>) {
  return {
    type: 'live' as const,
    settings: {
      hidden: settings.hidden,
      maxChats: settings.maxChats,
      share: settings.share ?? null,
      expectPercent: settings.expectPercent,
    },
    log: {
      account: textIn(record, 'account'),
      from: textIn(record, 'from'),
      to: textIn(record, 'to'),
      chats: numberIn(record, 'chats'),
      meanReplySeconds: numberIn(record, 'meanReplySeconds'),
      note: textIn(record, 'note'),
    },
    prices: entries('price-change'),
    limits: content.shop.policies?.priceChange ?? null,
    priceCap: priceChangesAllowed(settings),
    sheets: sheets(),
  }
}
