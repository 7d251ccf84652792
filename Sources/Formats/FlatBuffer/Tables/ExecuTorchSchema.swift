/// Tables of ExecuTorch (`program.fbs`, as of executorch 1.5.1).

extension FlatSchema {
  /// The table.
  package static let executorch = FlatSchema(
    """
    ContainerMetadata: 0 encoded_inp_str s 1 encoded_out_str s
    Null:
    AllocationDetails: 0 memory_id 4 1 memory_offset_low 4 2 memory_offset_high 4
    ExtraTensorInfo: 0 mutable_data_segments_idx 8 1 fully_qualified_name s 2 location 1 3
      device_type 1 4 device_index 1
    Tensor: 0 scalar_type 1 1 storage_offset 4 2 sizes [4 3 dim_order [1 4 requires_grad 1 5
      data_buffer_idx 4 6 allocation_info AllocationDetails 7 layout 1 8 shape_dynamism 1 9
      extra_tensor_info ExtraTensorInfo
    Int: 0 int_val 8
    Bool: 0 bool_val 1
    Double: 0 double_val 8
    String: 0 string_val s
    IntList: 0 items [8
    DoubleList: 0 items [8
    BoolList: 0 items [1
    TensorList: 0 items [4
    OptionalTensorList: 0 items [4
    EValue: 0 val_type 1 1 val |KernelTypes
    Operator: 0 name s 1 overload s
    KernelCall: 0 op_index 4 1 args [4
    DelegateCall: 0 delegate_index 4 1 args [4
    MoveCall: 0 move_from 4 1 move_to 4
    JumpFalseCall: 0 cond_value_index 4 1 destination_instruction 4
    FreeCall: 0 value_index 4
    Instruction: 0 instr_args_type 1 1 instr_args |InstructionArguments
    Frame: 0 filename s 1 lineno 4 2 name s 3 context s
    FrameList: 0 items [Frame
    BackendDelegateDataReference: 0 location 1 1 index 4
    CompileSpec: 0 key s 1 value [1
    BackendDelegate: 0 id s 1 processed BackendDelegateDataReference 2 compile_specs [CompileSpec
    Chain: 0 inputs [4 1 outputs [4 2 instructions [Instruction 3 stacktrace [FrameList
    ExecutionPlan: 0 name s 1 container_meta_type ContainerMetadata 2 values [EValue 3 inputs [4 4
      outputs [4 5 chains [Chain 6 operators [Operator 7 delegates [BackendDelegate 8
      non_const_buffer_sizes [8 9 non_const_buffer_device [NonConstBufferDevice
    NonConstBufferDevice: 0 buffer_idx 4 1 device_type 1 2 device_index 1
    Buffer: 0 storage [1
    BackendDelegateInlineData: 0 data [1
    DataSegment: 0 offset 8 1 size 8
    SubsegmentOffsets: 0 segment_index 4 1 offsets [8
    NamedData: 0 key s 1 segment_index 4
    Program: 0 version 4 1 execution_plan [ExecutionPlan 2 constant_buffer [Buffer 3
      backend_delegate_data [BackendDelegateInlineData 4 segments [DataSegment 5 constant_segment
      SubsegmentOffsets 6 mutable_data_segments [SubsegmentOffsets 7 named_data [NamedData
    |KernelTypes: 1 Null Null 2 Int Int 3 Bool Bool 4 Double Double 5 Tensor Tensor 6 String
      String 7 IntList IntList 8 DoubleList DoubleList 9 BoolList BoolList 10 TensorList
      TensorList 11 OptionalTensorList OptionalTensorList
    |InstructionArguments: 1 KernelCall KernelCall 2 DelegateCall DelegateCall 3 MoveCall MoveCall
      4 JumpFalseCall JumpFalseCall 5 FreeCall FreeCall
    """)
}
