"""Writes the tables of message schemas and operator names that the readers of computation graphs
use, from the descriptors and registries of the projects' own packages.

    python -m venv a && a/bin/pip install onnx==1.23.2 onnxruntime coremltools tensorflow-cpu paddlepaddle
    a/bin/python make_graph_tables.py onnx ../../../Sources

One word on the command line (onnx, ort, tensorflow, coreml, paddle) for each table; what a
package does not hold can be left out.
"""

import pathlib
import sys
import textwrap

KINDS = {1: "d", 2: "f", 3: "i", 4: "i", 5: "i", 6: "d", 7: "f", 8: "i", 9: "s", 12: "b", 13: "i",
         14: "i", 15: "f", 16: "d", 17: "i", 18: "i"}


def repeated(field):
    return field.is_repeated if hasattr(field, "is_repeated") else field.label == 3


def schema(*roots):
    """The messages that can be reached from the roots, as the text of a table."""
    names, queue, lines = {}, list(roots), []
    for root in roots:
        names[root.full_name] = root.name
    seen = set()

    def short(message):
        if message.full_name not in names:
            name = message.name
            if name in names.values():
                name = message.full_name.split(".", message.full_name.count(".") - 1)[-1]
                name = name.replace(".", "_")
            while name in names.values():
                name += "_"
            names[message.full_name] = name
        return names[message.full_name]

    while queue:
        message = queue.pop(0)
        if message.full_name in seen:
            continue
        seen.add(message.full_name)
        words = [short(message) + ":"]
        for field in sorted(message.fields, key=lambda f: f.number):
            if field.message_type is not None:
                kind = short(field.message_type)
                queue.append(field.message_type)
            else:
                kind = KINDS[field.type]
            words += [str(field.number), field.name, ("*" if repeated(field) else "") + kind]
        lines.append(" ".join(words))
    return lines


def swift(path, opening, name, lines, owner, kind=None):
    text = "\n".join(
        "\n".join("    " + part for part in textwrap.wrap(
            line, 94, break_long_words=False, break_on_hyphens=False,
            subsequent_indent="" if kind else "  "))
        for line in lines)
    made = "ProtobufSchema(\n    \"\"\"" if not kind else kind + "(\n    \"\"\""
    path.write_text(
        f"/// {opening}\n\nextension {owner} {{\n  /// The table.\n"
        f"  package static let {name} = {made}\n{text}\n    \"\"\")\n}}\n")


def names(path, opening, owner, name, words):
    """A set of names, one line of text wrapped."""
    swift(path, opening, name, [" ".join(words)], owner, kind="NameSet")


def onnx(sources):
    import onnx as package
    from onnx import onnx_ml_pb2 as pb
    swift(sources / "Formats/Protobuf/Tables/ONNXSchema.swift",
          f"Messages of ONNX (`onnx-ml.proto`, as of onnx {package.__version__}).", "onnx",
          schema(pb.ModelProto.DESCRIPTOR), "ProtobufSchema")
    found = {}
    for op in package.defs.get_all_schemas_with_history():
        found.setdefault(op.domain, set()).add(op.name)
    for domain in found:
        print(domain or "ai.onnx", len(found[domain]))
    return found


def write_onnx_ops(sources, found):
    lines = ["\n".join(textwrap.wrap(
        (domain or "ai.onnx") + ": " + " ".join(sorted(ops)), 94, break_long_words=False,
        break_on_hyphens=False)).replace("\n", "\n    ") for domain, ops in sorted(found.items())]
    body = "\n".join("    " + line for line in lines)
    (sources / "Inspection/Policy/Tables").mkdir(exist_ok=True)
    (sources / "Inspection/Policy/Tables/ONNXOperators.swift").write_text(
        "/// Operators of ONNX and of ONNX Runtime, all versions, from their own registries: each\n"
        "/// computes on tensors and does nothing else. What runs code is not among them.\n\n"
        "extension ONNXPolicy {\n  /// Names by domain.\n  static let table = \"\"\"\n"
        f"{body}\n    \"\"\"\n}}\n")


def ort(sources):
    """Operators of ONNX Runtime beside those of ONNX."""
    from onnxruntime.capi.onnxruntime_pybind11_state import get_all_operator_schema
    found = onnx(sources)
    for op in get_all_operator_schema():
        found.setdefault(op.domain, set()).add(op.name)
    write_onnx_ops(sources, found)


