/// Messages of ONNX (`onnx-ml.proto`, as of onnx 1.23.2).

extension ProtobufSchema {
  /// The table.
  package static let onnx = ProtobufSchema(
    """
    ModelProto: 1 ir_version i 2 producer_name s 3 producer_version s 4 domain s 5 model_version i
      6 doc_string s 7 graph GraphProto 8 opset_import *OperatorSetIdProto 14 metadata_props
      *StringStringEntryProto 20 training_info *TrainingInfoProto 25 functions *FunctionProto 26
      configuration *DeviceConfigurationProto
    GraphProto: 1 node *NodeProto 2 name s 5 initializer *TensorProto 10 doc_string s 11 input
      *ValueInfoProto 12 output *ValueInfoProto 13 value_info *ValueInfoProto 14
      quantization_annotation *TensorAnnotation 15 sparse_initializer *SparseTensorProto 16
      metadata_props *StringStringEntryProto
    OperatorSetIdProto: 1 domain s 2 version i
    StringStringEntryProto: 1 key s 2 value s
    TrainingInfoProto: 1 initialization GraphProto 2 algorithm GraphProto 3 initialization_binding
      *StringStringEntryProto 4 update_binding *StringStringEntryProto
    FunctionProto: 1 name s 4 input *s 5 output *s 6 attribute *s 7 node *NodeProto 8 doc_string s
      9 opset_import *OperatorSetIdProto 10 domain s 11 attribute_proto *AttributeProto 12
      value_info *ValueInfoProto 13 overload s 14 metadata_props *StringStringEntryProto
    DeviceConfigurationProto: 1 name s 2 num_devices i 3 device *s
    NodeProto: 1 input *s 2 output *s 3 name s 4 op_type s 5 attribute *AttributeProto 6
      doc_string s 7 domain s 8 overload s 9 metadata_props *StringStringEntryProto 10
      device_configurations *NodeDeviceConfigurationProto
    TensorProto: 1 dims *i 2 data_type i 3 segment Segment 4 float_data *f 5 int32_data *i 6
      string_data *b 7 int64_data *i 8 name s 9 raw_data b 10 double_data *d 11 uint64_data *i 12
      doc_string s 13 external_data *StringStringEntryProto 14 data_location i 16 metadata_props
      *StringStringEntryProto
    ValueInfoProto: 1 name s 2 type TypeProto 3 doc_string s 4 metadata_props
      *StringStringEntryProto
    TensorAnnotation: 1 tensor_name s 2 quant_parameter_tensor_names *StringStringEntryProto
    SparseTensorProto: 1 values TensorProto 2 indices TensorProto 3 dims *i
    AttributeProto: 1 name s 2 f f 3 i i 4 s b 5 t TensorProto 6 g GraphProto 7 floats *f 8 ints
      *i 9 strings *b 10 tensors *TensorProto 11 graphs *GraphProto 13 doc_string s 14 tp
      TypeProto 15 type_protos *TypeProto 20 type i 21 ref_attr_name s 22 sparse_tensor
      SparseTensorProto 23 sparse_tensors *SparseTensorProto
    NodeDeviceConfigurationProto: 1 configuration_id s 2 sharding_spec *ShardingSpecProto 3
      pipeline_stage i
    Segment: 1 begin i 2 end i
    TypeProto: 1 tensor_type Tensor 4 sequence_type Sequence 5 map_type Map 6 denotation s 7
      opaque_type Opaque 8 sparse_tensor_type SparseTensor 9 optional_type Optional
    ShardingSpecProto: 1 tensor_name s 2 device *i 3 index_to_device_group_map
      *IntIntListEntryProto 4 sharded_dim *ShardedDimProto
    Tensor: 1 elem_type i 2 shape TensorShapeProto
    Sequence: 1 elem_type TypeProto
    Map: 1 key_type i 2 value_type TypeProto
    Opaque: 1 domain s 2 name s
    SparseTensor: 1 elem_type i 2 shape TensorShapeProto
    Optional: 1 elem_type TypeProto
    IntIntListEntryProto: 1 key i 2 value *i
    ShardedDimProto: 1 axis i 2 simple_sharding *SimpleShardedDimProto
    TensorShapeProto: 1 dim *Dimension
    SimpleShardedDimProto: 1 dim_value i 2 dim_param s 3 num_shards i
    Dimension: 1 dim_value i 2 dim_param s 3 denotation s
    """)
}
