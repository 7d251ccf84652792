/// The names with which Keras pickles a whole model: the bytes of its archive, and the function that
/// loads them. What they hold is inspected as the archive that it is.

extension StandardPolicy {
  static let kerasPickleNames = """
    instance any _io: BytesIO
    value any keras.src.models.functional: Functional
    value any keras.src.models.model: Model
    value any keras.src.models.sequential: Sequential
    load any keras.src.models.functional: Functional._unpickle_model
    load any keras.src.models.model: Model._unpickle_model
    load any keras.src.models.sequential: Sequential._unpickle_model
    load any keras.saving.pickle_utils: deserialize_model_from_bytecode
    load any keras.src.saving.pickle_utils: deserialize_model_from_bytecode
    load any tf_keras.src.saving.pickle_utils: deserialize_model_from_bytecode
    """
}
