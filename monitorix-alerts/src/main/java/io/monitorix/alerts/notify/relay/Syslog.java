package io.monitorix.alerts.notify.relay;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.http.TlsReader;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.remote.delivery.TlsSockets;
import io.monitorix.alerts.yaml.YamlValue;
import java.io.IOException;
import java.util.List;
import javax.net.SocketFactory;

/**
 * {@code syslog_configs}: a line in a system log (RFC 5424), by UDP, by TCP (RFC 6587, with octets
 * counted) or by TLS (RFC 5425).
 */
public final class Syslog implements IntegrationType {

  private static final List<String> KEYS =
      List.of("address", "protocol", "facility", "app_name", "hostname", "message", "tls_config");

  @Override
  public String key() {
    return "syslog_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = Fields.of(config, context, KEYS);
    String protocol = fields.word("protocol", List.of("udp", "tcp", "tls"), "udp");
    String address = fields.required("address");
    int colon = address.lastIndexOf(':');
    if (!address.isEmpty() && !address.matches(".+:[1-9]\\d{0,4}")) {
      fields.problem("address", "expected host:port, such as log.example:514");
      colon = -1;
    }
    String host = colon < 0 ? "" : address.substring(0, colon).replaceAll("^\\[|]$", "");
    int port = colon < 0 ? 0 : Integer.parseInt(address.substring(colon + 1));
    SyslogLine line =
        new SyslogLine(
            SyslogLine.facility(fields.word("facility", SyslogLine.FACILITIES, "daemon")),
            fields.text("hostname", ""),
            fields.text("app_name", "monitorix"));
    String message = fields.template("message", "{{ template \"syslog.default.message\" . }}");
    TlsReader.Tls tls = TlsReader.read(fields, fields.value("tls_config", null));
    boolean sendResolved = fields.flag("send_resolved", true);
    return fields.complete(
        "syslog",
        () -> {
          SocketFactory sockets =
              protocol.equals("tls")
                  ? TlsSockets.factory(tls.client())
                  : SocketFactory.getDefault();
          SyslogTransport transport =
              protocol.equals("udp")
                  ? new SyslogTransport.Udp(host, port)
                  : new SyslogTransport.Stream(host, port, sockets, !tls.client().insecure());
          return new Logging(sendResolved, context, line, message, transport);
        });
  }

  private record Logging(
      boolean sendResolved,
      ReceiverContext context,
      SyslogLine line,
      String template,
      SyslogTransport transport)
      implements Integration {

    @Override
    public String name() {
      return "syslog";
    }

    @Override
    public Result send(Message message) {
      Texts texts = new Texts(context, message.data());
      try {
        transport.send(line.of(message, texts.title(template), context.clock().instant()));
        return Result.sent().noting(texts.faults());
      } catch (IOException e) {
        return Result.retry(String.valueOf(e));
      }
    }

    @Override
    public void close() {
      // Each line has a connection of its own.
    }
  }
}
