import { useSearchParams } from '@remix-run/react'

export const SIDES = ['customer', 'order', 'parcel', 'product', 'phrases'] as const
export type Side = (typeof SIDES)[number]

export interface DeskPlace {
  seat: number
  side: Side
  /** On a phone, where one pane is shown at a time: the side instead of the chat. */
  isSideShown: boolean
  /** Whether to end is being asked. */
  isEnding: boolean
  to: (change: { seat?: number; side?: Side; isSideShown?: boolean; isEnding?: boolean }) => string
}

/** Which customer and which tab: it stands in the address, so that it needs no script and a reload changes nothing. */
export function useDeskPlace(): DeskPlace {
  const [params] = useSearchParams()
  const here = {
    seat: Number(params.get('seat') ?? 0),
    side: SIDES.find((side) => side === params.get('side')) ?? 'customer',
    isSideShown: params.has('tools'),
    isEnding: false,
  }
  return {
    ...here,
    isEnding: params.has('end'),
    to: (change) => {
      const { seat, side, isSideShown, isEnding } = { ...here, ...change }
      return `?seat=${seat}&side=${side}${isSideShown ? '&tools' : ''}${isEnding ? '&end' : ''}`
    },
  }
}
