// See the header. Nothing but bytes[0] to bytes[count - 1] is read.
//
// Whether a byte may begin an anchor cannot be foretold by the processor, so the loop over all bytes does
// not branch on it: every offset is written down, and the place to write to moves on when it may count.
// What is left, one in ten or so, goes through a second loop of that kind with larger tables; only then
// are the anchors compared byte by byte.
#include "CAnchors.h"

#include <string.h>

// Whether one of the stretches that begin at `offset` is long, or has behind it what a short one needs.
static uint32_t run_counts(const gh_anchor_tables *tables, const uint8_t *bytes, size_t offset, size_t count,
                           uint32_t starting, uint32_t inside) {
  const uint8_t *flags = tables->flags, *runs = tables->runs;
  for (unsigned number = 0; number < 4; number++) {
    uint8_t flag = (uint8_t)(0x10u << number);
    if (!(starting & flag) || (inside && tables->token_runs & flag)) continue;
    size_t end = offset + 1, limit = offset + runs[256 + number];
    while (end < limit && end < count && flags[bytes[end]] & flag) end++;
    if (end >= limit || end + 1 >= count) return 1;
    if (runs[bytes[end]] >> number & runs[bytes[end + 1]] >> (number + 4) & 1) return 1;
  }
  return 0;
}

static int is_alphanumeric(uint8_t byte) {
  uint8_t folded = byte | 0x20;
  return (folded >= 'a' && folded <= 'z') || (byte >= '0' && byte <= '9');
}

// Whether a token may begin: no letter or digit before it, or one that belongs to an escape.
static int is_token_start(const uint8_t *bytes, size_t offset) {
  if (offset == 0 || !is_alphanumeric(bytes[offset - 1])) return 1;
  uint8_t previous = bytes[offset - 1], folded = previous | 0x20;
  if (offset > 1 && bytes[offset - 2] == '\\') return previous == 'n' || previous == 'r' || previous == 't';
  int is_hex = (previous >= '0' && previous <= '9') || (folded >= 'a' && folded <= 'f');
  return offset > 2 && bytes[offset - 3] == '%' && is_hex;
}

static int fits(const gh_anchor_tables *tables, const gh_anchor_entry *entry, size_t index, uint8_t byte) {
  size_t place = entry->place + index;
  if (entry->traits & GH_ANCHOR_LITERAL) return (byte | tables->folds[place]) == tables->bytes[place];
  return (int)(tables->sets[place * 4 + (byte >> 6)] >> (byte & 63) & 1);
}

enum { differs, stands, undecided };

static int compare(const gh_anchor_tables *tables, const gh_anchor_entry *entry, const gh_anchor_text *text,
                   size_t offset, int is_final, size_t *reached) {
  if (entry->traits & GH_ANCHOR_RUN_START && offset > 0 && fits(tables, entry, 0, text->bytes[offset - 1])) {
    return differs;
  }
  for (size_t index = 0; index < entry->length; index++) {
    if (offset + index >= text->count) return is_final ? differs : undecided;
    if (offset + index >= *reached) *reached = offset + index + 1;
    if (!fits(tables, entry, index, text->bytes[offset + index])) return differs;
  }
  return stands;
}

static int is_asked(const gh_anchor_entry *entry, const gh_anchor_text *text, size_t offset, int token_start) {
  return (token_start || !(entry->traits & GH_ANCHOR_TOKEN_START)) &&
         text->base + (intptr_t)offset >= text->asked_from[entry->rule];
}

