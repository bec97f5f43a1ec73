package io.monitorix.exporter.web.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.fixture.TlsFiles;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.web.access.WebAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener over TLS, and certificates of clients. */
class SecureEventSocketsTest {

  private final SocketRoom room = new SocketRoom();

  @AfterEach
  void stop() throws Exception {
    room.close();
  }

  @Test
  void theCertificateOfTheWebConfigFileIsShown(@TempDir Path folder) {
    Path file = new TlsFiles(folder).webFile("client_auth_type: NoClientCert");
    EventSockets sockets =
        room.start(WebAccess.of(file, InstantSource.system()), Authenticator.NONE);
    SocketRoom.Client client = room.secure(sockets, "nobody");
    await().until(() -> client.messages.size() == 1);

    room.happens("lab", "node/pve1");

    await().until(() -> client.events() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS12", "TLS13"})
  void whoHasNoCertificateThatIsAskedForDoesNotConnect(String version, @TempDir Path folder) {
    Path file =
        new TlsFiles(folder)
            .webFile(
                "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem,"
                    + " max_version: "
                    + version);
    EventSockets sockets =
        room.start(WebAccess.of(file, InstantSource.system()), Authenticator.NONE);

    assertThatThrownBy(() -> room.secure(sockets, "nobody"))
        .isInstanceOf(CompletionException.class);
    assertThatThrownBy(() -> room.secure(sockets, "stranger"))
        .isInstanceOf(CompletionException.class);
    SocketRoom.Client known = room.secure(sockets, "prometheus");

    await().until(() -> known.messages.size() == 1);
  }

  @Test
  void aCertificateIsALoginUntilItIsNotAllowedAnyMore(@TempDir Path folder) {
    String mode = "client_auth_type: VerifyClientCertIfGiven, client_ca_file: ca.pem";
    TlsFiles files = new TlsFiles(folder);
    VirtualClock clock = new VirtualClock();
    EventSockets sockets = room.start(WebAccess.of(files.webFile(mode), clock), room.token);
    SocketRoom.Client prometheus = room.secure(sockets, "prometheus");
    SocketRoom.Client other = room.secure(sockets, "other");
    SocketRoom.Client nobody = room.secure(sockets, "nobody");
    await().until(() -> prometheus.messages.size() == 1 && other.messages.size() == 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> nobody.code == 1008);

    files.webFile(
        "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem,"
            + " client_allowed_sans: [prometheus.example]");
    clock.advance(Duration.ofSeconds(1));

    await().atMost(Duration.ofSeconds(20)).until(() -> other.code == 1008);
    room.happens("lab", "node/pve1");
    await().until(() -> prometheus.events() == 1);
  }

  @Test
  void withUsersACertificateAloneIsNotEnough(@TempDir Path folder) {
    TlsFiles files = new TlsFiles(folder);
    String hash = BCrypt.withDefaults().hashToString(4, "secret".toCharArray());
    String users = "basic_auth_users: {a: " + hash + "}\n";
    Path file =
        files.write(
            "web.yml",
            "tls_server_config: {%s, client_auth_type: %s, client_ca_file: ca.pem}\n%s"
                .formatted(TlsFiles.PAIR, "RequireAndVerifyClientCert", users));
    EventSockets sockets =
        room.start(WebAccess.of(file, InstantSource.system()), Authenticator.NONE);

    SocketRoom.Client client = room.secure(sockets, "prometheus");

    await().atMost(Duration.ofSeconds(20)).until(() -> client.code == 1008);
    assertThat(client.messages).isEmpty();
  }
}
