package io.monitorix.alerts.notify.mail;

import io.monitorix.alerts.remote.delivery.TlsSockets;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Properties;

/** Hands mails over to one server, each on a connection of its own. Safe for several threads. */
final class Mailer {

  private static final String TIMEOUT = Long.toString(Duration.ofSeconds(30).toMillis());

  private final SmtpServer server;
  private final Properties properties;

  /**
   * For a server.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  Mailer(SmtpServer server) {
    this.server = server;
    this.properties = properties(server);
  }

  /** What mails are written with. */
  Session session() {
    return Session.getInstance(properties);
  }

  /**
   * Hands a mail over.
   *
   * @throws MessagingException if at least one recipient is refused
   */
  void send(Session session, MailText.Mail mail) throws MessagingException {
    SmtpServer.Login login = server.login();
    try (Transport transport = session.getTransport("smtp")) {
      if (login.isThere()) {
        String password = login.byChallenge() ? login.secret().value() : login.password().value();
        transport.connect(server.host(), server.port(), login.username(), password);
      } else {
        transport.connect(server.host(), server.port(), null, null);
      }
      transport.sendMessage(mail.message(), mail.recipients().toArray(InternetAddress[]::new));
    }
  }

  private static Properties properties(SmtpServer server) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.localhost", server.hello());
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
    properties.setProperty("mail.smtp.timeout", TIMEOUT);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT);
    // One address that is refused shall not keep the others from being told.
    properties.setProperty("mail.smtp.sendpartial", "true");
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.implicitTls()));
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty(
        "mail.smtp.starttls.required",
        Boolean.toString(server.requireTls() && !server.implicitTls()));
    properties.setProperty(
        "mail.smtp.ssl.checkserveridentity", Boolean.toString(!server.tls().client().insecure()));
    properties.setProperty(
        "mail.smtp.ssl.protocols", server.tls().onlyTls13() ? "TLSv1.3" : "TLSv1.2 TLSv1.3");
    properties.put("mail.smtp.ssl.socketFactory", TlsSockets.factory(server.tls().client()));
    login(properties, server.login());
    return properties;
  }

  private static void login(Properties properties, SmtpServer.Login login) {
    if (!login.isThere()) {
      return;
    }
    properties.setProperty("mail.smtp.auth", "true");
    if (login.byChallenge()) {
      properties.setProperty("mail.smtp.sasl.enable", "true");
      properties.setProperty("mail.smtp.sasl.mechanisms", "CRAM-MD5");
      // Should the server not know it, the secret is not sent in the clear instead.
      properties.setProperty("mail.smtp.auth.mechanisms", "NONE");
    } else {
      properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    }
    if (!login.identity().isEmpty()) {
      properties.setProperty("mail.smtp.sasl.authorizationid", login.identity());
    }
  }
}
