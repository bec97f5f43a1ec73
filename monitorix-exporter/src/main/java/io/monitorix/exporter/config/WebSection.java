package io.monitorix.exporter.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code web}. */
final class WebSection {

  private static final List<String> KEYS = List.of("listen_address");

  private WebSection() {}

  /** {@code null} after a problem. */
  static @Nullable WebConfig read(@Nullable YamlValue section) {
    if (section == null) {
      return WebConfig.DEFAULT;
    }
    YamlMapping web = section.mapping(KEYS);
    if (web == null) {
      return null;
    }
    YamlValue written = web.get("listen_address");
    if (written == null) {
      return WebConfig.DEFAULT;
    }
    ListenAddress address =
        written.parse(
            "host:port or :port with a port up to 65535, such as [::]:9221", ListenAddress::parse);
    return address == null ? null : new WebConfig(address);
  }
}
