// The calls of PKCS#11 that signing with a key on a token needs. The module stays loaded: several of them do not
// survive being unloaded. Built only with the package trait HardwareKeys, which needs p11-kit's header.
#include "gatehouse_pkcs11.h"

#ifdef GATEHOUSE_HARDWARE_KEYS

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <p11-kit/pkcs11.h>

enum { MAX_SLOTS = 64, LABEL_BYTES = 32 };

struct gatehouse_pkcs11 {
  CK_FUNCTION_LIST *calls;
  CK_SESSION_HANDLE session;
  CK_OBJECT_HANDLE private_key;
  CK_OBJECT_HANDLE public_key;
};

// Labels of tokens are padded with spaces.
static int has_label(const CK_TOKEN_INFO *info, const char *label) {
  size_t length = strlen(label);
  if (length > LABEL_BYTES || memcmp(info->label, label, length) != 0) return 0;
  for (size_t i = length; i < LABEL_BYTES; i++)
    if (info->label[i] != ' ') return 0;
  return 1;
}

static long find_slot(CK_FUNCTION_LIST *calls, const char *token, CK_SLOT_ID *found) {
  CK_SLOT_ID slots[MAX_SLOTS];
  CK_ULONG count = MAX_SLOTS;
  CK_RV rv = calls->C_GetSlotList(CK_TRUE, slots, &count);
  if (rv != CKR_OK) return (long)rv;
  int matches = 0;
  for (CK_ULONG i = 0; i < count; i++) {
    CK_TOKEN_INFO info;
    if (calls->C_GetTokenInfo(slots[i], &info) != CKR_OK || !has_label(&info, token)) continue;
    *found = slots[i];
    matches++;
  }
  if (matches == 0) return GATEHOUSE_PKCS11_NO_TOKEN;
  return matches == 1 ? GATEHOUSE_PKCS11_OK : GATEHOUSE_PKCS11_SEVERAL;
}

static long find_object(gatehouse_pkcs11 *key, CK_OBJECT_CLASS class, const char *object, const uint8_t *id,
                        size_t id_length, CK_OBJECT_HANDLE *found) {
  CK_KEY_TYPE type = CKK_EC;
  CK_ATTRIBUTE template[4] = {{CKA_CLASS, &class, sizeof class}, {CKA_KEY_TYPE, &type, sizeof type}};
  CK_ULONG used = 2;
  if (object) template[used++] = (CK_ATTRIBUTE){CKA_LABEL, (void *)object, strlen(object)};
  if (id_length) template[used++] = (CK_ATTRIBUTE){CKA_ID, (void *)id, id_length};
  CK_RV rv = key->calls->C_FindObjectsInit(key->session, template, used);
  if (rv != CKR_OK) return (long)rv;
  CK_OBJECT_HANDLE objects[2];
  CK_ULONG count = 0;
  rv = key->calls->C_FindObjects(key->session, objects, 2, &count);
  key->calls->C_FindObjectsFinal(key->session);
  if (rv != CKR_OK) return (long)rv;
  if (count == 0) return GATEHOUSE_PKCS11_NO_KEY;
  if (count > 1) return GATEHOUSE_PKCS11_SEVERAL;
  *found = objects[0];
  return GATEHOUSE_PKCS11_OK;
}

static long open_session(gatehouse_pkcs11 *key, const char *token, const char *object, const uint8_t *id,
                         size_t id_length, const uint8_t *pin, size_t pin_length) {
  CK_SLOT_ID slot = 0;
  long fault = find_slot(key->calls, token, &slot);
  if (fault) return fault;
  CK_RV rv = key->calls->C_OpenSession(slot, CKF_SERIAL_SESSION, NULL, NULL, &key->session);
  if (rv != CKR_OK) return (long)rv;
  if (pin_length) {
    rv = key->calls->C_Login(key->session, CKU_USER, (CK_UTF8CHAR *)pin, pin_length);
    if (rv != CKR_OK && rv != CKR_USER_ALREADY_LOGGED_IN) return (long)rv;
  }
  fault = find_object(key, CKO_PRIVATE_KEY, object, id, id_length, &key->private_key);
  if (fault) return fault;
  return find_object(key, CKO_PUBLIC_KEY, object, id, id_length, &key->public_key);
}

long gatehouse_pkcs11_open(const char *module, const char *token, const char *object, const uint8_t *id,
                           size_t id_length, const uint8_t *pin, size_t pin_length, gatehouse_pkcs11 **result) {
  void *library = dlopen(module, RTLD_NOW | RTLD_LOCAL);
  if (!library) return GATEHOUSE_PKCS11_NO_MODULE;
  CK_C_GetFunctionList get = (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList");
  CK_FUNCTION_LIST *calls = NULL;
  if (!get || get(&calls) != CKR_OK || !calls) return GATEHOUSE_PKCS11_NO_MODULE;
  CK_C_INITIALIZE_ARGS arguments = {0};
  arguments.flags = CKF_OS_LOCKING_OK;
  CK_RV rv = calls->C_Initialize(&arguments);
  if (rv != CKR_OK && rv != CKR_CRYPTOKI_ALREADY_INITIALIZED) return (long)rv;
  gatehouse_pkcs11 *key = calloc(1, sizeof *key);
  if (!key) return GATEHOUSE_PKCS11_NO_MEMORY;
  key->calls = calls;
  long fault = open_session(key, token, object, id, id_length, pin, pin_length);
  if (fault) {
    gatehouse_pkcs11_close(key);
    return fault;
  }
  *result = key;
  return GATEHOUSE_PKCS11_OK;
}

static long attribute(gatehouse_pkcs11 *key, CK_ATTRIBUTE_TYPE type, uint8_t *bytes, size_t *length) {
  CK_ATTRIBUTE value = {type, NULL, 0};
  CK_RV rv = key->calls->C_GetAttributeValue(key->session, key->public_key, &value, 1);
  if (rv != CKR_OK) return (long)rv;
  if (value.ulValueLen > *length) return GATEHOUSE_PKCS11_TOO_LARGE;
  value.pValue = bytes;
  rv = key->calls->C_GetAttributeValue(key->session, key->public_key, &value, 1);
  if (rv != CKR_OK) return (long)rv;
  *length = value.ulValueLen;
  return GATEHOUSE_PKCS11_OK;
}

long gatehouse_pkcs11_point(gatehouse_pkcs11 *key, uint8_t *point, size_t *length) {
  return attribute(key, CKA_EC_POINT, point, length);
}

long gatehouse_pkcs11_curve(gatehouse_pkcs11 *key, uint8_t *curve, size_t *length) {
  return attribute(key, CKA_EC_PARAMS, curve, length);
}

long gatehouse_pkcs11_sign(gatehouse_pkcs11 *key, const uint8_t *digest, size_t digest_length, uint8_t *signature,
                           size_t *length) {
  CK_MECHANISM mechanism = {CKM_ECDSA, NULL, 0};
  CK_RV rv = key->calls->C_SignInit(key->session, &mechanism, key->private_key);
  if (rv != CKR_OK) return (long)rv;
  CK_ULONG count = *length;
  rv = key->calls->C_Sign(key->session, (CK_BYTE *)digest, digest_length, signature, &count);
  if (rv != CKR_OK) return (long)rv;
  *length = count;
  return GATEHOUSE_PKCS11_OK;
}

void gatehouse_pkcs11_close(gatehouse_pkcs11 *key) {
  if (key->session) {
    key->calls->C_Logout(key->session);
    key->calls->C_CloseSession(key->session);
  }
  free(key);
}

#endif
