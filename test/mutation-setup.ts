import * as fc from 'fast-check'

/** While `crypto/` is being broken: the same inputs for every break, few of them, and no search for the smallest one that fails. */
fc.configureGlobal({ seed: 20_260_101, numRuns: 20, endOnFailure: true })
