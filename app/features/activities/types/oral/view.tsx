import { HeardPart, type OwnPartProps } from '../../own-parts'

export function OralView({ own }: OwnPartProps<'oral'>) {
  return <HeardPart oral={own} />
}
