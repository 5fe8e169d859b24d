import type { DescribeInput } from '../../activity-type'
import { lastDrill } from '../phrase-drill/describe'

export function describeChatSimulation({ activity, facts }: DescribeInput<'chat-simulation'>) {
  return { type: 'chat-simulation' as const, passPercent: activity.settings.passPercent, ...lastDrill(facts) }
}
