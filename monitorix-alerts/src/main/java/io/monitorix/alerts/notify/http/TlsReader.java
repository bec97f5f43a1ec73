package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code tls_config}, of HTTP and of mail. */
public final class TlsReader {

  private static final List<String> KEYS =
      List.of(
          "ca_file",
          "cert_file",
          "key_file",
          "insecure_skip_verify",
          "min_version",
          "max_version",
          "server_name",
          "ca",
          "cert",
          "key",
          "ca_ref",
          "cert_ref",
          "key_ref");

  private TlsReader() {}

  /**
   * Certificates and keys.
   *
   * @param onlyTls13 whether TLS 1.2 is too old
   */
  public record Tls(ClientTls client, boolean onlyTls13) {}

  /** Reads one; without a value, the system's authorities are trusted. */
  public static Tls read(Fields parent, @Nullable YamlValue value) {
    if (value == null) {
      return new Tls(ClientTls.SYSTEM, false);
    }
    Fields fields = parent.within(value, KEYS);
    fields.unsupported(
        "server_name", "max_version", "ca", "cert", "key", "ca_ref", "cert_ref", "key_ref");
    // Versions before 1.2 are no longer spoken: to allow them changes nothing.
    String least = fields.word("min_version", List.of("TLS10", "TLS11", "TLS12", "TLS13"), "TLS12");
    boolean whole = fields.has("cert_file") == fields.has("key_file");
    if (!whole) {
      fields.problem("cert_file", "'cert_file' and 'key_file' need each other");
    }
    ClientTls client =
        new ClientTls(
            fields.file("ca_file"),
            whole ? fields.file("cert_file") : null,
            whole ? fields.file("key_file") : null,
            fields.flag("insecure_skip_verify", false));
    return new Tls(client, least.equals("TLS13"));
  }
}
