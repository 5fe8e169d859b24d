import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { isEffective, KIND_RULES } from '../promotion/decision-kinds'
import { getDossier } from './dossier.server'

/** The trainee's own file: their marks, signatures and decisions, and of these only what they were told. */
export async function getOwnFile(
  db: Db,
  input: { enrolmentId: string; traineeId: string; content: Content; now: number },
) {
  const { enrolmentId, traineeId, content, now } = input
  const dossier = await getDossier(db, { enrolmentId, viewerId: traineeId, decides: false, content, now })
  if (!dossier) return null
  const { identity, exams, gaps, signedRules, signOffs, waivers, missing } = dossier
  return {
    enrolmentId,
    decides: false,
    mayLeave: KIND_RULES.withdrawal.states.includes(identity.state),
    leavingOn: dossier.line.leavingOn,
    identity: {
      traineeName: identity.traineeName,
      mentorName: identity.mentorName,
      cohortName: identity.cohortName,
      joinedOn: identity.joinedOn,
      state: identity.state,
      promotedOn: identity.promotedOn,
    },
    exams,
    gaps,
    signedRules,
    signOffs,
    waivers,
    missing,
    voided: dossier.voided.filter((line) => line.state === 'voided'),
    decisions: dossier.decisions
      .filter((d) => isEffective(d))
      .map(({ id, kind, verdict, decidedAt, read, superseded }) => ({
        id,
        kind,
        verdict,
        decidedAt,
        read,
        superseded,
      })),
  }
}
