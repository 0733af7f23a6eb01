export { PlainFrame } from './plain-frame.tsx'
export { PlainRefusal } from './plain-refusal.tsx'
export { RefusalView } from './refusal-view.tsx'
export { SiteFrame } from './site-frame.tsx'
