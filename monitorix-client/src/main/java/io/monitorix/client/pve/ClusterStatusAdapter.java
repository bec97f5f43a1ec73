package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import io.monitorix.client.internal.json.RecordAdapter;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.ClusterStatus.Entry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of the cluster's rows, each read as what its type says. */
final class ClusterStatusAdapter extends ReadOnlyAdapter<ClusterStatus> {

  static final JsonAdapter.Factory FACTORY =
      (type, annotations, moshi) -> {
        if (type == ClusterStatus.class) {
          return new ClusterStatusAdapter(moshi);
        }
        return type == Entry.class ? new EntryAdapter(moshi) : null;
      };

  private final JsonAdapter<List<Entry>> entries;

  private ClusterStatusAdapter(Moshi moshi) {
    entries = moshi.adapter(Types.newParameterizedType(List.class, Entry.class));
  }

  @Override
  public ClusterStatus fromJson(JsonReader reader) throws IOException {
    List<Entry> rows = entries.fromJson(reader);
    return new ClusterStatus(rows == null ? List.of() : rows);
  }

  /** One row. Its type may come last, so it is looked for ahead. */
  private static final class EntryAdapter extends ReadOnlyAdapter<Entry> {
    private static final JsonReader.Options TYPE = JsonReader.Options.of("type");

    private final JsonAdapter<ClusterStatus.ClusterEntry> cluster;
    private final JsonAdapter<ClusterStatus.NodeEntry> node;
    private final JsonAdapter<ClusterStatus.OtherEntry> other;

    EntryAdapter(Moshi moshi) {
      cluster = RecordAdapter.of(ClusterStatus.ClusterEntry.class, moshi, "type");
      node = RecordAdapter.of(ClusterStatus.NodeEntry.class, moshi, "type");
      other = moshi.adapter(ClusterStatus.OtherEntry.class);
    }

    @Override
    public @Nullable Entry fromJson(JsonReader reader) throws IOException {
      String type = type(reader);
      if (type.equals("cluster")) {
        return cluster.fromJson(reader);
      }
      return type.equals("node") ? node.fromJson(reader) : other.fromJson(reader);
    }

    private static String type(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        return "";
      }
      try (JsonReader ahead = reader.peekJson()) {
        ahead.beginObject();
        while (ahead.hasNext()) {
          if (ahead.selectName(TYPE) == 0 && ahead.peek() == JsonReader.Token.STRING) {
            return ahead.nextString();
          }
          skip(ahead);
        }
      }
      return "";
    }

    private static void skip(JsonReader ahead) throws IOException {
      if (ahead.peek() == JsonReader.Token.NAME) {
        ahead.skipName();
      }
      ahead.skipValue();
    }
  }
}
