import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { ADDRESS_PACE, networkOf } from '../accounts/guess-delay'
import { Turnstile } from '../accounts/turnstile.server'
import { type CertificateCheck, checkCertificate } from './certificate.server'

/** Anybody may ask, so nobody may ask as fast as a machine can guess. */
const addresses = new Turnstile(ADDRESS_PACE)

/** What a certificate on paper is worth today, for somebody who holds it and is not signed in. */
export async function checkPrinted(
  db: Db,
  input: { number: string; hash: string; address: string; signal?: AbortSignal },
): Promise<Outcome<CertificateCheck>> {
  const place = networkOf(input.address)
  const tell = await addresses.enter(place, place, input.signal)
  if (!tell) return refuse('too-many-tries')
  let known = false
  try {
    const check = await checkCertificate(db, input)
    known = check.state !== 'unknown'
    return accept(check)
  } finally {
    tell(known ? 'right' : 'wrong')
  }
}
