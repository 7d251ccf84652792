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
    text = "\n".join(textwrap.wrap(" ".join(ops), 94, initial_indent="    ",
                                   subsequent_indent="    ", break_long_words=False,
                                   break_on_hyphens=False))
    (sources / "Inspection/Policy/Tables/TensorFlowOperators.swift").write_text(
        f"/// All operators that TensorFlow {tf.__version__} registers. What touches files, runs code "
        "or talks to\n/// other machines is taken out by `TensorFlowPolicy`.\n\n"
        "extension TensorFlowPolicy {\n  /// Names.\n  static let table = \"\"\"\n"
        f"{text}\n    \"\"\"\n}}\n")
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


if __name__ == "__main__":
    sources = pathlib.Path(sys.argv[-1])
    for word in sys.argv[1:-1]:
        globals()[word](sources)
