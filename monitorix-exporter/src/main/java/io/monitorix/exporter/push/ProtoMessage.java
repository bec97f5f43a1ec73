package io.monitorix.exporter.push;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A protobuf message that is written field by field, in whatever order. Objects of generated
 * classes would cost many times the memory. For one thread.
 */
final class ProtoMessage {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 64);

  ProtoMessage text(int field, String value) {
    return write(() -> out.writeString(field, value));
  }

  ProtoMessage number(int field, double value) {
    return write(() -> out.writeDouble(field, value));
  }

  ProtoMessage fixed(int field, long value) {
    return write(() -> out.writeFixed64(field, value));
  }

  ProtoMessage varint(int field, long value) {
    return write(() -> out.writeUInt64(field, value));
  }

  ProtoMessage bool(int field, boolean value) {
    return write(() -> out.writeBool(field, value));
  }

  ProtoMessage message(int field, ProtoMessage value) {
    byte[] content = value.toBytes();
    return write(() -> out.writeByteArray(field, content));
  }

  /** A {@code KeyValue} with a text. Written in one go: a request has some ten thousand of them. */
  ProtoMessage attribute(int field, String name, String value) {
    int text = CodedOutputStream.computeStringSize(1, value);
    int pair =
        CodedOutputStream.computeStringSize(1, name)
            + CodedOutputStream.computeTagSize(2)
            + CodedOutputStream.computeUInt32SizeNoTag(text)
            + text;
    return write(
        () -> {
          out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
          out.writeUInt32NoTag(pair);
          out.writeString(1, name);
          out.writeTag(2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
          out.writeUInt32NoTag(text);
          out.writeString(1, value);
        });
  }

  /** A list of numbers of eight bytes each, packed. */
  ProtoMessage packed(int field, long[] values) {
    return write(
        () -> {
          out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
          out.writeUInt32NoTag(values.length * Long.BYTES);
          for (long value : values) {
            out.writeFixed64NoTag(value);
          }
        });
  }

  /** What was written so far. */
  byte[] toBytes() {
    write(out::flush);
    return bytes.toByteArray();
  }

  private ProtoMessage write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private interface Write {
    void run() throws IOException;
  }
}
