import json
import os
from functools import lru_cache

import regex as re
import sentencepiece as spm
from transformers.tokenization_utils import AddedToken, PreTrainedTokenizer


@lru_cache()
def bytes_to_unicode():
    bs = list(range(ord("!"), ord("~") + 1)) + list(range(ord("¡"), ord("¬") + 1))
    cs = bs[:]
    n = 0
    for b in range(2**8):
        if b not in bs:
            bs.append(b)
            cs.append(2**8 + n)
            n += 1
    return dict(zip(bs, [chr(n) for n in cs]))


class TinyTokenizer(PreTrainedTokenizer):
    vocab_files_names = {"vocab_file": "tokenizer.model"}

    def __init__(self, vocab_file, unk_token="<unk>", **kwargs):
        self.vocab_file = vocab_file
        self.sp_model = spm.SentencePieceProcessor()
        self.sp_model.Load(vocab_file)
        with open(os.path.join(os.path.dirname(vocab_file), "x.json"), encoding="utf-8") as handle:
            self.encoder = json.load(handle)
        self.pat = re.compile(r"""'s|'t| ?\p{L}+""")
        super().__init__(unk_token=unk_token, **kwargs)

    @property
    def vocab_size(self):
        return self.sp_model.get_piece_size()

    def _tokenize(self, text):
        return self.sp_model.encode(text, out_type=str)
