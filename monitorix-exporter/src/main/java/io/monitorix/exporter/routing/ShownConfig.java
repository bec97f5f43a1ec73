package io.monitorix.exporter.routing;

import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.FileProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A routing file as everybody may read it: of what receivers are told with, only what is known to
 * be no secret. It can still be loaded, as amtool does to show routes.
 */
final class ShownConfig {

  private static final String SECRET = "<secret>";

  /** Sections whose values may be secrets. */
  private static final Set<String> GUARDED = Set.of("global", "receivers");

  /** Keys in them whose values are none, besides those that end in {@code _file}. */
  private static final Set<String> OPEN =
      Set.of(
          "name",
          "resolve_timeout",
          "send_resolved",
          "follow_redirects",
          "enable_http2",
          "insecure_skip_verify",
          "server_name",
          "require_tls",
          "smtp_require_tls",
          "smtp_hello",
          "smtp_smarthost",
          "smtp_from",
          "hello",
          "smarthost",
          "from",
          "to",
          "channel",
          "chat_id",
          "parse_mode",
          "disable_notifications",
          "max_alerts",
          "timeout",
          "severity",
          "priority",
          "short_fields",
          "link_names",
          "mrkdwn_in",
          "update_alerts",
          "html",
          "retry",
          "expire",
          "ttl");

  private static final Set<String> WEB = Set.of("http", "https");
  private static final Set<Object> NOTHING = Set.of("", "~", "null");

  private static final LoadSettings READING =
      LoadSettings.builder().setSchema(new FailsafeSchema()).setAllowNonScalarKeys(true).build();
  private static final DumpSettings WRITING =
      DumpSettings.builder()
          .setSchema(new FailsafeSchema())
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setWidth(Integer.MAX_VALUE)
          .build();

  private ShownConfig() {}

  /**
   * The text of a file that is in order.
   *
   * @throws FileException if it is not there any more
   */
  static String of(Path file) {
    try {
      return ofText(Files.readString(file));
    } catch (IOException | YamlEngineException e) {
      throw new FileException(
          List.of(
              new FileProblem(file.toString(), 0, 0, "it changes while it is read; try again")));
    }
  }

  /** The same of a text that is in order. */
  static String ofText(String text) {
    Object root = new Load(READING).loadFromString(text);
    Map<String, Object> shown = new LinkedHashMap<>();
    if (root instanceof Map<?, ?> sections) {
      sections.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            add(shown, name, value, GUARDED.contains(name));
          });
    }
    return new Dump(WRITING).dumpToString(shown);
  }

  /** What is nothing is left out: it would come back as an empty text. */
  private static void add(
      Map<String, Object> shown, String key, @Nullable Object value, boolean guarded) {
    if (value != null && !NOTHING.contains(value)) {
      shown.put(key, shown(key, value, guarded));
    }
  }

  private static Object shown(String key, Object value, boolean guarded) {
    if (value instanceof Map<?, ?> mapping) {
      Map<String, Object> shown = new LinkedHashMap<>();
      mapping.forEach((name, each) -> add(shown, String.valueOf(name), each, guarded));
      return shown;
    }
    if (value instanceof List<?> list) {
      List<Object> shown = new ArrayList<>();
      list.forEach(each -> shown.add(shown(key, each == null ? "" : each, guarded)));
      return shown;
    }
    String text = String.valueOf(value);
    return guarded && !OPEN.contains(key) && !key.endsWith("_file") ? guarded(text) : text;
  }

  /** Of a URL, where it leads: paths and queries hold tokens. */
  private static String guarded(String text) {
    try {
      URI url = new URI(text);
      if (url.getScheme() != null && WEB.contains(url.getScheme()) && url.getHost() != null) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + "/" + SECRET;
      }
    } catch (URISyntaxException e) {
      return SECRET;
    }
    return SECRET;
  }
}
