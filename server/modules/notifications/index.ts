import type { Context } from '#platform/context'
import { noteUnread } from './note-news.ts'
import { forgetSent, tellDue } from './tell.ts'
import type { NoticeTools } from './tools.ts'

export { noteAppointment } from './note-appointment.ts'
export { noteNews } from './note-news.ts'
export { tellReminders } from './remind.ts'
export { notificationRoutes } from './routes.ts'
export { notificationSealedColumns } from './sealed-values.ts'

/** What is done each minute. */
export async function tellNews(context: Context, tools: NoticeTools): Promise<void> {
  await noteUnread(context)
  await tellDue(context, tools)
  await forgetSent(context)
}
