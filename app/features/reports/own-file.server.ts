import type { Content } from '#app/content/content.server'
import type { ContentLanguage } from '#app/content/translation'
import type { Db } from '#db/connect'
import { isEffective, KIND_RULES } from '../promotion/decision-kinds'
import { type Dossier, getDossier } from './dossier.server'

/** The trainee's own file: their marks, signatures and decisions, and of these only what they were told. */
export async function getOwnFile(
  db: Db,
  input: { enrolmentId: string; traineeId: string; content: Content; now: number; language?: ContentLanguage },
) {
  const { enrolmentId, traineeId, ...read } = input
  const dossier = await getDossier(db, { ...read, enrolmentId, viewerId: traineeId, decides: false })
  if (!dossier) return null
  const { identity, exams, gaps, signedRules, signOffs, waivers, missing, typed, conduct } = dossier
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
    typed,
    // What was only practised is nobody's file.
    typing: dossier.typing.filter(({ purpose }) => purpose !== 'practice'),
    drills: dossier.drills.filter(({ purpose }) => purpose === 'exam'),
    parts: { daily: dossier.parts.daily },
    // That there is one which may not be read yet tells of a visit that was to come unannounced.
    sheets: dossier.sheets.filter(({ sheets }) => sheets.length > 0).map((entry) => ({ ...entry, hidden: 0 })),
    conduct,
    gaps,
    signedRules,
    signOffs,
    waivers,
    missing,
    voided: dossier.voided.filter((line) => line.state === 'voided'),
    decisions: dossier.decisions.flatMap((d) => {
      const { id, kind, verdict, decidedAt, read, superseded } = d
      const lapse = lapsedLeaving(d)
      return isEffective(d) || lapse ? { id, kind, verdict, decidedAt, read, superseded, lapse } : []
    }),
  }
}

/** That they were leaving was recorded, and it lapsed: they were asked about it, so they read who recorded it and why it is over. */
function lapsedLeaving({ kind, lapse, deciderName }: Dossier['decisions'][number]) {
  return kind === 'withdrawal' && lapse ? { at: lapse.at, cause: lapse.cause, recordedBy: deciderName } : null
}
