/// Messages of CNTK 2 (`CNTK.proto`).

extension ProtobufSchema {
  /// The table.
  package static let cntk = ProtobufSchema(
    """
    Dictionary: 1 version i 2 data *DataEntry
    DataEntry: 1 key s 2 value DictionaryValue
    DictionaryValue: 1 version i 2 value_type i 3 bool_value i 4 int_value i 5 size_t_value i
      6 float_value f 7 double_value d 8 string_value s 9 nd_shape_value NDShape 10 axis_value Axis
      11 vector_value Vector 12 dictionary_value Dictionary 13 nd_array_view_value NDArrayView
    Vector: 1 value *DictionaryValue
    NDShape: 1 shape_dim *i
    Axis: 1 static_axis_idx i 2 name s 3 is_ordered_dynamic_axis i
    NDArrayView: 1 data_type i 2 storage_format i 3 shape NDShape 4 float_values FloatValues
      5 double_values DoubleValues 6 bytes_value BytesValue 7 sint32_values IntValues
    FloatValues: 1 value *f
    DoubleValues: 1 value *d
    BytesValue: 1 value b
    IntValues: 1 value *i
    """)
}
