#include "CPKCS11.h"

#ifdef GH_HARDWARE_KEYS

#include <dlfcn.h>
#include <p11-kit-1/p11-kit/pkcs11.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SLOTS = 64, MOST_KEYS = 2 };

struct gh_token {
  void *library;
  CK_FUNCTION_LIST *calls;
  CK_SESSION_HANDLE session;
  CK_OBJECT_HANDLE key;
  CK_RV reason;
  int began, opened, entered, found;
};

unsigned long gh_token_reason(const gh_token *token) { return token ? token->reason : 0; }

void gh_token_close(gh_token *token) {
  if (!token) return;
  if (token->entered) token->calls->C_Logout(token->session);
  if (token->opened) token->calls->C_CloseSession(token->session);
  if (token->began) token->calls->C_Finalize(NULL);
  if (token->library) dlclose(token->library);
  free(token);
}

/// Text in fields of fixed length, filled up with blanks.
static int same(const unsigned char *field, size_t count, const char *text) {
  size_t length = strlen(text);
  if (length > count || memcmp(field, text, length) != 0) return 0;
  for (size_t place = length; place < count; place++)
    if (field[place] != ' ') return 0;
  return 1;
}

static int load(gh_token *token, const char *module) {
  token->library = dlopen(module, RTLD_NOW | RTLD_LOCAL);
  if (!token->library) return GH_TOKEN_NO_MODULE;
  CK_C_GetFunctionList list = (CK_C_GetFunctionList)dlsym(token->library, "C_GetFunctionList");
  if (!list || list(&token->calls) != CKR_OK || !token->calls) return GH_TOKEN_NO_MODULE;
  token->reason = token->calls->C_Initialize(NULL);
  if (token->reason != CKR_OK) return GH_TOKEN_NO_MODULE;
  token->began = 1;
  return GH_TOKEN_OK;
}

static int choose(gh_token *token, const char *label, const char *serial, CK_SLOT_ID *chosen) {
  CK_SLOT_ID slots[MOST_SLOTS];
  CK_ULONG count = MOST_SLOTS;
  token->reason = token->calls->C_GetSlotList(CK_TRUE, slots, &count);
  if (token->reason != CKR_OK) return GH_TOKEN_FAILED;
  int matches = 0;
  for (CK_ULONG index = 0; index < count && index < MOST_SLOTS; index++) {
    CK_TOKEN_INFO info;
    if (token->calls->C_GetTokenInfo(slots[index], &info) != CKR_OK) continue;
    if (!(info.flags & CKF_TOKEN_INITIALIZED)) continue;
    if (label && !same(info.label, sizeof info.label, label)) continue;
    if (serial && !same(info.serialNumber, sizeof info.serialNumber, serial)) continue;
    *chosen = slots[index];
    matches++;
  }
  return matches == 1 ? GH_TOKEN_OK : matches == 0 ? GH_TOKEN_NO_TOKEN : GH_TOKEN_SEVERAL_TOKENS;
}

int gh_token_open(const char *module, const char *label, const char *serial, const uint8_t *pin,
                  size_t pin_count, gh_token **out) {
  gh_token *token = calloc(1, sizeof *token);
  if (!token) return GH_TOKEN_FAILED;
  CK_SLOT_ID slot = 0;
  int status = load(token, module);
  if (status == GH_TOKEN_OK) status = choose(token, label, serial, &slot);
  if (status == GH_TOKEN_OK) {
    token->reason = token->calls->C_OpenSession(slot, CKF_SERIAL_SESSION, NULL, NULL, &token->session);
    token->opened = token->reason == CKR_OK;
    if (!token->opened) status = GH_TOKEN_FAILED;
  }
  if (status == GH_TOKEN_OK && pin_count > 0) {
    token->reason = token->calls->C_Login(token->session, CKU_USER, (CK_UTF8CHAR *)pin, pin_count);
    token->entered = token->reason == CKR_OK;
    if (token->reason == CKR_PIN_LOCKED) status = GH_TOKEN_PIN_LOCKED;
    else if (token->reason == CKR_PIN_INCORRECT || token->reason == CKR_PIN_LEN_RANGE ||
             token->reason == CKR_PIN_INVALID) status = GH_TOKEN_WRONG_PIN;
    else if (!token->entered && token->reason != CKR_USER_ALREADY_LOGGED_IN) status = GH_TOKEN_FAILED;
  }
  if (status != GH_TOKEN_OK) {
    gh_token_close(token);
    return status;
  }
  *out = token;
  return GH_TOKEN_OK;
}

