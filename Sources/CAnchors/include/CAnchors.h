// The innermost loops of the guards' one pass over the bytes: they find the places at which rules want to
// be asked. They only read tables; what the rules say is Swift's.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Flags of a byte: it begins an anchor of one or two bytes; one of three and more; it is a letter or
/// digit; it may stand before a letter that belongs to an escape; the sets of which stretches are looked for.
#define GH_ANCHOR_SHORT 0x01
#define GH_ANCHOR_TRIPLE 0x02
#define GH_ANCHOR_ALPHANUMERIC 0x04
#define GH_ANCHOR_ESCAPES 0x08
#define GH_ANCHOR_RUNS 0xF0
/// Bits of the hash of three bytes, letters folded, and of that of five.
#define GH_ANCHOR_HASH_BITS 16
/// So many bytes are looked at before what is left is looked at again.
#define GH_ANCHOR_BLOCK 512
/// How an anchor may begin with a hash of three bytes: anywhere, or only where a token starts; one of five
/// bytes and more may, if the table of fives agrees.
#define GH_ANCHOR_ANYWHERE 1
#define GH_ANCHOR_ON_TOKEN 2
#define GH_ANCHOR_LONG_ANYWHERE 4
#define GH_ANCHOR_LONG_ON_TOKEN 8
/// Traits of an anchor: single bytes or letters in both cases; only the first byte of a stretch counts; a
/// token must be able to begin there.
#define GH_ANCHOR_LITERAL 1
#define GH_ANCHOR_RUN_START 2
#define GH_ANCHOR_TOKEN_START 4
/// The lists of all anchors and of the short ones by their first byte; lists by hash follow.
#define GH_ANCHOR_FIRST 0
#define GH_ANCHOR_SHORT_FIRST 256
/// In place of a rule: bytes are missing to know what stands there.
#define GH_ANCHOR_UNDECIDED 0xFFFF

/// The hash of three bytes: of such a kind that eight and more of them are reckoned at once.
static inline uint16_t gh_anchor_hash(uint8_t first, uint8_t second, uint8_t third) {
  return (uint16_t)((uint16_t)(first | 0x20) + (uint16_t)((uint16_t)(second | 0x20) * 0x9E1Bu) +
                    (uint16_t)((uint16_t)(third | 0x20) * 0x4C2Du));
}

/// The hash of five bytes.
static inline uint32_t gh_anchor_long_hash(uint8_t first, uint8_t second, uint8_t third, uint8_t fourth,
                                           uint8_t fifth) {
  uint64_t key = (uint64_t)first | (uint64_t)second << 8 | (uint64_t)third << 16 | (uint64_t)fourth << 24 |
                 (uint64_t)fifth << 32 | 0x2020202020u;
  return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> (64 - GH_ANCHOR_HASH_BITS));
}

/// One anchor: where its bytes or sets begin, and whose it is.
typedef struct {
  uint32_t place;
  uint16_t rule, anchor;
  uint8_t length, traits;
} gh_anchor_entry;

/// One anchor in a list, with what its second and third byte must be once the bits of `folds` are set.
typedef struct {
  uint16_t entry;
  uint8_t bytes[2], folds[2];
} gh_anchor_item;

/// The tables. Whoever makes them keeps them alive; nothing here writes to them.
///
/// `runs` has 260 bytes. The four upper bits of `flags` are sets of which stretches are looked for; for
/// set n, runs[256 + n] is the length below which a stretch counts only when a byte with the bit n set
/// in the first 256 follows, and one with the bit n + 4 behind it. What cannot be known yet at the end
/// counts.
typedef struct {
  /// 256 and 260 bytes.
  const uint8_t *_Nullable flags, *_Nullable runs;
  /// By hash of three bytes: how an anchor may begin so, and the number of a list.
  const uint8_t *_Nullable kinds;
  const uint16_t *_Nullable lists;
  /// By hash of five bytes: one bit, 64 in a word.
  const uint64_t *_Nullable longs;
  /// Where in `items` each list begins, and where the last one ends.
  const uint32_t *_Nullable starts;
  const gh_anchor_item *_Nullable items;
  const gh_anchor_entry *_Nullable entries;
  /// Of literal anchors, what must stand there once the bits of `folds` are set; of others, four words a set.
  const uint8_t *_Nullable bytes, *_Nullable folds;
  const uint64_t *_Nullable sets;
  /// Which of the sets of stretches count only where a token starts.
  uint8_t token_runs;
} gh_anchor_tables;

/// The part of a text that is in memory; `asked_from` is the position from which on each rule is asked.
typedef struct {
  const uint8_t *_Nonnull bytes;
  size_t count;
  intptr_t base;
  const intptr_t *_Nonnull asked_from;
  int is_final;
} gh_anchor_text;

/// An anchor that stands at an offset, and behind the last byte that was needed to know so far.
typedef struct {
  uint32_t offset, reached;
  uint16_t rule, anchor;
} gh_anchor_hit;

/// Where hits are written to: at most `room`; `reached` never falls.
typedef struct {
  gh_anchor_hit *_Nonnull all;
  size_t room, count, reached;
} gh_anchor_hits;

/// Adds the anchors that stand at the offsets from `start` on, below `stop`, to `hits`, in order, the longest
/// of an offset first, all of one offset or none of them (more than `room` at one offset are cut). Returns
/// the first offset that was not looked at; where bytes are missing, that offset, and the last hit says so.
size_t gh_anchor_visit(const gh_anchor_tables *_Nonnull tables, const gh_anchor_text *_Nonnull text, size_t start,
                       size_t stop, gh_anchor_hits *_Nonnull hits);

/// The offset after the last byte that is needed to know which anchors stand at `offset`, also those that
/// the tables dismiss.
size_t gh_anchor_reach(const gh_anchor_tables *_Nonnull tables, const gh_anchor_text *_Nonnull text, size_t offset);

/// The first offset from `start` on, below `count`, at which `wanted` stands; `count` if there is none.
size_t gh_find_byte(const uint8_t *_Nonnull bytes, size_t start, size_t count, uint8_t wanted);

/// The same for a byte whose entry in `leads` (256 bytes, nothing below 0x80 set) is not zero.
size_t gh_find_lead(const uint8_t *_Nonnull bytes, size_t start, size_t count, const uint8_t *_Nonnull leads);

/// The same for a dot behind at least `least` letters, digits, hyphens and underscores.
size_t gh_find_long_label(const uint8_t *_Nonnull bytes, size_t start, size_t count, size_t least);

/// Bits of the number of a bucket of the linear model, and the most bytes of a word that are looked at.
#define GH_PIECE_BITS 18
#define GH_PIECE_WORD 40

/// A sum of weights, and over how many pieces.
typedef struct {
  int32_t weight, count;
} gh_piece_sums;

/// The weights of the pieces of one word: three to five of its `count` bytes with its borders, the word, and
/// at most two pairs of words, given by their hashes.
gh_piece_sums gh_piece_weights(const uint8_t *_Nonnull text, size_t first, size_t count, uint64_t word,
                               const uint64_t *_Nonnull pairs, size_t some_pairs, const int8_t *_Nonnull table);