// Writes down what of a list stands at `offset`; 0 where there is no more room.
static int visit(const gh_anchor_tables *tables, size_t list, const gh_anchor_text *text, size_t offset,
                 gh_anchor_hits *hits) {
  int token_start = is_token_start(text->bytes, offset), is_whole = offset + 2 < text->count;
  uint8_t second = is_whole ? text->bytes[offset + 1] : 0, third = is_whole ? text->bytes[offset + 2] : 0;
  for (size_t at = tables->starts[list]; at < tables->starts[list + 1]; at++) {
    const gh_anchor_item *item = tables->items + at;
    // What the second and the third byte dismiss needs no count of bytes: these are always there.
    if (is_whole && (((second | item->folds[0]) != item->bytes[0]) | ((third | item->folds[1]) != item->bytes[1]))) {
      continue;
    }
    const gh_anchor_entry *entry = tables->entries + item->entry;
    if (!is_asked(entry, text, offset, token_start)) continue;
    int found = compare(tables, entry, text, offset, text->is_final, &hits->reached);
    if (found == differs) continue;
    if (hits->count == hits->room) return 0;
    gh_anchor_hit *hit = hits->all + hits->count++;
    hit->offset = (uint32_t)offset;
    hit->rule = found == undecided ? GH_ANCHOR_UNDECIDED : entry->rule;
    hit->anchor = entry->anchor;
    if (found == undecided) return 1;
  }
  return 1;
}

// All lists for one offset; 0 where the search ends there.
static int visit_all(const gh_anchor_tables *tables, const gh_anchor_text *text, size_t offset, gh_anchor_hits *hits) {
  const uint8_t *at = text->bytes + offset;
  size_t before = hits->count;
  int has_room;
  if (offset + 2 >= text->count) {
    has_room = visit(tables, GH_ANCHOR_FIRST + at[0], text, offset, hits);
  } else {
    has_room = 1;
    if (tables->flags[at[0]] & GH_ANCHOR_TRIPLE) {
      has_room = visit(tables, tables->lists[gh_anchor_hash(at[0], at[1], at[2])], text, offset, hits);
    }
    int is_undecided = hits->count > before && hits->all[hits->count - 1].rule == GH_ANCHOR_UNDECIDED;
    if (has_room && !is_undecided && tables->flags[at[0]] & (GH_ANCHOR_SHORT | GH_ANCHOR_RUNS)) {
      has_room = visit(tables, GH_ANCHOR_SHORT_FIRST + at[0], text, offset, hits);
    }
  }
  if (!has_room && before > 0) {
    hits->count = before;
    return 0;
  }
  for (size_t hit = before; hit < hits->count; hit++) hits->all[hit].reached = (uint32_t)hits->reached;
  return hits->count == before || hits->all[hits->count - 1].rule != GH_ANCHOR_UNDECIDED;
}

// Whether the larger tables let a candidate stand; reads at least three bytes, which are there.
static uint32_t may_stand(const gh_anchor_tables *tables, const uint8_t *bytes, size_t offset, size_t count) {
  const uint8_t *at = bytes + offset, *flags = tables->flags;
  uint8_t flag = flags[at[0]], before = offset > 0 ? flags[at[-1]] : 0;
  uint32_t inside = (before & GH_ANCHOR_ALPHANUMERIC) && !is_token_start(bytes, offset);
  uint32_t kinds = flag & GH_ANCHOR_TRIPLE ? tables->kinds[gh_anchor_hash(at[0], at[1], at[2])] : 0;
  if (inside) kinds &= ~(uint32_t)(GH_ANCHOR_ON_TOKEN | GH_ANCHOR_LONG_ON_TOKEN);
  uint32_t is_long = 1;
  if (offset + 4 < count) {
    uint32_t five = gh_anchor_long_hash(at[0], at[1], at[2], at[3], at[4]);
    is_long = (uint32_t)(tables->longs[five >> 6] >> (five & 63)) & 1;
  }
  uint32_t stand = (kinds & (GH_ANCHOR_ANYWHERE | GH_ANCHOR_ON_TOKEN)) | (kinds & (is_long ? 12u : 0u)) |
                   (flag & GH_ANCHOR_SHORT);
  uint32_t starting = flag & ~(uint32_t)before & GH_ANCHOR_RUNS;
  return stand || (starting && run_counts(tables, bytes, offset, count, starting, inside));
}

