import { HeardPart, type TypePartProps } from '../../type-parts'

export function OralView({ view }: TypePartProps<'oral'>) {
  return <HeardPart oral={view} />
}
