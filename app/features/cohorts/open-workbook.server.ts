import { cutSheet, type Styles } from './cut-sheet'
import { countSigns, FileFaultError, type RosterLine, type SheetName } from './roster-file'
import { type Archive, openArchive } from './unzip.server'
import { readFormats, readRelations, readSheetNames, readStrings } from './workbook-parts'

/** A spreadsheet of one megabyte may unfold to a thousand; no roster needs that. */
const MAX_UNFOLDED_BYTES = 16_000_000
/** Tags, attributes and entities of all parts together: a roster of 500 rows and 20 columns has 70,000. */
const MAX_SIGNS = 200_000

export interface Workbook {
  sheets: SheetName[]
  /** Cuts one sheet; the others stay folded. */
  read: (sheet: number) => RosterLine[]
}

function relationsOf(archive: Archive, part: string) {
  const cut = part.lastIndexOf('/') + 1
  return readRelations(archive.read(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`), part)
}

/** Refuses what would take long to walk through before walking through it. */
function openMeasured(bytes: Buffer): Archive {
  const archive = openArchive(bytes, MAX_UNFOLDED_BYTES)
  let signs = 0
  return {
    has: archive.has,
    read: (name) => {
      const source = archive.read(name)
      signs += countSigns(source ?? '', ['<', '=', '&'], MAX_SIGNS)
      if (signs > MAX_SIGNS) throw new FileFaultError('unfolds')
      return source
    },
  }
}

/** Opens an .xlsx as far as its list of sheets. Throws a FileFaultError for an archive that is something else. */
export function openWorkbook(bytes: Buffer): Workbook {
  const archive = openMeasured(bytes)
  const start = relationsOf(archive, '').find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const source = archive.has(start) && start.endsWith('.xml') ? archive.read(start) : null
  const { sheets: named, from1904 } = readSheetNames(source ?? '')
  const relations = relationsOf(archive, start)
  const partOf = (relation: string) => relations.find((r) => r.id === relation && r.type === 'worksheet')?.target
  const sheets = named.flatMap(({ relation, ...sheet }) => {
    const part = partOf(relation)
    return part ? [{ ...sheet, part }] : []
  })
  if (sheets.length === 0) throw new FileFaultError('other-kind')
  const read = (type: string) => {
    const part = relations.find((r) => r.type === type)?.target
    return part ? archive.read(part) : null
  }
  let styles: Styles | undefined
  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    read: (sheet) => {
      styles ??= { formats: readFormats(read('styles')), strings: readStrings(read('sharedStrings')), from1904 }
      return cutSheet(archive.read(sheets[sheet]!.part) ?? '', styles)
    },
  }
}