def tensorflow(sources):
    import tensorflow as tf
    from tensorflow.core.protobuf import fingerprint_pb2, saved_model_pb2, tensor_bundle_pb2
    from tensorflow.core.protobuf import trackable_object_graph_pb2
    from tensorflow.python.framework import c_api_util
    keras = []
    try:
        from tf_keras.protobuf import saved_metadata_pb2
        keras = [saved_metadata_pb2.SavedMetadata.DESCRIPTOR]
    except ImportError:
        pass
    lines = schema(
        saved_model_pb2.SavedModel.DESCRIPTOR, fingerprint_pb2.FingerprintDef.DESCRIPTOR,
        tensor_bundle_pb2.BundleHeaderProto.DESCRIPTOR,
        tensor_bundle_pb2.BundleEntryProto.DESCRIPTOR,
        trackable_object_graph_pb2.TrackableObjectGraph.DESCRIPTOR, *keras)
    swift(sources / "Formats/Protobuf/Tables/TensorFlowSchema.swift",
          f"Messages of TensorFlow and of Keras' metadata (as of TensorFlow {tf.__version__}).",
          "tensorFlow", lines, "ProtobufSchema")
    ops = sorted(op.name for op in tf_ops())
    policy(sources, "TensorFlow", f"All operators that TensorFlow {tf.__version__} registers. What "
           "touches files, runs code or talks to\n/// other machines is taken out by "
           "`TensorFlowPolicy`.", ops)
    print(len(ops), "operators")


def tf_ops():
    from tensorflow.core.framework import op_def_pb2
    from tensorflow.python.client import pywrap_tf_session as session
    from tensorflow.python.framework import op_def_registry
    import tensorflow as tf
    names = set(dir(tf.raw_ops))
    ops = op_def_pb2.OpList()
    buffer = session.TF_GetAllOpList()
    ops.ParseFromString(session.TF_GetBuffer(buffer))
    print(len(names), len(ops.op))
    return ops.op


