package io.monitorix.exporter.backup.archive;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON, an array each: numbers as they are, bytes in base64, and as texts what JSON has no
 * numbers for.
 */
final class RowJson {

  private RowJson() {}

  static void write(JsonWriter out, List<Column> columns, @Nullable Object[] row)
      throws IOException {
    out.beginArray();
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value == null) {
        out.nullValue();
      } else {
        write(out, columns.get(i), value);
      }
    }
    out.endArray();
  }

  private static void write(JsonWriter out, Column column, Object value) throws IOException {
    switch (column.type()) {
      case TEXT -> out.value((String) value);
      case INTEGER -> out.value((Long) value);
      case BOOLEAN -> out.value((Boolean) value);
      case BYTES -> out.value(Base64.getEncoder().encodeToString((byte[]) value));
      case REAL -> {
        Double number = (Double) value;
        if (number.isNaN() || number.isInfinite()) {
          out.value(number.toString());
        } else {
          out.value(number);
        }
      }
    }
  }

  /**
   * Reads a row.
   *
   * @throws JsonDataException if it has not one value of the right type for each column
   */
  static @Nullable Object[] read(JsonReader in, List<Column> columns) throws IOException {
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    in.beginArray();
    for (int i = 0; i < row.length; i++) {
      row[i] = in.peek() == JsonReader.Token.NULL ? in.nextNull() : value(in, columns.get(i));
    }
    in.endArray();
    return row;
  }

  private static Object value(JsonReader in, Column column) throws IOException {
    JsonReader.Token found = in.peek();
    boolean fits =
        switch (column.type()) {
          case TEXT, BYTES -> found == JsonReader.Token.STRING;
          case INTEGER -> found == JsonReader.Token.NUMBER;
          case BOOLEAN -> found == JsonReader.Token.BOOLEAN;
          case REAL -> found == JsonReader.Token.NUMBER || found == JsonReader.Token.STRING;
        };
    if (!fits) {
      throw new JsonDataException(
          "column " + column.name() + " is " + column.type().text() + ", not " + found);
    }
    return switch (column.type()) {
      case TEXT -> in.nextString();
      case INTEGER -> in.nextLong();
      case BOOLEAN -> in.nextBoolean();
      case BYTES -> bytes(in.nextString(), column);
      case REAL -> real(in.nextString(), column);
    };
  }

  private static byte[] bytes(String text, Column column) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new JsonDataException("column " + column.name() + " is no base64", e);
    }
  }

  private static double real(String text, Column column) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new JsonDataException("column " + column.name() + " is no number", e);
    }
  }
}
