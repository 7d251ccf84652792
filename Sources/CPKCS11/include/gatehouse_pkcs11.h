// A private key on a PKCS#11 token (a smart card, a hardware security module), and the few calls that signing
// needs. Source: OASIS PKCS#11 2.40; the declarations come from p11-kit's pkcs11.h.
#ifndef GATEHOUSE_PKCS11_H
#define GATEHOUSE_PKCS11_H

#include <stddef.h>
#include <stdint.h>

// What can go wrong; a positive number is the CK_RV of the token.
enum {
  GATEHOUSE_PKCS11_OK = 0,
  GATEHOUSE_PKCS11_NO_MODULE = -1,
  GATEHOUSE_PKCS11_NO_TOKEN = -2,
  GATEHOUSE_PKCS11_NO_KEY = -3,
  GATEHOUSE_PKCS11_SEVERAL = -4,
  GATEHOUSE_PKCS11_NO_MEMORY = -5,
  GATEHOUSE_PKCS11_TOO_LARGE = -6,
};

typedef struct gatehouse_pkcs11 gatehouse_pkcs11;

// Loads the module, opens a session on the token with that label, logs in, and finds the one private key with
// that label (or id, where `id_length` is not 0). The PIN is not kept.
long gatehouse_pkcs11_open(const char *module, const char *token, const char *object, const uint8_t *id,
                           size_t id_length, const uint8_t *pin, size_t pin_length, gatehouse_pkcs11 **result);

// The public point (CKA_EC_POINT) and curve (CKA_EC_PARAMS) of the key, each at most `*length` bytes.
long gatehouse_pkcs11_point(gatehouse_pkcs11 *key, uint8_t *point, size_t *length);
long gatehouse_pkcs11_curve(gatehouse_pkcs11 *key, uint8_t *curve, size_t *length);

// ECDSA over a digest: r and s, each as long as the order of the curve.
long gatehouse_pkcs11_sign(gatehouse_pkcs11 *key, const uint8_t *digest, size_t digest_length, uint8_t *signature,
                           size_t *length);

// Logs out and closes the session.
void gatehouse_pkcs11_close(gatehouse_pkcs11 *key);

#endif
