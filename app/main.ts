// What `npm start` runs: the server with the site that was built.
import { openBuiltSite } from '#app/http/site.server'
import { serve } from './server'

await serve(openBuiltSite)