// The offsets from `start` below `end`, at most a block, that the small tables let stand. Loops without
// branches, each over the whole block: the compiler makes vectors of all that do not look up tables.
static size_t candidates(const gh_anchor_tables *tables, const uint8_t *bytes, size_t start, size_t end,
                         uint32_t *found) {
  const uint8_t *at = bytes + start, *flags = tables->flags, *kinds = tables->kinds;
  size_t count = end - start, some = 0;
  uint8_t on_token = tables->token_runs;
  uint8_t flag[GH_ANCHOR_BLOCK + 3] = {0}, stand[GH_ANCHOR_BLOCK + 8];
  uint16_t hash[GH_ANCHOR_BLOCK];
  for (size_t back = 1; back <= 3 && back <= start; back++) flag[3 - back] = flags[bytes[start - back]];
  for (size_t index = 0; index < count; index++) flag[index + 3] = flags[at[index]];
  for (size_t index = 0; index < count; index++) hash[index] = gh_anchor_hash(at[index], at[index + 1], at[index + 2]);
  for (size_t index = 0; index < count; index++) stand[index] = kinds[hash[index]];
  for (size_t index = 0; index < count; index++) {
    uint8_t own = flag[index + 3], before = flag[index + 2], escapes = flag[index + 1] | flag[index];
    // Where no token starts. An escape two or three bytes before lets one start behind a letter.
    uint8_t inside = (uint8_t)(before >> 2) & (uint8_t)~(escapes >> 3) & 1;
    uint8_t within = (uint8_t)(0 - inside), triple = (uint8_t)(0 - (own >> 1 & 1));
    uint8_t some_runs = GH_ANCHOR_RUNS & (uint8_t)~(within & on_token);
    stand[index] = (stand[index] & (uint8_t)~(within & (GH_ANCHOR_ON_TOKEN | GH_ANCHOR_LONG_ON_TOKEN)) & triple) |
                   (own & (((uint8_t)~before & some_runs) | GH_ANCHOR_SHORT));
  }
  memset(stand + count, 0, 8);
  for (size_t index = 0; index < count; index += 8) {
    uint64_t eight;
    memcpy(&eight, stand + index, sizeof eight);
    if (!eight) continue;
    for (size_t place = index; place < index + 8; place++) {
      found[some] = (uint32_t)(start + place);
      some += stand[place] != 0;
    }
  }
  return some;
}

size_t gh_anchor_visit(const gh_anchor_tables *tables, const gh_anchor_text *text, size_t start, size_t stop,
                       gh_anchor_hits *hits) {
  size_t offset = start, last = text->count < 2 ? 0 : text->count - 2;
  uint32_t found[GH_ANCHOR_BLOCK + 8];
  if (stop > text->count) stop = text->count;
  if (last > stop) last = stop;
  while (offset < last) {
    size_t end = last - offset > GH_ANCHOR_BLOCK ? offset + GH_ANCHOR_BLOCK : last, left = 0;
    size_t some = candidates(tables, text->bytes, offset, end, found);
    for (size_t at = 0; at < some; at++) {
      uint32_t candidate = found[at];
      found[left] = candidate;
      left += may_stand(tables, text->bytes, candidate, text->count);
    }
    for (size_t at = 0; at < left; at++) {
      if (!visit_all(tables, text, found[at], hits)) return found[at];
    }
    offset = end;
  }
  for (; offset < stop; offset++) {
    if (!visit_all(tables, text, offset, hits)) return offset;
  }
  return offset;
}

size_t gh_anchor_reach(const gh_anchor_tables *tables, const gh_anchor_text *text, size_t offset) {
  size_t reached = offset + 1, list = GH_ANCHOR_FIRST + text->bytes[offset];
  int token_start = is_token_start(text->bytes, offset);
  for (size_t at = tables->starts[list]; at < tables->starts[list + 1]; at++) {
    const gh_anchor_entry *entry = tables->entries + tables->items[at].entry;
    if (is_asked(entry, text, offset, token_start)) compare(tables, entry, text, offset, 1, &reached);
  }
  return reached;
}
