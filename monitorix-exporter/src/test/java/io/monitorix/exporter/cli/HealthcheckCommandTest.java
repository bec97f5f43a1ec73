package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.config.WebFileLoader;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthcheckCommandTest {

  @TempDir private Path folder;

  @Test
  void serverThatHasNotPolledYetIsHealthyAndNotReady() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RunningExporter exporter = RunningExporter.polling(targetAt(silent.getLocalPort()))) {
      String url = "http://127.0.0.1:" + exporter.port();

      Outcome healthy = Outcome.of("healthcheck", "--url", url);
      Outcome ready = Outcome.of("healthcheck", "--url", url, "--ready");

      assertThat(healthy.err()).isEmpty();
      assertThat(healthy.out().strip()).isEqualTo("Monitorix is Healthy.");
      assertThat(healthy.status()).isZero();
      assertThat(ready.out()).isEmpty();
      assertThat(ready.err()).startsWith("monitorix: " + url + "/-/ready: HTTP 503: ");
      assertThat(ready.status()).isEqualTo(1);
    }
  }

  @Test
  void serverWithTlsAndUsersIsAskedAsClientsAskIt() throws IOException {
    try (RunningExporter exporter = RunningExporter.of(withTlsAndUsers())) {
      String url = "https://localhost:" + exporter.port();
      String authority = folder.resolve("ca.pem").toString();
      String login = folder.resolve("login").toString();
      Files.writeString(Path.of(login), "Authorization: Basic YTpwdw==\n");

      assertThat(Outcome.of("healthcheck", "--url", url).err()).contains("certification path");
      assertThat(Outcome.of("healthcheck", "--url", url, "--insecure").status())
          .as("supervisors need no login")
          .isZero();
      assertThat(Outcome.of("healthcheck", "--url", url, "--insecure", "-u", "a:no").status())
          .isZero();
      assertThat(Outcome.of("healthcheck", "--url", url, "-k", "-u", "a:pw").status()).isZero();
      assertThat(Outcome.of("healthcheck", "--url", url, "--cacert", authority, "-H", "@" + login))
          .isEqualTo(new Outcome(0, "Monitorix is Healthy." + System.lineSeparator(), ""));
      assertThat(
              Outcome.of("healthcheck", "--url", "https://a:pw@localhost:" + exporter.port(), "-k")
                  .status())
          .isZero();
    }
  }

  @Test
  void nobodyThereIsNotWell() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Outcome outcome = Outcome.of("healthcheck", "--url", "http://a:hidden@127.0.0.1:" + port);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("127.0.0.1:" + port).doesNotContain("hidden");
  }

  @Test
  void serverThatDoesNotAnswerIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          Outcome.of(
              "healthcheck", "--timeout=100ms", "--url=http://127.0.0.1:" + silent.getLocalPort());

      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err()).containsPattern("timeout|timed out");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "healthcheck --url ftp://localhost                 | not a URL",
        "healthcheck --cert a.pem                          | --cert and --key go together",
        "healthcheck --url https://localhost --cacert none.pem | none.pem",
        "healthcheck --timeout 0                           | has to be positive",
        "healthcheck now                                   | now",
      })
  void wrongUsageEndsWithTwo(String arguments, String message) {
    Outcome outcome = Outcome.of(arguments.split(" ", -1));

    assertThat(outcome.err()).contains(message);
    assertThat(outcome.status()).isEqualTo(2);
  }

  private Settings withTlsAndUsers() throws IOException {
    HeldCertificate authority =
        new HeldCertificate.Builder().rsa2048().certificateAuthority(0).build();
    HeldCertificate server =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .rsa2048()
            .signedBy(authority)
            .build();
    Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
    Files.writeString(folder.resolve("server.pem"), server.certificatePem());
    Files.writeString(folder.resolve("server.key"), server.privateKeyPkcs8Pem());
    Path web =
        Files.writeString(
            folder.resolve("web.yml"),
            """
            tls_server_config: {cert_file: server.pem, key_file: server.key}
            basic_auth_users: {a: %s}
            """
                .formatted(BCrypt.withDefaults().hashToString(4, "pw".toCharArray())));
    return Settings.at(RunningExporter.LOCAL)
        .webFile(() -> new WebFileLoader().load(web))
        .targets(List.of())
        .build();
  }

  private static TargetConfig targetAt(int port) {
    return TargetConfig.pve(
        "lab",
        "https://127.0.0.1:" + port,
        new LoginConfig.Token("a@pve!b", new Secret("c")),
        new TlsConfig.Insecure());
  }
}
