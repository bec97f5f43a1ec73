package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.config.SecretUnavailableException;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/** Sends to one service over HTTP. */
public final class HttpIntegration implements Integration {

  private static final String HTTP_CONFIG = "http_config";

  private final String name;
  private final boolean sendResolved;
  private final ReceiverContext context;
  private final Service service;
  private final HttpSender sender;

  private HttpIntegration(
      String name,
      boolean sendResolved,
      ReceiverContext context,
      Service service,
      HttpSender sender) {
    this.name = name;
    this.sendResolved = sendResolved;
    this.context = context;
    this.service = service;
    this.sender = sender;
  }

  /** The keys of an integration that has these of its own and {@code http_config}. */
  public static Fields fields(YamlValue config, ReceiverContext context, List<String> keys) {
    List<String> all = new ArrayList<>(keys);
    all.add(HTTP_CONFIG);
    return Fields.of(config, context, all);
  }

  /**
   * The integration that these keys describe, unless their file has problems.
   *
   * @param sendResolved whether resolved alerts are told unless {@code send_resolved} says
   *     otherwise
   */
  public static Integration of(String name, Fields fields, boolean sendResolved, Service service) {
    boolean resolved = fields.flag("send_resolved", sendResolved);
    ReceiverContext context = fields.context();
    HttpSettings settings = HttpSettingsReader.read(fields, fields.value(HTTP_CONFIG, HTTP_CONFIG));
    return fields.complete(
        name,
        () ->
            new HttpIntegration(
                name,
                resolved,
                context,
                service,
                new HttpSender(settings, context.clock(), context.sockets())));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean sendResolved() {
    return sendResolved;
  }

  @Override
  public Result send(Message message) {
    Texts texts = new Texts(context, message.data());
    try {
      return service.deliver(message, texts, sender).noting(texts.faults());
    } catch (SecretUnavailableException e) {
      return Result.retry(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      String fault = texts.faults();
      return new Result.Failed(e.getMessage() + (fault.isEmpty() ? "" : "; " + fault));
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
