package io.monitorix.exporter.httpsd;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An element of a list for {@code http_sd_configs}.
 *
 * @param address what is scraped: a host, or host:port
 * @param labels by name, in their order
 */
public record Entry(String address, Map<String, String> labels) {

  /** Copies the labels. */
  public Entry {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** The target that it belongs to; empty where it says none. */
  public String cluster() {
    return labels.getOrDefault(Entries.CLUSTER, "");
  }

  /** The guest that it is, {@code qemu/100}; empty where it is none. */
  public String guest() {
    return labels.getOrDefault(Entries.GUEST_ID, "");
  }

  /** The list as JSON. */
  public static String json(Collection<Entry> entries) {
    StringBuilder json = new StringBuilder("[");
    for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
      json.append('\n');
      each.next().append(json);
      json.append(each.hasNext() ? "," : "\n");
    }
    return json.append("]\n").toString();
  }

  private void append(StringBuilder json) {
    json.append("{\"targets\":[");
    append(json, address);
    json.append("],\"labels\":{");
    String separator = "";
    for (Map.Entry<String, String> label : labels.entrySet()) {
      json.append(separator);
      append(json, label.getKey());
      json.append(':');
      append(json, label.getValue());
      separator = ",";
    }
    json.append("}}");
  }

  private static void append(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Half a surrogate pair, which UTF-8 cannot carry, survives as an escape.
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
