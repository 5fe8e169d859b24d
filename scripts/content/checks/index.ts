// Every check, in the order in which its findings help most.
import type { Check } from '../report'
import { checkBankFigures } from './bank-figures'
import { checkCardCases } from './card-cases'
import { checkChats } from './chats'
import { checkCourse } from './course'
import { checkExamNeeds } from './exam-needs'
import { checkExamWindows } from './exam-windows'
import { checkFigures } from './figures'
import { checkForms } from './forms'
import { checkItemBalance } from './item-balance'
import { checkItemClones } from './item-clones'
import { checkItemDuplicates } from './item-duplicates'
import { checkItemEnemies } from './item-enemies'
import { checkItemExplanations } from './item-explanations'
import { checkItemFamilies } from './item-families'
import { checkItemForm } from './item-form'
import { checkJudge } from './judge'
import { checkLessonBody } from './lesson-body'
import { checkLessonForm } from './lesson-form'
import { checkMakeupSaid } from './makeup-said'
import { checkPhrases } from './phrases'
import { checkPlan } from './plan'
import { checkPlanContent } from './plan-content'
import { checkPracticeMaterial } from './practice-material'
import { checkProductIds } from './product-ids'
import { checkProductPrices } from './product-prices'
import { checkPunctuation } from './punctuation'
import { checkRuleVersions } from './rule-versions'
import { checkShopChanges } from './shop-changes'
import { checkStatedNumbers } from './stated-numbers'
import { checkTraditional } from './traditional'
import { checkTranslations } from './translations'

export const CHECKS: Check[] = [
  checkItemForm,
  checkItemFamilies,
  checkItemDuplicates,
  checkItemBalance,
  checkBankFigures,
  checkItemEnemies,
  checkItemClones,
  checkItemExplanations,
  checkLessonForm,
  checkLessonBody,
  checkTranslations,
  checkFigures,
  checkPhrases,
  checkCardCases,
  checkJudge,
  checkChats,
  checkCourse,
  checkPlan,
  checkPlanContent,
  checkExamNeeds,
  checkExamWindows,
  checkPracticeMaterial,
  checkForms,
  checkProductIds,
  checkProductPrices,
  checkRuleVersions,
  checkShopChanges,
  checkStatedNumbers,
  checkMakeupSaid,
  checkTraditional,
  checkPunctuation,
]
