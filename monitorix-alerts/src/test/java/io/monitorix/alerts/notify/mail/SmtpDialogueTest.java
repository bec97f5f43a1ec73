package io.monitorix.alerts.notify.mail;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server can say, and what becomes of it. */
class SmtpDialogueTest {

  @TempDir Path folder;

  private Result send(ScriptedServer server, String more) {
    String config =
        "{to: 'a@x.example, b@x.example', from: c@x.example, smarthost: '127.0.0.1:"
            + server.port()
            + "'"
            + more
            + "}";
    try (Integration email = read("email_configs", config, "", folder)) {
      return email.send(firing());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL FROM, 550 go away, false",
    "MAIL FROM, 451 not now, true",
    "RCPT TO, 550 no such user, false",
    "RCPT TO, 450 mailbox busy, true",
    "DATA, 554 no, false",
    "., 552 too large, false",
    "., 452 full, true",
    "EHLO, 421 closing, true"
  })
  void saysWhetherItMayPass(String command, String reply, boolean passes) {
    try (ScriptedServer server = new ScriptedServer(null, command, reply, "HELO", "421 closing")) {
      Result result = send(server, ", require_tls: false");

      if (passes) {
        assertThat(result).isInstanceOf(Result.Retry.class);
      } else {
        assertThat(result)
            .isInstanceOfSatisfying(
                Result.Failed.class, failed -> assertThat(failed.reason()).contains(reply));
      }
    }
  }

  @Test
  void oneRefusedAddressKeepsNobodyFromBeingTold() {
    try (ScriptedServer server = new ScriptedServer(null, "RCPT TO:<b@", "550 no such user")) {
      assertThat(send(server, ", require_tls: false"))
          .isInstanceOfSatisfying(
              Result.Sent.class,
              sent ->
                  assertThat(sent.detail())
                      .startsWith("not to all: b@x.example")
                      .contains("no such user"));
      assertThat(server.lines()).contains("DATA", ".");
    }
  }

  @Test
  void answersAChallenge() {
    String challenge =
        Base64.getEncoder().encodeToString("<17@x>".getBytes(StandardCharsets.UTF_8));
    try (ScriptedServer server =
        new ScriptedServer(
            null,
            "EHLO",
            "250-here\n250 AUTH CRAM-MD5 PLAIN",
            "AUTH CRAM-MD5",
            "334 " + challenge,
            "dXNlci",
            "235 welcome")) {
      assertThat(send(server, ", require_tls: false, auth_username: user, auth_secret: s3cr3t"))
          .isEqualTo(Result.sent());
      assertThat(server.lines())
          .filteredOn(line -> line.startsWith("dXNlci"))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8))
                      .matches("user [0-9a-f]{32}"));
    }
  }

  @Test
  void sendsNoSecretToWhoKnowsNoChallenge() {
    try (ScriptedServer server =
        new ScriptedServer(null, "EHLO", "250-here\n250 AUTH PLAIN LOGIN")) {
      assertThat(send(server, ", require_tls: false, auth_username: user, auth_secret: s3cr3t"))
          .isInstanceOf(Result.Failed.class);
      assertThat(server.lines()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN", "LOGIN"})
  void logsInByWhatTheServerKnows(String mechanism) {
    try (ScriptedServer server =
        new ScriptedServer(
            null,
            "EHLO",
            "250-here\n250 AUTH " + mechanism,
            "AUTH PLAIN",
            "235 welcome",
            "AUTH LOGIN",
            "334 VXNlcm5hbWU6",
            "dXNlcg==",
            "334 UGFzc3dvcmQ6",
            "cGFzcw==",
            "235 welcome")) {
      assertThat(send(server, ", require_tls: false, auth_username: user, auth_password: pass"))
          .isEqualTo(Result.sent());
      assertThat(server.lines()).anyMatch(line -> line.startsWith("AUTH " + mechanism));
    }
  }

  @Test
  void startsTls() throws Exception {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try (ScriptedServer server =
        new ScriptedServer(
            identity.sslSocketFactory(),
            "EHLO",
            "250-here\n250 STARTTLS",
            "STARTTLS",
            "220 go on")) {
      assertThat(send(server, ", hello: me.example, tls_config: {ca_file: ca.pem}"))
          .isEqualTo(Result.sent());
      assertThat(server.lines())
          .startsWith("EHLO me.example", "STARTTLS", "EHLO me.example")
          .contains("DATA");
      assertThat(send(server, "")).isInstanceOf(Result.Retry.class);
    }
  }
}
