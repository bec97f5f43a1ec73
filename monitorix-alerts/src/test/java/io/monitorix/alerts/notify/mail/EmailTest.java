package io.monitorix.alerts.notify.mail;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.read;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailTest {

  private final GreenMail server = new GreenMail(new ServerSetup[] {setup("smtp")});
  @TempDir Path folder;

  private static ServerSetup setup(String protocol) {
    return new ServerSetup(0, "127.0.0.1", protocol);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private String plain(String more) {
    return "{to: 'ops@example.org', from: 'Monitorix <monitorix@example.org>', require_tls: false,"
        + " smarthost: '127.0.0.1:"
        + server.getSmtp().getPort()
        + "'"
        + more
        + "}";
  }

  private MimeMessage sent(String config, Message message) {
    server.start();
    try (Integration email =
        read("email_configs", config.replace(":0'", ":" + server.getSmtp().getPort() + "'"))) {
      assertThat(email.send(message)).isEqualTo(Result.sent());
    }
    return server.getReceivedMessages()[server.getReceivedMessages().length - 1];
  }

  @Test
  void sendsTextAndHtml() throws Exception {
    server.start();
    MimeMessage mail = sent(plain(""), firing());

    assertThat(mail.getSubject()).isEqualTo("[FIRING:1] Guest web (qemu/101) is down");
    assertThat(mail.getHeader("From", null)).isEqualTo("Monitorix <monitorix@example.org>");
    assertThat(mail.getHeader("To", null)).isEqualTo("ops@example.org");
    assertThat(mail.getHeader("Message-ID", null)).matches("<[0-9a-f]{32}@monitorix>");
    assertThat(mail.getHeader("References", null)).isNull();
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(text(parts.getBodyPart(0)))
        .contains("Guest: web (qemu/101)", "Runbook: https://runbooks.example/GuestDown");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(text(parts.getBodyPart(1)))
        .contains(
            "<h2",
            "It is &lt;b&gt;meant&lt;/b&gt; to run.",
            "<a href=\"https://runbooks.example/GuestDown\">Runbook</a>");
  }

  private static String text(BodyPart part) throws Exception {
    return (String) part.getContent();
  }

  @Test
  void goesToAllRecipients() {
    server.start();
    String config = plain("").replace("'ops@example.org'", "'a@x.example, \"B, C\" <b@x.example>'");
    sent(config, firing());

    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void setsHeaders() throws Exception {
    server.start();
    MimeMessage mail =
        sent(
            plain(
                ", text: 'plain', html: '', headers: {subject: '{{ .Status }} ä', X-Site:"
                    + " \"a\\r\\nBcc: evil@example.org\", To: 'everybody <all@example.org>'}"),
            firing());

    assertThat(mail.getSubject()).isEqualTo("firing ä");
    assertThat(mail.getHeader("X-Site", null)).isEqualTo("a Bcc: evil@example.org");
    assertThat(mail.getHeader("Bcc", null)).isNull();
    assertThat(mail.getHeader("To", null)).isEqualTo("everybody <all@example.org>");
    assertThat(((String) mail.getContent()).strip()).isEqualTo("plain");
  }

  @Test
  void keepsTheMailsOfAGroupTogether() throws Exception {
    server.start();
    String config = plain(", send_resolved: true, threading: {enabled: true}");
    String first = sent(config, firing()).getHeader("References", null);
    String second = sent(config, resolved()).getHeader("References", null);

    assertThat(first).isEqualTo(second).matches("<[0-9a-f]{32}@monitorix>");
  }

  @Test
  void logsIn() {
    server.setUser("user@example.org", "user", "pass");
    server.getUserManager().setAuthRequired(true);
    server.start();
    sent(plain(", auth_username: user, auth_password: pass"), firing());

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void tellsThatALoginFailed() {
    server.setUser("user@example.org", "user", "pass");
    server.getUserManager().setAuthRequired(true);
    server.start();
    try (Integration email =
        read("email_configs", plain(", auth_username: user, auth_password: wr0ng"))) {
      assertThat(email.send(firing()))
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed ->
                  assertThat(failed.reason())
                      .startsWith("the login failed: 535")
                      .doesNotContain("wr0ng"));
    }
  }

  @Test
  void readsThePasswordFromItsFile() throws Exception {
    server.setUser("user@example.org", "user", "pass");
    server.start();
    Path password = folder.resolve("password");
    String config = plain(", auth_username: user, auth_password_file: password");
    try (Integration email = read("email_configs", config, "", folder)) {
      assertThat(email.send(firing())).isEqualTo(Result.retry("there is no file " + password));
      Files.writeString(password, "pass\n");
      assertThat(email.send(firing())).isEqualTo(Result.sent());
    }
  }

  @Test
  void sendsNothingInTheClearUnlessToldSo() {
    server.start();
    try (Integration email = read("email_configs", plain("").replace("require_tls: false,", ""))) {
      assertThat(email.send(firing()))
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed -> assertThat(failed.reason()).contains("require_tls: false"));
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void speaksTlsFromTheBeginning() {
    GreenMail tls = new GreenMail(new ServerSetup[] {setup("smtps")});
    tls.start();
    try {
      String server = "smarthost: '127.0.0.1:" + tls.getSmtps().getPort() + "'";
      String config = "{to: a@x.example, from: b@x.example, force_implicit_tls: true, " + server;
      try (Integration trusting =
              read("email_configs", config + ", tls_config: {insecure_skip_verify: true}}");
          Integration wary = read("email_configs", config + "}")) {
        assertThat(trusting.send(firing())).isEqualTo(Result.sent());
        assertThat(wary.send(firing())).isInstanceOf(Result.Retry.class);
      }
      assertThat(tls.getReceivedMessages()).hasSize(1);
    } finally {
      tls.stop();
    }
  }

  @Test
  void takesTheGlobalSettings() throws Exception {
    server.start();
    String global =
        "{smtp_from: 'global@example.org', smtp_require_tls: false, smtp_hello: me.example,"
            + " smtp_smarthost: '127.0.0.1:"
            + server.getSmtp().getPort()
            + "'}";
    try (Integration email = read("email_configs", "{to: a@x.example}", global, folder)) {
      assertThat(email.send(firing())).isEqualTo(Result.sent());
    }

    assertThat(server.getReceivedMessages()[0].getHeader("From", null))
        .isEqualTo("global@example.org");
    assertThat(server.getReceivedMessages()[0].getHeader("Received", null)).contains("me.example");
  }

  @Test
  void triesAgainWhenNobodyAnswers() {
    server.start();
    String config = plain("");
    server.stop();
    try (Integration email = read("email_configs", config)) {
      assertThat(email.send(firing())).isInstanceOf(Result.Retry.class);
    }
  }

  @Test
  void tellsWhatIsWrong() {
    assertThat(problems("email_configs", "to: a@x.example"))
        .satisfiesExactly(
            first -> assertThat(first).contains("'from', 'global.smtp_from'"),
            second -> assertThat(second).contains("'smarthost', 'global.smtp_smarthost'"));
    assertThat(
            problems(
                "email_configs",
                "{to: a@x.example, from: b, smarthost: mail, headers: {A: b, a: c}}"))
        .satisfiesExactly(
            first -> assertThat(first).contains("1:39", "host:port"),
            second -> assertThat(second).contains("'a' stands twice"));
  }
}
