import { describe, expect, test } from 'vitest'
import * as whole from './index.ts'
import * as publicPart from './public.ts'
import { CryptoRefusal, refusalCodes, refuse } from './refusal.ts'

describe('the doors', () => {
  test("the server's door reads and verifies", () => {
    expect(Object.keys(publicPart).toSorted()).toMatchInlineSnapshot(`
      [
        "CryptoRefusal",
        "canonicalJson",
        "cardHash",
        "ceilingKdf",
        "checkEd25519Key",
        "checkSuite",
        "erasedOf",
        "floorKdf",
        "fromBase64url",
        "hashesOf",
        "labels",
        "longestBodyBytes",
        "longestStateBytes",
        "mostParcelReaders",
        "newPasswordKdf",
        "parseCanonicalJson",
        "placeOf",
        "readCertificate",
        "readErasedEntry",
        "readExpectedWrap",
        "readParcel",
        "readPasswordKdf",
        "readSealedEntry",
        "readSealedIdentity",
        "readSealedState",
        "readSignedCard",
        "readSignedConsent",
        "readSignedEpoch",
        "readWrappedKey",
        "refusalCodes",
        "sha256",
        "slots",
        "suite",
        "toBase64url",
        "verifyAgreement",
        "verifyCard",
        "verifyCertificate",
        "verifyConsent",
        "verifyEd25519",
        "verifyEntry",
        "verifyEpoch",
        "verifyL",
        "verifyRotation",
      ]
    `)
  })

  test("the browser's door has all of that, and what opens and signs", () => {
    const more = Object.keys(whole).filter((name) => !(name in publicPart))
    expect(more.toSorted()).toMatchInlineSnapshot(`
      [
        "argon2idInWorker",
        "bodyKeys",
        "browserArgon2id",
        "canHoldKeys",
        "cardFingerprint",
        "createIdentity",
        "createMasterKey",
        "createPracticeKey",
        "createRecoveryCode",
        "derivePasskeyKey",
        "derivePasswordKeys",
        "deriveRecoveryKeys",
        "exportPracticeKey",
        "fillSlot",
        "grantEpoch",
        "importPracticeKey",
        "issueCertificate",
        "makeEpoch",
        "openEntry",
        "openEpoch",
        "openFile",
        "openIdentity",
        "openLocal",
        "openParcel",
        "openPracticeKey",
        "openSealed",
        "openState",
        "pad",
        "padmeLength",
        "passkeyPrfInput",
        "readRecoveryCode",
        "readSealedTo",
        "rotateIdentity",
        "safetyNumber",
        "safetyNumberGroups",
        "sealEntry",
        "sealFile",
        "sealLocal",
        "sealParcel",
        "sealState",
        "sealTo",
        "signAgreement",
        "signConsent",
        "unlockMasterKey",
        "unpad",
      ]
    `)
    expect(Object.keys(publicPart).filter((name) => !(name in whole))).toEqual([])
  })
})

describe('a refusal', () => {
  test('says its code and nothing else', () => {
    const error = new CryptoRefusal('recovery-group', 3)
    expect(error).toBeInstanceOf(Error)
    expect([error.name, error.message, error.code, error.group]).toEqual(['CryptoRefusal', 'recovery-group', 'recovery-group', 3])
    expect(() => refuse('malformed')).toThrow('malformed')
    expect(new CryptoRefusal('malformed').group).toBeUndefined()
  })

  test('has each code once', () => {
    expect(new Set(refusalCodes).size).toBe(refusalCodes.length)
  })
})
