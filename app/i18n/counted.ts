/** A number with its English noun: 1 exam, 2 exams. A number that is formatted already counts the same. */
export function counted(n: number | string, one: string, many = `${one}s`): string {
  return `${n} ${Number(n) === 1 ? one : many}`
}
