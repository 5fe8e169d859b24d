// A mystery customer between two real browsers: planned, played by a person, marked with lines of the chat, debriefed, seen by the trainee.
import type { Page } from '@playwright/test'
import { seeAs } from './house'
import { expect, test } from './test'
