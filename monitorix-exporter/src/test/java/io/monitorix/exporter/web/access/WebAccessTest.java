package io.monitorix.exporter.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.fixture.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebAccessTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String HASH = "$2y$10$0123456789012345678901234567890123456789012345678901.";
  private static final String TLS =
      "tls_server_config: {cert_file: server.pem, key_file: server.key}\n";

  private final VirtualClock clock = new VirtualClock();

  @TempDir private Path folder;

  @Test
  void fileThatChangesIsReadAgainWithinASecond() {
    WebAccess access = access("");
    assertThat(access.current().users()).isEmpty();
    assertThat(access.asksForCredentials()).isFalse();

    write("web.yml", "basic_auth_users: {alice: " + HASH + "}\n");
    assertThat(access.current().users()).isEmpty();
    clock.advance(SECOND);

    assertThat(access.current().users()).containsOnlyKeys("alice");
    assertThat(access.asksForCredentials()).isTrue();
  }

  @Test
  void fileThatCannotBeUsedLeavesTheOneBeforeAndIsHealed() {
    WebAccess access = access("basic_auth_users: {alice: " + HASH + "}\n");

    write("web.yml", "basic_auth_users: {alice: nonsense}\n");
    clock.advance(SECOND);
    assertThat(access.current().users()).containsOnlyKeys("alice");
    assertThat(access.isLastReloadSuccessful()).isFalse();

    write("web.yml", "basic_auth_users: {bob: " + HASH + "}\n");
    clock.advance(SECOND);
    assertThat(access.isLastReloadSuccessful()).isTrue();
    assertThat(access.current().users()).containsOnlyKeys("bob");
  }

  @Test
  void fileThatIsGoneLeavesWhatItSaid() throws IOException {
    WebAccess access = access("basic_auth_users: {alice: " + HASH + "}\n");

    Files.delete(folder.resolve("web.yml"));
    clock.advance(SECOND);

    assertThat(access.current().users()).containsOnlyKeys("alice");
    assertThat(access.isLastReloadSuccessful()).isFalse();
  }

  @Test
  void certificateThatIsRenewedIsReadAgain() {
    HeldCertificate first = writePair();
    WebAccess access = access(TLS);
    assertThat(certificate(access)).isEqualTo(first.certificate());

    HeldCertificate second = writePair();
    clock.advance(SECOND);

    assertThat(certificate(access)).isEqualTo(second.certificate());
  }

  @Test
  void certificateWithoutItsKeyYetLeavesTheOneBefore() {
    HeldCertificate first = writePair();
    WebAccess access = access(TLS);

    HeldCertificate second = new HeldCertificate.Builder().build();
    write("server.pem", second.certificatePem());
    clock.advance(SECOND);
    assertThat(certificate(access)).isEqualTo(first.certificate());
    assertThat(access.isLastReloadSuccessful()).isFalse();

    write("server.key", second.privateKeyPkcs8Pem());
    clock.advance(SECOND);
    assertThat(certificate(access)).isEqualTo(second.certificate());
  }

  @Test
  void folderThatALinkLeadsElsewhereIsSeen() throws IOException {
    Path older = Files.createDirectory(folder.resolve("older"));
    Path newer = Files.createDirectory(folder.resolve("newer"));
    Files.writeString(older.resolve("web.yml"), "basic_auth_users: {alice: " + HASH + "}\n");
    Files.writeString(newer.resolve("web.yml"), "basic_auth_users: {carol: " + HASH + "}\n");
    Files.setLastModifiedTime(
        newer.resolve("web.yml"), Files.getLastModifiedTime(older.resolve("web.yml")));
    Path link = Files.createSymbolicLink(folder.resolve("current"), older);
    WebAccess access = WebAccess.of(link.resolve("web.yml"), clock);

    Path next = Files.createSymbolicLink(folder.resolve("next"), newer);
    Files.move(next, link, StandardCopyOption.REPLACE_EXISTING);
    clock.advance(SECOND);

    assertThat(access.current().users()).containsOnlyKeys("carol");
  }

  @Test
  void whatIsMissingIsLookedForAgain() {
    writePair();
    WebAccess access = access(TLS);

    write("web.yml", "tls_server_config: {cert_file: new.pem, key_file: server.key}\n");
    clock.advance(SECOND);
    assertThat(access.isLastReloadSuccessful()).isFalse();

    copy("server.pem", "new.pem");
    clock.advance(Duration.ofSeconds(10));
    assertThat(access.isLastReloadSuccessful()).isTrue();
  }

  @Test
  void tlsCannotBeSwitchedOffWhileTheServerRuns() {
    writePair();
    WebAccess access = access(TLS);

    write("web.yml", "basic_auth_users: {alice: " + HASH + "}\n");

    assertThat(access.reload()).singleElement().asString().contains("cannot be switched on or off");
    assertThat(access.current().tls()).isNotNull();
    assertThat(access.current().users()).isEmpty();
  }

  @Test
  void reloadTellsEveryProblemWithItsPlace() {
    WebAccess access = access("");
    assertThat(access.reload()).isEmpty();

    Path file = write("web.yml", "basic_auth_users: {a: b}\nnonsense: 1\n");

    assertThat(access.reload())
        .hasSize(2)
        .allMatch(problem -> problem.startsWith(file + ":"))
        .noneMatch(problem -> problem.contains(HASH));
  }

  @Test
  void firstFileMustBeRight() {
    assertThatThrownBy(() -> access("nonsense: 1\n")).isInstanceOf(ConfigException.class);
  }

  private WebAccess access(String yaml) {
    return WebAccess.of(write("web.yml", yaml), clock);
  }

  private static X509Certificate certificate(WebAccess access) {
    return Objects.requireNonNull(access.current().tls()).identity().certificate();
  }

  private HeldCertificate writePair() {
    HeldCertificate certificate = new HeldCertificate.Builder().build();
    write("server.pem", certificate.certificatePem());
    write("server.key", certificate.privateKeyPkcs8Pem());
    return certificate;
  }

  private void copy(String from, String to) {
    try {
      Files.copy(folder.resolve(from), folder.resolve(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of its own each time, as editors write them: another key even within one tick. */
  private Path write(String name, String content) {
    try {
      Path next = Files.writeString(folder.resolve(name + ".next"), content);
      return Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
