package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps {@code docs/web.md} true. */
class WebPageTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  @TempDir private Path folder;

  static Stream<String> examples() throws IOException {
    Path inRoot = Path.of("docs", "web.md");
    String page = Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));
    return BLOCK.matcher(page).results().map(block -> block.group(1)).toList().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleLoads(String yaml) throws IOException {
    HeldCertificate certificate = new HeldCertificate.Builder().build();
    Files.writeString(folder.resolve("server.pem"), certificate.certificatePem());
    Files.writeString(folder.resolve("server.key"), certificate.privateKeyPkcs8Pem());
    Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    Path file = Files.writeString(folder.resolve("web.yml"), yaml);

    WebFile read = new WebFileLoader().load(file);

    assertThat(read.tls()).isNotNull();
    assertThat(read.users()).containsOnlyKeys("prometheus");
  }
}
