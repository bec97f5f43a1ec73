package io.monitorix.exporter.config;

import io.monitorix.exporter.pem.Identity;
import io.monitorix.exporter.pem.Pem;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a web config file: {@code tls_server_config}, {@code http_server_config}, {@code
 * basic_auth_users}. Immutable, hence thread-safe.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/https/">HTTPS and
 *     authentication of Prometheus</a>
 */
public final class WebFileLoader {

  private static final List<String> KEYS =
      List.of("tls_server_config", "http_server_config", "basic_auth_users");
  private static final String RATE_LIMIT = "rate_limit";

  /** A reader of such files. */
  public WebFileLoader() {}

  /**
   * Reads and checks a file and the PEM files that it names. Relative paths in it begin at the
   * file's own folder, and <code>${NAME}</code> is nothing special: both as Prometheus has it.
   *
   * @throws ConfigException with everything that is wrong, if the file cannot be used
   */
  public WebFile load(Path file) {
    Problems problems = new Problems(file.toString());
    Path folder = file.getParent();
    Reading reading =
        new Reading(problems, Expansion.none(), folder == null ? Path.of("") : folder);
    Optional<Node> document = YamlDocument.read(file, problems);
    Set<Path> files = new HashSet<>(Set.of(file));
    WebFile read =
        document.isPresent()
            ? read(new YamlValue(document.get(), "", reading), files)
            : new WebFile(null, Map.of(), Map.of(), files);
    problems.throwIfAny();
    if (read == null) {
      throw new IllegalStateException("a part of " + file + " was left out without a problem");
    }
    return read;
  }

  /**
   * What two PEM files alone say: HTTPS for everybody.
   *
   * @param certificates the server's certificate, followed by those that lead to its authority
   * @param key its private key
   * @throws ConfigException with everything that is wrong, if they cannot be used
   */
  public WebFile load(Path certificates, Path key) {
    List<ConfigProblem> problems = new ArrayList<>();
    List<X509Certificate> chain = pem(certificates, Pem::certificates, problems);
    PrivateKey own = pem(key, Pem::privateKey, problems);
    if (chain != null && own != null) {
      try {
        ServerTls tls = ServerTls.of(Identity.of(chain, own));
        return new WebFile(tls, Map.of(), Map.of(), new HashSet<>(List.of(certificates, key)));
      } catch (IllegalArgumentException e) {
        problems.add(
            new ConfigProblem(certificates + " and " + key, 0, 0, String.valueOf(e.getMessage())));
      }
    }
    throw new ConfigException(problems);
  }

  private static <T> @Nullable T pem(
      Path file, Function<String, T> parser, List<ConfigProblem> problems) {
    try {
      return parser.apply(FileText.read(file, ServerTlsSection.MAX_BYTES));
    } catch (FileText.UnreadableException e) {
      problems.add(new ConfigProblem(file.toString(), 0, 0, "the file " + e.reason()));
    } catch (IllegalArgumentException e) {
      problems.add(new ConfigProblem(file.toString(), 0, 0, "the file " + e.getMessage()));
    }
    return null;
  }

  private static @Nullable WebFile read(YamlValue document, Set<Path> files) {
    YamlMapping root = document.mapping();
    if (root == null) {
      return null;
    }
    root.allow(KEYS, Set.of(RATE_LIMIT));
    YamlValue rateLimit = root.get(RATE_LIMIT);
    if (rateLimit != null) {
      rateLimit.problem("Monitorix limits no rate; web.max_requests bounds what runs at once");
    }
    YamlValue tlsSection = root.get("tls_server_config");
    ServerTls tls = tlsSection == null ? null : ServerTlsSection.read(tlsSection, files);
    Map<String, String> headers = WebHeadersSection.read(root.get("http_server_config"));
    Map<String, Secret> users = WebUsersSection.read(root.get("basic_auth_users"));
    return headers == null || users == null ? null : new WebFile(tls, headers, users, files);
  }
}
