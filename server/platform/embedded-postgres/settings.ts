/**
 * [Note: nothing written by people in PostgreSQL's log] Statements, parameters and DETAIL are switched off one by one; but the messages of
 * errors repeat values too (`invalid input syntax for type uuid: "…"`). In the order of the log, LOG ranks above ERROR, so `log` keeps
 * starts, stops and crashes and drops errors and warnings; those reach the caller, who knows what may be written down.
 */
const discretion = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/** For a machine with two cores and one gigabyte, and one application that asks small questions. */
const smallMachine = {
  max_connections: '60',
  shared_buffers: '96MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '384MB',
  max_wal_size: '256MB',
  // Parallel plans need more shared memory than containers give (/dev/shm of 64 MB).
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  random_page_cost: '1.1',
}

/** What was acknowledged is on the disk; said aloud so that no configuration file can say otherwise. */
const durability = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }

const sameEverywhere = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  log_destination: 'stderr',
  logging_collector: 'off',
  cluster_name: 'teduh',
}

/** On the command line rather than in postgresql.conf: a newer Teduh brings its newer settings to an old folder. */
export function settingArguments(overrides: Readonly<Record<string, string>>): string[] {
  const settings = { ...smallMachine, ...sameEverywhere, ...durability, ...discretion, ...overrides }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
