// The few calls of PKCS#11 (OASIS, version 2.40) that signing with a key in a token needs: the module is a
// library that the operator names, loaded at run time, and speaks through a table of functions. Each
// function answers 0 or one of the codes below. Built only with the package's trait HardwareKeys;
// without it every function answers GH_TOKEN_NOT_BUILT.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum {
  GH_TOKEN_OK = 0,
  /// Built without the trait.
  GH_TOKEN_NOT_BUILT = 1,
  /// The library cannot be loaded, or is no PKCS#11 module.
  GH_TOKEN_NO_MODULE = 2,
  /// No token of that label or serial number.
  GH_TOKEN_NO_TOKEN = 3,
  /// The PIN is wrong; the token counts such attempts.
  GH_TOKEN_WRONG_PIN = 4,
  /// The token locked its PIN.
  GH_TOKEN_PIN_LOCKED = 5,
  /// No key pair of that label or identifier.
  GH_TOKEN_NO_KEY = 6,
  /// Several key pairs are named so.
  GH_TOKEN_SEVERAL_KEYS = 7,
  /// The key is no EC key, or may not sign.
  GH_TOKEN_UNFIT_KEY = 8,
  /// The token could not do it; `gh_token_reason` has its code.
  GH_TOKEN_FAILED = 9,
  /// Several tokens are named so.
  GH_TOKEN_SEVERAL_TOKENS = 10,
};

/// A module with an open session of one token.
typedef struct gh_token gh_token;

/// Loads `module` and logs in to the one token that has this label and serial number; either may be
/// NULL. `pin` has `pin_count` bytes and is not kept.
int gh_token_open(const char *module, const char *label, const char *serial, const uint8_t *pin,
                  size_t pin_count, gh_token **token);
/// Logs out and unloads.
void gh_token_close(gh_token *token);
/// The last code of the module, CKR_…
unsigned long gh_token_reason(const gh_token *token);

/// Finds the one private key with this label and identifier (either may be NULL), and writes the DER of
/// its curve's identifier and its public point.
int gh_token_find(gh_token *token, const char *label, const uint8_t *id, size_t id_count,
                  uint8_t *parameters, size_t *parameter_count, uint8_t *point,
                  size_t *point_count);
/// Signs a digest with the key found: r and s, each as long as the curve's order.
int gh_token_sign(gh_token *token, const uint8_t *digest, size_t digest_count, uint8_t *signature,
                  size_t *signature_count);
