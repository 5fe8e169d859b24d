import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

export default [
  index('routes/home.ts'),
  route('login', 'routes/login.tsx'),
  route('logout', 'routes/logout.ts'),
  route('demo/time', 'routes/demo.time.ts'),
  layout('routes/shell.tsx', [
    route('today', 'routes/today.tsx'),
    route('profile', 'routes/profile.tsx'),
    route('profile/password', 'routes/profile.password.tsx'),
  ]),
] satisfies RouteConfig
