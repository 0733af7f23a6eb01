import { m } from '#messages'
import type { Role } from '#domain/accounts/roles'

export const roleName: Record<Role, () => string> = {
  client: m.role_client,
  counsellor: m.role_counsellor,
  supervisor: m.role_supervisor,
  admin: m.role_admin,
}
