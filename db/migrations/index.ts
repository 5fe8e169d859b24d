import type { Migration } from 'kysely'
import * as foundation from './001-foundation'
import * as lastLines from './002-last-lines'
import * as oneTimePasswords from './003-one-time-passwords'
import * as heldBack from './004-held-back'
import * as formKeys from './005-form-keys'
import * as calendarYears from './006-calendar-years'
import * as namesApart from './007-names-apart'
import * as typingPace from './008-typing-pace'
import * as waivers from './009-waivers'
import * as secondLooks from './010-second-looks'
import * as decidedAnew from './011-decided-anew'
import * as handedOver from './012-handed-over'
import * as keptTerms from './013-kept-terms'
import * as asItHappened from './014-as-it-happened'
import * as voices from './015-voices'
import * as bothWords from './016-both-words'
import * as leaving from './017-leaving'
import * as rulings from './018-rulings'
import * as independence from './019-independence'
import * as lapsed from './022-lapsed'
import * as papersByAge from './025-papers-by-age'
import * as leavingAffirmed from './026-leaving-affirmed'
import * as typingWays from './031-typing-ways'
import * as chats from './032-chats'
import * as notYetEarly from './033-not-yet-early'
import * as visits from './037-visits'
import * as supervising from './041-supervising'

/** A static list, so that bundlers, tests and production see the same migrations. */
export const migrations: Record<string, Migration> = {
  '001-foundation': foundation,
  '002-last-lines': lastLines,
  '003-one-time-passwords': oneTimePasswords,
  '004-held-back': heldBack,
  '005-form-keys': formKeys,
  '006-calendar-years': calendarYears,
  '007-names-apart': namesApart,
  '008-typing-pace': typingPace,
  '009-waivers': waivers,
  '010-second-looks': secondLooks,
  '011-decided-anew': decidedAnew,
  '012-handed-over': handedOver,
  '013-kept-terms': keptTerms,
  '014-as-it-happened': asItHappened,
  '015-voices': voices,
  '016-both-words': bothWords,
  '017-leaving': leaving,
  '018-rulings': rulings,
  '019-independence': independence,
  '022-lapsed': lapsed,
  '025-papers-by-age': papersByAge,
  '026-leaving-affirmed': leavingAffirmed,
  '031-typing-ways': typingWays,
  '032-chats': chats,
  '033-not-yet-early': notYetEarly,
  '037-visits': visits,
  '041-supervising': supervising,
}
