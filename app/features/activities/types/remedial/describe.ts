import type { DescribeInput } from '../../activity-type'

export function describeRemedial({ progress: { facts } }: DescribeInput<'remedial'>) {
  return {
    type: 'remedial' as const,
    done: facts.remedial.filter((m) => m.doneAt !== null).length,
    all: facts.remedial.length,
  }
}
