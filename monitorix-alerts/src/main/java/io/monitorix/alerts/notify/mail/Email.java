package io.monitorix.alerts.notify.mail;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.http.TlsReader;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code email_configs}: mail in text and HTML. */
public final class Email implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "to",
          "from",
          "hello",
          "smarthost",
          "auth_username",
          "auth_password",
          "auth_password_file",
          "auth_secret",
          "auth_secret_file",
          "auth_identity",
          "require_tls",
          "force_implicit_tls",
          "tls_config",
          "html",
          "text",
          "headers",
          "threading");

  @Override
  public String key() {
    return "email_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = Fields.of(config, context, KEYS);
    String from = fields.text("from", "smtp_from", "");
    if (from.isEmpty()) {
      fields.missing("from", "global.smtp_from");
    }
    SmtpServer server = server(fields);
    MailText text =
        new MailText(
            fields.required("to"),
            from,
            fields.template("html", "{{ template \"email.default.html\" . }}"),
            fields.template("text", "{{ template \"email.default.text\" . }}"),
            headers(fields),
            threading(fields));
    boolean sendResolved = fields.flag("send_resolved", false);
    return fields.complete(
        "email", () -> new EmailIntegration(sendResolved, context, text, new Mailer(server)));
  }

  private static SmtpServer server(Fields fields) {
    String smarthost = fields.text("smarthost", "smtp_smarthost", "");
    int colon = smarthost.lastIndexOf(':');
    String host = colon < 0 ? "" : smarthost.substring(0, colon);
    int port = colon < 0 ? -1 : port(smarthost.substring(colon + 1));
    if (smarthost.isEmpty()) {
      fields.missing("smarthost", "global.smtp_smarthost");
    } else if (host.isEmpty() || port < 0) {
      fields.problem("smarthost", "expected host:port, such as mail.example:587");
    }
    return new SmtpServer(
        host.replaceAll("^\\[|]$", ""),
        port,
        fields.text("hello", "smtp_hello", "localhost"),
        fields.flag("require_tls", "smtp_require_tls", true),
        fields.flag("force_implicit_tls", "smtp_force_implicit_tls", port == 465),
        TlsReader.read(fields, fields.value("tls_config", "smtp_tls_config")),
        new SmtpServer.Login(
            fields.text("auth_username", "smtp_auth_username", ""),
            fields.secret("auth_password", "smtp_auth_password"),
            fields.secret("auth_secret", "smtp_auth_secret"),
            fields.text("auth_identity", "smtp_auth_identity", "")));
  }

  private static int port(String text) {
    if (text.equals("smtps")) {
      return 465;
    }
    return switch (text) {
      case "smtp" -> 25;
      case "submission" -> 587;
      default -> text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : -1;
    };
  }

  private static Map<String, String> headers(Fields fields) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields
        .templates("headers")
        .forEach(
            (name, value) -> {
              if (!name.matches("[!-9;-~]+")) {
                fields.problem("headers", "'" + name + "' is no name of a header");
              } else if (headers.put(name, value) != null) {
                fields.problem(
                    "headers", "the header '" + name.toLowerCase(Locale.ROOT) + "' stands twice");
              }
            });
    return headers;
  }

  private static MailText.Threading threading(Fields fields) {
    @Nullable Fields threading = fields.below("threading", List.of("enabled", "thread_by_date"));
    if (threading == null || !threading.flag("enabled", false)) {
      return MailText.Threading.OFF;
    }
    return threading.word("thread_by_date", List.of("daily", "none"), "daily").equals("none")
        ? MailText.Threading.BY_GROUP
        : MailText.Threading.BY_GROUP_AND_DAY;
  }
}
