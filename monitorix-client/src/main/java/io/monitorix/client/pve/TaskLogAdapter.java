package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import io.monitorix.client.pve.model.TaskLog;
import io.monitorix.client.task.LogLine;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log: a whole answer, as their number stands beside the data. For a task without a
 * log Proxmox sends one line bare, not in a list.
 */
final class TaskLogAdapter extends ReadOnlyAdapter<TaskLog> {

  private static final JsonReader.Options NAMES = JsonReader.Options.of("data", "total");

  private final JsonAdapter<LogLine> line;
  private final JsonAdapter<List<LogLine>> lines;
  private final JsonAdapter<Integer> number;

  TaskLogAdapter(Moshi moshi) {
    line = moshi.adapter(LogLine.class);
    lines = moshi.adapter(Types.newParameterizedType(List.class, LogLine.class));
    number = moshi.adapter(Integer.class);
  }

  @Override
  public TaskLog fromJson(JsonReader reader) throws IOException {
    @Nullable TaskLog data = null;
    @Nullable Integer total = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(NAMES)) {
        case 0 -> data = data(reader);
        case 1 -> total = number.fromJson(reader);
        default -> {
          reader.skipName();
          reader.skipValue();
        }
      }
    }
    reader.endObject();
    if (data == null) {
      throw new JsonDataException("'data' is missing");
    }
    return new TaskLog(data.found(), total, data.lines());
  }

  private TaskLog data(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
      LogLine complaint = line.fromJson(reader);
      return new TaskLog(false, null, complaint == null ? List.of() : List.of(complaint));
    }
    List<LogLine> read = lines.fromJson(reader);
    return new TaskLog(true, null, read == null ? List.of() : read);
  }
}