/// The one object of a class with this label and identifier.
static int find(gh_token *token, CK_OBJECT_CLASS kind, const char *label, const uint8_t *id,
                size_t id_count, CK_OBJECT_HANDLE *object) {
  CK_ATTRIBUTE wanted[3] = {{CKA_CLASS, &kind, sizeof kind}};
  CK_ULONG count = 1;
  if (label) wanted[count++] = (CK_ATTRIBUTE){CKA_LABEL, (void *)label, strlen(label)};
  if (id) wanted[count++] = (CK_ATTRIBUTE){CKA_ID, (void *)id, id_count};
  token->reason = token->calls->C_FindObjectsInit(token->session, wanted, count);
  if (token->reason != CKR_OK) return GH_TOKEN_FAILED;
  CK_OBJECT_HANDLE found[MOST_KEYS];
  CK_ULONG matches = 0;
  token->reason = token->calls->C_FindObjects(token->session, found, MOST_KEYS, &matches);
  token->calls->C_FindObjectsFinal(token->session);
  if (token->reason != CKR_OK) return GH_TOKEN_FAILED;
  if (matches == 0) return GH_TOKEN_NO_KEY;
  if (matches > 1) return GH_TOKEN_SEVERAL_KEYS;
  *object = found[0];
  return GH_TOKEN_OK;
}

/// One attribute; too long or missing ones are a failure.
static int attribute(gh_token *token, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, uint8_t *bytes,
                     size_t *count) {
  CK_ATTRIBUTE wanted = {type, bytes, *count};
  token->reason = token->calls->C_GetAttributeValue(token->session, object, &wanted, 1);
  if (token->reason != CKR_OK || wanted.ulValueLen == CK_UNAVAILABLE_INFORMATION ||
      wanted.ulValueLen > *count) return GH_TOKEN_UNFIT_KEY;
  *count = wanted.ulValueLen;
  return GH_TOKEN_OK;
}

int gh_token_find(gh_token *token, const char *label, const uint8_t *id, size_t id_count,
                  uint8_t *parameters, size_t *parameter_count, uint8_t *point,
                  size_t *point_count) {
  int status = find(token, CKO_PRIVATE_KEY, label, id, id_count, &token->key);
  if (status != GH_TOKEN_OK) return status;
  CK_KEY_TYPE kind = 0;
  size_t size = sizeof kind;
  status = attribute(token, token->key, CKA_KEY_TYPE, (uint8_t *)&kind, &size);
  if (status != GH_TOKEN_OK) return status;
  if (kind != CKK_EC) return GH_TOKEN_UNFIT_KEY;
  // The public half is the object with the private one's identifier.
  uint8_t own[256];
  size_t own_count = sizeof own;
  status = attribute(token, token->key, CKA_ID, own, &own_count);
  if (status != GH_TOKEN_OK) return status;
  CK_OBJECT_HANDLE public = 0;
  status = find(token, CKO_PUBLIC_KEY, NULL, own, own_count, &public);
  if (status != GH_TOKEN_OK) return status;
  status = attribute(token, public, CKA_EC_PARAMS, parameters, parameter_count);
  if (status != GH_TOKEN_OK) return status;
  status = attribute(token, public, CKA_EC_POINT, point, point_count);
  token->found = status == GH_TOKEN_OK;
  return status;
}

int gh_token_sign(gh_token *token, const uint8_t *digest, size_t digest_count, uint8_t *signature,
                  size_t *signature_count) {
  if (!token->found) return GH_TOKEN_NO_KEY;
  CK_MECHANISM mechanism = {CKM_ECDSA, NULL, 0};
  token->reason = token->calls->C_SignInit(token->session, &mechanism, token->key);
  if (token->reason != CKR_OK) return GH_TOKEN_UNFIT_KEY;
  CK_ULONG count = *signature_count;
  token->reason =
      token->calls->C_Sign(token->session, (CK_BYTE *)digest, digest_count, signature, &count);
  if (token->reason != CKR_OK) return GH_TOKEN_FAILED;
  *signature_count = count;
  return GH_TOKEN_OK;
}

#else

int gh_token_open(const char *module, const char *label, const char *serial, const uint8_t *pin,
                  size_t pin_count, gh_token **token) {
  return GH_TOKEN_NOT_BUILT;
}
void gh_token_close(gh_token *token) {}
unsigned long gh_token_reason(const gh_token *token) { return 0; }
int gh_token_find(gh_token *token, const char *label, const uint8_t *id, size_t id_count,
                  uint8_t *parameters, size_t *parameter_count, uint8_t *point,
                  size_t *point_count) {
  return GH_TOKEN_NOT_BUILT;
}
int gh_token_sign(gh_token *token, const uint8_t *digest, size_t digest_count, uint8_t *signature,
                  size_t *signature_count) {
  return GH_TOKEN_NOT_BUILT;
}

#endif
