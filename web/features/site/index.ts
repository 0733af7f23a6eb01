export { Breadcrumb } from './breadcrumb.tsx'
export { pageMeta, type MetaArgs } from './page-meta.ts'
export { RefusalView, refusalWords } from './refusal-view.tsx'
export { SiteFrame } from './site-frame.tsx'