def python_flatbuffers(text, unions):
    """Tables of generated Python code: slot, name, kind. `unions` names the union of a field."""
    import re
    widths = {"Bool": 1, "Int8": 1, "Uint8": 1, "Int16": 2, "Uint16": 2, "Int32": 4, "Uint32": 4,
              "Float32": 4, "Int64": 8, "Uint64": 8, "Float64": 8}
    lines, plain = [], {}
    for match in re.finditer(r"^class (\w+)\(object\):\n(.*?)(?=^class |^def |\Z)", text, re.S | re.M):
        name, body = match.groups()
        if "_tab" not in body:
            plain[name] = re.findall(r"^    (\w+) = (\d+)$", body, re.M)
            continue
        words = [name + ":"]
        for field, code in re.findall(r"    def (\w+)\(self(?:, j)?\):\n(.*?)(?=\n    # |\Z)", body,
                                      re.S):
            slot = re.search(r"_tab.Offset\((\d+)\)", code)
            if not slot or field.endswith(("Length", "IsNone", "AsNumpy")) and "VectorLen" in code \
                    or field.endswith("IsNone") or field.endswith("AsNumpy"):
                continue
            scalar = re.search(r"number_types.(\w+)Flags, ", code)
            table = re.search(r"obj = (\w+)\(\)", code)
            vector = "[" if "_tab.Vector(" in code else ""
            if "_tab.Union" in code:
                kind = "|" + unions[name + "." + field]
            elif table and vector and "Indirect" not in code:
                # Structures lie in the list itself.
                kind = "[" + re.search(r"\(j\) \* (\d+)", code).group(1)
            elif table:
                kind = vector + table.group(1)
            elif "_tab.String(" in code:
                kind = vector + "s"
            else:
                kind = vector + str(widths[scalar.group(1)])
            words += [str((int(slot.group(1)) - 4) // 2), field, kind]
        lines.append(" ".join(words))
    for union in sorted(set(unions.values())):
        words = ["|" + union + ":"]
        for member, value in plain[union]:
            if value != "0":
                words += [value, member, member]
        lines.append(" ".join(words))
    return lines


def fbs(*texts):
    """Tables of schema texts: slot, name, kind."""
    import re
    text = re.sub(r"//[^\n]*", "", "\n".join(texts))
    widths = {"bool": 1, "byte": 1, "ubyte": 1, "int8": 1, "uint8": 1, "short": 2, "ushort": 2,
              "int": 4, "uint": 4, "int32": 4, "uint32": 4, "float": 4, "long": 8, "ulong": 8,
              "int64": 8, "uint64": 8, "double": 8, "string": "s"}
    for name, kind in re.findall(r"enum (\w+)\s*:\s*(\w+)", text):
        widths[name] = widths[kind]
    unions = dict(re.findall(r"union (\w+)\s*\{([^}]*)\}", text))
    lines = []
    for name, body in re.findall(r"table (\w+)\s*\{([^}]*)\}", text):
        words, slot = [name + ":"], 0
        for field, vector, kind in re.findall(r"(\w+)\s*:\s*(\[?)([\w.]+)\]?[^;]*;", body):
            kind = kind.split(".")[-1]
            if kind in unions:
                words += [str(slot), field + "_type", "1", str(slot + 1), field, "|" + kind]
                slot += 2
                continue
            words += [str(slot), field, vector + str(widths.get(kind, kind))]
            slot += 1
        lines.append(" ".join(words))
    for union, members in unions.items():
        words = ["|" + union + ":"]
        for index, member in enumerate(re.findall(r"\w+", members)):
            words += [str(index + 1), member, member]
        lines.append(" ".join(words))
    return lines


def flat(path, opening, name, lines):
    text = "\n".join("\n".join(
        "    " + part for part in textwrap.wrap(line, 94, break_long_words=False,
                                               break_on_hyphens=False, subsequent_indent="  "))
        for line in lines)
    path.write_text(
        f"/// {opening}\n\nextension FlatSchema {{\n  /// The table.\n"
        f"  package static let {name} = FlatSchema(\n    \"\"\"\n{text}\n    \"\"\")\n}}\n")


def tflite(sources):
    import tensorflow as tf
    from tensorflow.lite.python import schema_py_generated as code
    text = pathlib.Path(code.__file__).read_text()
    flat(sources / "Formats/FlatBuffer/Tables/LiteSchema.swift",
         f"Tables of TensorFlow Lite (`schema.fbs`, as of TensorFlow {tf.__version__}).",
         "tensorFlowLite", python_flatbuffers(text, {
             "QuantizationParameters.Details": "QuantizationDetails",
             "DimensionMetadata.ArraySegments": "SparseIndexVector",
             "DimensionMetadata.ArrayIndices": "SparseIndexVector",
             "Operator.BuiltinOptions": "BuiltinOptions",
             "Operator.BuiltinOptions2": "BuiltinOptions2"}))
    ops = [(name, value) for name, value in vars(code.BuiltinOperator).items()
           if isinstance(value, int)]
    print("highest builtin operator", max(v for _, v in ops), sorted(v for _, v in ops)[-3:])


def executorch(sources):
    """With the directory of the package executorch on the path."""
    import importlib.util
    root = pathlib.Path(importlib.util.find_spec("executorch").submodule_search_locations[0])
    read = lambda name: (root / name).read_text()
    types = "enum ScalarType : byte { x }"
    flat(sources / "Formats/FlatBuffer/Tables/ExecuTorchSchema.swift",
         "Tables of ExecuTorch (`program.fbs`, as of executorch 1.5.1).", "executorch",
         fbs(types, read("schema/program.fbs")))
    flat(sources / "Formats/FlatBuffer/Tables/FlatTensorSchema.swift",
         "Tables of ExecuTorch's files of tensors (`flat_tensor.fbs`, as of executorch 1.5.1).",
         "flatTensor", fbs(types, read("extension/flat_tensor/serialize/flat_tensor.fbs")))


def coreml(sources):
    import coremltools
    from coremltools.proto import Model_pb2
    swift(sources / "Formats/Protobuf/Tables/CoreMLSchema.swift",
          f"Messages of Core ML (`Model.proto`, as of coremltools {coremltools.__version__}).",
          "coreML", schema(Model_pb2.Model.DESCRIPTOR), "ProtobufSchema")


def paddle(sources):
    import paddle
    from paddle.base.proto import framework_pb2
    swift(sources / "Formats/Protobuf/Tables/PaddleSchema.swift",
          f"Messages of PaddlePaddle (`framework.proto`, as of paddlepaddle {paddle.__version__}).",
          "paddle", schema(framework_pb2.ProgramDesc.DESCRIPTOR), "ProtobufSchema")
    import re
    found = {op.type for op in paddle.base.framework.get_all_op_protos()}
    root = pathlib.Path(paddle.__file__).parent
    for header in (root / "include").rglob("*.h"):
        found |= set(re.findall(r'"(?:pd_op|cf|builtin)\.([A-Za-z_0-9]+)"', header.read_text(
            errors="ignore")))
    library = (root / "base/libpaddle.so").read_bytes()
    found |= {name.decode() for name in re.findall(
        rb"\0(?:pd_op|cf|builtin|onednn_op|dist_op)\.([a-z][A-Za-z_0-9]{1,60})\0", library)}
    special = {"py_func", "pylayer", "load", "load_combine", "save", "save_combine", "read_file",
               "tensorrt_engine", "openvino_engine", "run_program", "create_py_reader", "send_v2",
               "recv_v2", "fetch_barrier"}
    ops = sorted({name.rstrip("_") for name in found
                  if not re.search("grad|_sp$|_triple|_double", name)} - special)
    policy(sources, "Paddle", "All operators of PaddlePaddle 3.3.1, of both forms of its programs, "
           "without gradients. What\n/// touches files, runs code or talks to other machines is taken "
           "out by `PaddlePolicy`.", ops)


def mxnet(sources):
    import ctypes
    import mxnet as mx  # noqa: F401
    from mxnet.base import _LIB
    count, array = ctypes.c_uint(), ctypes.POINTER(ctypes.c_char_p)()
    _LIB.MXListAllOpNames(ctypes.byref(count), ctypes.byref(array))
    special = {"Custom", "_CustomFunction", "_NDArray", "_Native", "_cvimread", "_npi_Custom",
               "_npi_cvimread"}
    names = {array[i].decode() for i in range(count.value)}
    policy(sources, "MXNet", "All operators that MXNet 1.9.1 registers, without those that call into "
           "Python or the process,\n/// read files, or belong to the backward pass.",
           sorted(n for n in names - special if not n.startswith("_backward")))


def policy(sources, name, opening, ops):
    text = "\n".join(textwrap.wrap(" ".join(ops), 94, initial_indent="    ",
                                   subsequent_indent="    ", break_long_words=False,
                                   break_on_hyphens=False))
    (sources / f"Inspection/Policy/Tables/{name}Operators.swift").write_text(
        f"/// {opening}\n\nextension {name}Policy {{\n  /// Names.\n  static let table = \"\"\"\n"
        f"{text}\n    \"\"\"\n}}\n")


def caffe(sources):
    """From the generated code in the package x2paddle 1.6.0, whose path is in X2PADDLE."""
    import os
    from google.protobuf import descriptor_pb2, descriptor_pool
    code = pathlib.Path(os.environ["X2PADDLE"]).read_text()
    start = code.index("serialized_pb=") + len("serialized_pb=")
    value = eval(code[start:code.index("\n)", start)].strip())
    file = descriptor_pb2.FileDescriptorProto.FromString(value)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    swift(sources / "Formats/Protobuf/Tables/CaffeSchema.swift",
          "Messages of Caffe (`caffe.proto`, as of x2paddle 1.6.0).", "caffe",
          schema(pool.FindMessageTypeByName("caffe.NetParameter")), "ProtobufSchema")


def sentencepiece(sources):
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2 as pb
    swift(sources / "Formats/Protobuf/Tables/SentencePieceSchema.swift",
          "Messages of SentencePiece (`sentencepiece_model.proto`, as of sentencepiece "
          f"{sentencepiece.__version__}).", "sentencePiece",
          [line.replace("ModelProto:", "PieceModel:").replace(
              "5 denormalizer", "4 self_test_data SelfTestData 5 denormalizer")
           for line in schema(pb.ModelProto.DESCRIPTOR)]
          + ["SelfTestData: 1 samples *Sample", "Sample: 1 input s 2 expected s"],
          "ProtobufSchema")


def ortformat(sources):
    """From the classes in the package onnxruntime."""
    import onnxruntime
    import re
    root = pathlib.Path(onnxruntime.__file__).parent / "tools/ort_format_model/ort_flatbuffers_py/fbs"
    text = "\n".join(f.read_text() for f in sorted(root.glob("*.py")))
    text = re.sub(r"^import .*|^from .*|^np = .*", "", text, flags=re.M)
    lines = [line for line in python_flatbuffers(text, {"TypeInfo.Value": "TypeInfoValue"})
             if line.split(":")[0] not in ("EdgeEnd", "NodeIndexAndKernelDefHash")]
    names = {"tensor_type": "TensorTypeAndShape", "sequence_type": "SequenceType",
             "map_type": "MapType"}
    lines = [" ".join(names.get(word, word) if i % 3 == 0 else word
                      for i, word in enumerate(line.split(" "))) if line.startswith("|") else line
             for line in lines]
    flat(sources / "Formats/FlatBuffer/Tables/OrtSchema.swift",
         f"Tables of ONNX Runtime's own format (`ort.fbs`, as of onnxruntime {onnxruntime.__version__}).",
         "onnxRuntime", lines)


if __name__ == "__main__":
    sources = pathlib.Path(sys.argv[-1])
    for word in sys.argv[1:-1]:
        globals()[word](sources)
