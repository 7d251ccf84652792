/// Messages of TensorFlow and of Keras' metadata (as of TensorFlow 2.21.0).

extension ProtobufSchema {
  /// The table.
  package static let tensorFlow = ProtobufSchema(
    """
    SavedModel: 1 saved_model_schema_version i 2 meta_graphs *MetaGraphDef
    FingerprintDef: 1 saved_model_checksum i 2 graph_def_program_hash i 3 signature_def_hash i 4
      saved_object_graph_hash i 5 checkpoint_hash i 6 version VersionDef 7 uuid s
    BundleHeaderProto: 1 num_shards i 2 endianness i 3 version VersionDef
    BundleEntryProto: 1 dtype i 2 shape TensorShapeProto 3 shard_id i 4 offset i 5 size i 6 crc32c
      f 7 slices *TensorSliceProto
    TrackableObjectGraph: 1 nodes *TrackableObject
    SavedMetadata: 1 nodes *SavedObject
    MetaGraphDef: 1 meta_info_def MetaInfoDef 2 graph_def GraphDef 3 saver_def SaverDef 4
      collection_def *CollectionDefEntry 5 signature_def *SignatureDefEntry 6 asset_file_def
      *AssetFileDef 7 object_graph_def SavedObjectGraph
    VersionDef: 1 producer i 2 min_consumer i 3 bad_consumers *i
    TensorShapeProto: 2 dim *Dim 3 unknown_rank i
    TensorSliceProto: 1 extent *Extent
    TrackableObject: 1 children *ObjectReference 2 attributes *SerializedTensor 3 slot_variables
      *SlotVariableReference 4 registered_saver RegisteredSaver 5 has_checkpoint_values BoolValue
    SavedObject: 2 node_id i 3 node_path s 4 identifier s 5 metadata s 6 version
      protobuf_VersionDef
    MetaInfoDef: 1 meta_graph_version s 2 stripped_op_list OpList 3 any_info Any 4 tags *s 5
      tensorflow_version s 6 tensorflow_git_version s 7 stripped_default_attrs i 8
      function_aliases *FunctionAliasesEntry
    GraphDef: 1 node *NodeDef 2 library FunctionDefLibrary 3 version i 4 versions VersionDef 5
      debug_info GraphDebugInfo
    SaverDef: 1 filename_tensor_name s 2 save_tensor_name s 3 restore_op_name s 4 max_to_keep i 5
      sharded i 6 keep_checkpoint_every_n_hours f 7 version i
    CollectionDefEntry: 1 key s 2 value CollectionDef
    SignatureDefEntry: 1 key s 2 value SignatureDef
    AssetFileDef: 1 tensor_info TensorInfo 2 filename s
    SavedObjectGraph: 1 nodes *tensorflow_SavedObject 2 concrete_functions *ConcreteFunctionsEntry
    Dim: 1 size i 2 name s
    Extent: 1 start i 2 length i
    ObjectReference: 1 node_id i 2 local_name s
    SerializedTensor: 1 name s 2 full_name s 3 checkpoint_key s
    SlotVariableReference: 1 original_variable_node_id i 2 slot_name s 3 slot_variable_node_id i
    RegisteredSaver: 1 name s 2 object_name s
    BoolValue: 1 value i
    protobuf_VersionDef: 1 producer i 2 min_consumer i 3 bad_consumers *i
    OpList: 1 op *OpDef
    Any: 1 type_url s 2 value b
    FunctionAliasesEntry: 1 key s 2 value s
    NodeDef: 1 name s 2 op s 3 input *s 4 device s 5 attr *AttrEntry 6 experimental_debug_info
      ExperimentalDebugInfo 7 experimental_type FullTypeDef
    FunctionDefLibrary: 1 function *FunctionDef 2 gradient *GradientDef 3 registered_gradients
      *RegisteredGradient
    GraphDebugInfo: 1 files *s 2 traces *TracesEntry 4 frames_by_id *FramesByIdEntry 5
      name_to_trace_id *NameToTraceIdEntry 6 traces_by_id *TracesByIdEntry
    CollectionDef: 1 node_list NodeList 2 bytes_list BytesList 3 int64_list Int64List 4 float_list
      FloatList 5 any_list AnyList
    SignatureDef: 1 inputs *InputsEntry 2 outputs *OutputsEntry 3 method_name s 4 defaults
      *DefaultsEntry
    TensorInfo: 1 name s 2 dtype i 3 tensor_shape TensorShapeProto 4 coo_sparse CooSparse 5
      composite_tensor CompositeTensor
    tensorflow_SavedObject: 1 children *ObjectReference 3 slot_variables *SlotVariableReference 4
      user_object SavedUserObject 5 asset SavedAsset 6 function SavedFunction 7 variable
      SavedVariable 8 bare_concrete_function SavedBareConcreteFunction 9 constant SavedConstant 10
      resource SavedResource 11 saveable_objects *SaveableObjectsEntry 12 captured_tensor
      CapturedTensor 13 registered_name s 14 serialized_user_proto Any 15 dependencies
      *ObjectReference 16 registered_saver s
    ConcreteFunctionsEntry: 1 key s 2 value SavedConcreteFunction
    OpDef: 1 name s 2 input_arg *ArgDef 3 output_arg *ArgDef 4 attr *AttrDef 5 summary s 6
      description s 8 deprecation OpDeprecation 16 is_aggregate i 17 is_stateful i 18
      is_commutative i 19 allows_uninitialized_input i 20 control_output *s 21
      is_distributed_communication i
    AttrEntry: 1 key s 2 value AttrValue
    ExperimentalDebugInfo: 1 original_node_names *s 2 original_func_names *s
    FullTypeDef: 1 type_id i 2 args *FullTypeDef 3 s s 4 i i
    FunctionDef: 1 signature OpDef 3 node_def *NodeDef 4 ret *RetEntry 5 attr
      *FunctionDef_AttrEntry 6 control_ret *ControlRetEntry 7 arg_attr *ArgAttrEntry 8
      resource_arg_unique_id *ResourceArgUniqueIdEntry
    GradientDef: 1 function_name s 2 gradient_func s
    RegisteredGradient: 1 gradient_func s 2 registered_op_type s
    TracesEntry: 1 key s 2 value StackTrace
    FramesByIdEntry: 1 key d 2 value FileLineCol
    NameToTraceIdEntry: 1 key s 2 value d
    TracesByIdEntry: 1 key d 2 value StackTrace
    NodeList: 1 value *s
    BytesList: 1 value *b
    Int64List: 1 value *i
    FloatList: 1 value *f
    AnyList: 1 value *Any
    InputsEntry: 1 key s 2 value TensorInfo
    OutputsEntry: 1 key s 2 value TensorInfo
    DefaultsEntry: 1 key s 2 value TensorProto
    CooSparse: 1 values_tensor_name s 2 indices_tensor_name s 3 dense_shape_tensor_name s
    CompositeTensor: 1 type_spec TypeSpecProto 2 components *TensorInfo
    SavedUserObject: 1 identifier s 2 version VersionDef 3 metadata s
    SavedAsset: 1 asset_file_def_index i
    SavedFunction: 1 concrete_functions *s 2 function_spec FunctionSpec
    SavedVariable: 1 dtype i 2 shape TensorShapeProto 3 trainable i 4 synchronization i 5
      aggregation i 6 name s 7 device s 8 experimental_distributed_variable_components
      *SavedVariable
    SavedBareConcreteFunction: 1 concrete_function_name s 2 argument_keywords *s 3
      allowed_positional_arguments i 4 function_spec FunctionSpec
    SavedConstant: 1 operation s
    SavedResource: 1 device s
    SaveableObjectsEntry: 1 key s 2 value SaveableObject
    CapturedTensor: 1 name s 2 concrete_function s
    SavedConcreteFunction: 2 bound_inputs *i 3 canonicalized_input_signature StructuredValue 4
      output_signature StructuredValue
    ArgDef: 1 name s 2 description s 3 type i 4 type_attr s 5 number_attr s 6 type_list_attr s 7
      handle_data *DtypeAndShape 16 is_ref i 17 experimental_full_type FullTypeDef
    AttrDef: 1 name s 2 type s 3 default_value AttrValue 4 description s 5 has_minimum i 6 minimum
      i 7 allowed_values AttrValue
    OpDeprecation: 1 version i 2 explanation s
    AttrValue: 1 list ListValue 2 s b 3 i i 4 f f 5 b i 6 type i 7 shape TensorShapeProto 8 tensor
      TensorProto 9 placeholder s 10 func NameAttrList
    RetEntry: 1 key s 2 value s
    FunctionDef_AttrEntry: 1 key s 2 value AttrValue
    ControlRetEntry: 1 key s 2 value s
    ArgAttrEntry: 1 key i 2 value ArgAttrs
    ResourceArgUniqueIdEntry: 1 key i 2 value i
    StackTrace: 1 file_line_cols *FileLineCol 2 frame_id *d
    FileLineCol: 1 file_index i 2 line i 3 col i 4 func s 5 code s
    TensorProto: 1 dtype i 2 tensor_shape TensorShapeProto 3 version_number i 4 tensor_content b 5
      float_val *f 6 double_val *d 7 int_val *i 8 string_val *b 9 scomplex_val *f 10 int64_val *i
      11 bool_val *i 12 dcomplex_val *d 13 half_val *i 14 resource_handle_val *ResourceHandleProto
      15 variant_val *VariantTensorDataProto 16 uint32_val *i 17 uint64_val *i 18 float8_val b
    TypeSpecProto: 1 type_spec_class i 2 type_state StructuredValue 3 type_spec_class_name s 4
      num_flat_components i
    FunctionSpec: 1 fullargspec StructuredValue 2 is_method i 5 input_signature StructuredValue 6
      jit_compile i
    SaveableObject: 2 save_function i 3 restore_function i
    StructuredValue: 1 none_value NoneValue 11 float64_value d 12 int64_value i 13 string_value s
      14 bool_value i 31 tensor_shape_value TensorShapeProto 32 tensor_dtype_value i 33
      tensor_spec_value TensorSpecProto 34 type_spec_value TypeSpecProto 35
      bounded_tensor_spec_value BoundedTensorSpecProto 51 list_value tensorflow_ListValue 52
      tuple_value TupleValue 53 dict_value DictValue 54 named_tuple_value NamedTupleValue 55
      tensor_value TensorProto 56 numpy_value TensorProto
    DtypeAndShape: 1 dtype i 2 shape TensorShapeProto
    ListValue: 2 s *b 3 i *i 4 f *f 5 b *i 6 type *i 7 shape *TensorShapeProto 8 tensor
      *TensorProto 9 func *NameAttrList
    NameAttrList: 1 name s 2 attr *NameAttrList_AttrEntry
    ArgAttrs: 1 attr *ArgAttrs_AttrEntry
    ResourceHandleProto: 1 device s 2 container s 3 name s 4 hash_code i 5 maybe_type_name s 6
      dtypes_and_shapes *DtypeAndShape
    VariantTensorDataProto: 1 type_name s 2 metadata b 3 tensors *TensorProto
    NoneValue:
    TensorSpecProto: 1 name s 2 shape TensorShapeProto 3 dtype i
    BoundedTensorSpecProto: 1 name s 2 shape TensorShapeProto 3 dtype i 4 minimum TensorProto 5
      maximum TensorProto
    tensorflow_ListValue: 1 values *StructuredValue
    TupleValue: 1 values *StructuredValue
    DictValue: 1 fields *FieldsEntry
    NamedTupleValue: 1 name s 2 values *PairValue
    NameAttrList_AttrEntry: 1 key s 2 value AttrValue
    ArgAttrs_AttrEntry: 1 key s 2 value AttrValue
    FieldsEntry: 1 key s 2 value StructuredValue
    PairValue: 1 key s 2 value StructuredValue
    """)
}
