/// Messages of SentencePiece (`sentencepiece_model.proto`, as of sentencepiece 0.2.3).

extension ProtobufSchema {
  /// The table.
  package static let sentencePiece = ProtobufSchema(
    """
    PieceModel: 1 pieces *SentencePiece 2 trainer_spec TrainerSpec 3 normalizer_spec
      NormalizerSpec 4 self_test_data SelfTestData 5 denormalizer_spec NormalizerSpec
    SelfTestData: 1 samples *Sample
    Sample: 1 input s 2 expected s
    SentencePiece: 1 piece s 2 score f 3 type i
    TrainerSpec: 1 input *s 2 model_prefix s 3 model_type i 4 vocab_size i 5 accept_language *s 6
      self_test_sample_size i 7 input_format s 10 character_coverage f 11 input_sentence_size i 12
      mining_sentence_size i 13 training_sentence_size i 14 seed_sentencepiece_size i 15
      shrinking_factor f 16 num_threads i 17 num_sub_iterations i 18 max_sentence_length i 19
      shuffle_input_sentence i 20 max_sentencepiece_length i 21 split_by_unicode_script i 22
      split_by_whitespace i 23 split_by_number i 24 treat_whitespace_as_suffix i 25 split_digits i
      26 allow_whitespace_only_pieces i 30 control_symbols *s 31 user_defined_symbols *s 32
      vocabulary_output_piece_score i 33 hard_vocab_limit i 34 use_all_vocab i 35 byte_fallback i
      36 required_chars s 40 unk_id i 41 bos_id i 42 eos_id i 43 pad_id i 44 unk_surface s 45
      unk_piece s 46 bos_piece s 47 eos_piece s 48 pad_piece s 49 train_extremely_large_corpus i
      50 enable_differential_privacy i 51 differential_privacy_noise_level f 52
      differential_privacy_clipping_threshold i 53 pretokenization_delimiter s 54
      seed_sentencepieces_file s 55 auto_character_coverage i
    NormalizerSpec: 1 name s 2 precompiled_charsmap b 3 add_dummy_prefix i 4
      remove_extra_whitespaces i 5 escape_whitespaces i 6 normalization_rule_tsv s
    """)
}
