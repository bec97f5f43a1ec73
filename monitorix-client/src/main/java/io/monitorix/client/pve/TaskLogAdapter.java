package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import io.monitorix.client.pve.model.TaskLog;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a log. For a task without a log Proxmox sends one line bare, not in a list. */
final class TaskLogAdapter extends ReadOnlyAdapter<TaskLog> {

  static final JsonAdapter.Factory FACTORY =
      (type, annotations, moshi) -> type == TaskLog.class ? new TaskLogAdapter(moshi) : null;

  private final JsonAdapter<TaskLog.Line> line;
  private final JsonAdapter<List<TaskLog.Line>> lines;

  private TaskLogAdapter(Moshi moshi) {
    line = moshi.adapter(TaskLog.Line.class);
    lines = moshi.adapter(Types.newParameterizedType(List.class, TaskLog.Line.class));
  }

  @Override
  public TaskLog fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
      TaskLog.@Nullable Line complaint = line.fromJson(reader);
      return new TaskLog(false, complaint == null ? List.of() : List.of(complaint));
    }
    List<TaskLog.Line> read = lines.fromJson(reader);
    return new TaskLog(true, read == null ? List.of() : read);
  }
}
