package io.monitorix.spring.page;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import io.monitorix.client.pve.PveClient;
import io.monitorix.spring.alerts.AlertFiring;
import io.monitorix.spring.alerts.AlertResolved;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the page shows of Java; it is compiled here, and the page is compared with it. */
final class PageSnippets {

  private PageSnippets() {}

  @Component("pager")
  static class Pager implements Integration {

    @Override
    public String name() {
      return "pager";
    }

    @Override
    public boolean sendResolved() {
      return true;
    }

    @Override
    public Result send(Message message) {
      return ring(message.data().status()) ? Result.sent() : Result.retry("nobody answers");
    }

    private static boolean ring(String status) {
      return !status.isEmpty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Degradation {

    private final Set<String> degraded = ConcurrentHashMap.newKeySet();

    @EventListener
    void on(AlertFiring alert) {
      degraded.add(alert.name());
    }

    @EventListener
    void on(AlertResolved alert) {
      degraded.remove(alert.name());
    }
  }

  static class Guests {

    private final PveClient pve;

    Guests(@Qualifier("lab") PveClient pve) {
      this.pve = pve;
    }

    List<String> names() {
      return pve.cluster().resources().execute().stream()
          .map(resource -> resource.id() + " " + resource.status())
          .toList();
    }
  }
}
