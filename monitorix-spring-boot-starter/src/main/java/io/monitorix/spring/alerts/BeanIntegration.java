package io.monitorix.spring.alerts;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code bean_configs}: tells beans of the application, by their names. */
final class BeanIntegration implements IntegrationType {

  static final String KEY = "bean_configs";

  private static final String BEAN = "bean";

  private final Map<String, Integration> beans;

  BeanIntegration(Map<String, Integration> beans) {
    this.beans = new TreeMap<>(beans);
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    YamlMapping mapping = config.mapping(List.of(BEAN));
    YamlValue value = mapping.get(BEAN);
    if (value == null) {
      config.problem("expected the key 'bean', the name of a bean of type " + type());
      return Nobody.INSTANCE;
    }
    Integration bean = beans.get(value.text());
    if (bean == null) {
      value.problem(
          "there is no bean '"
              + value.text()
              + "' of type "
              + type()
              + (beans.isEmpty() ? "" : "; there are " + String.join(", ", beans.keySet())));
      return Nobody.INSTANCE;
    }
    return new Borrowed(bean);
  }

  private static String type() {
    return Integration.class.getName();
  }

  /** Sends through a bean, which is the application's to close. */
  private record Borrowed(Integration bean) implements Integration {

    @Override
    public String name() {
      return bean.name();
    }

    @Override
    public boolean sendResolved() {
      return bean.sendResolved();
    }

    /** What a bean throws must not end anything but this attempt. */
    @Override
    public Result send(Message message) {
      try {
        return bean.send(message);
      } catch (RuntimeException e) {
        return Result.retry("the bean " + bean.name() + " failed: " + e);
      }
    }

    @Override
    public void close() {
      // It may be told again, after a reload.
    }
  }

  /** In the place of what was wrong. */
  private enum Nobody implements Integration {
    INSTANCE;

    @Override
    public boolean sendResolved() {
      return false;
    }

    @Override
    public Result send(Message message) {
      return new Result.Failed("it is not configured");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
