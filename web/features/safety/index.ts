export { CrisisRouteCard } from './crisis-route-card.tsx'
