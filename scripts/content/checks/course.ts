// The head of the course says what its plan does.
import { type Check, fault } from '../report'

export const checkCourse: Check = ({ course, plan }) => {
  if (!course || !plan) return []
  const { trainingDays, topics } = course.value
  const say = (message: string) => fault({ file: course.file, line: 1, rule: 'course', message })
  const days = plan.value.days.length
  return [
    ...(days === trainingDays ? [] : [say(`trainingDays is ${trainingDays}, plan.yaml has ${days} days`)]),
    ...topics
      .filter((topic) => topic.taughtOn > trainingDays)
      .map((topic) => say(`${topic.id} is taught on day ${topic.taughtOn} of ${trainingDays}`)),
  ]
}
