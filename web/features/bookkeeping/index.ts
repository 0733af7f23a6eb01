export { DeskPlaces } from './desk-places.tsx'
export { findWaiting, WaitingMoney } from './waiting-money.tsx'
