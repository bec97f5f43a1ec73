package io.monitorix.exporter.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks a target as a module wants it. */
final class ProbeTarget {

  private ProbeTarget() {}

  /** What is wrong with it, without quoting it (it may hold a password), or {@code null}. */
  static @Nullable String fault(String target, ProbeSettings settings) {
    if (settings instanceof HttpProbe) {
      return urlFault(target);
    }
    if (target.contains("/")) {
      return "expected a host here, not a URL";
    }
    if (settings instanceof TcpProbe && !target.matches(".+:[0-9]{1,5}")) {
      return "expected host:port, such as mail.example:25 or [2001:db8::7]:25";
    }
    return null;
  }

  private static @Nullable String urlFault(String target) {
    String expected = "expected a URL such as https://www.example/, or a host";
    try {
      URI uri = new URI(target.matches("https?://.*") ? target : "http://" + target);
      if (uri.getRawUserInfo() != null) {
        return "the target names a user, and would be a label; use basic_auth in the module";
      }
      return uri.getHost() == null ? expected : null;
    } catch (URISyntaxException e) {
      return expected;
    }
  }
}
