package io.monitorix.examples.alerts;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.routing.dispatch.Lanes;
import io.monitorix.examples.alerts.Shop.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sells for two minutes, in which payments fail for half a minute, and tells how it goes. */
public final class Main {

  private static final int SECONDS = 120;
  private static final int BREAKS = 30;
  private static final int MENDED = 60;
  private static final int HOOK_PORT = 9099;

  private Main() {}

  /**
   * Runs it.
   *
   * @param arguments a routing file in the place of the one that comes with it, or nothing
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String routing =
        arguments.length == 0 ? text("routing.yml") : Files.readString(Path.of(arguments[0]));
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Shop shop = new Shop(meters, new Random());
    ExecutorService deliveries = Executors.newCachedThreadPool();
    try (Hook hook = Hook.listen(HOOK_PORT, Main::print);
        Alarms alarms =
            new Alarms(
                meters,
                text("rules.yml"),
                routing,
                IntegrationTypes.load(),
                new Lanes(deliveries, 2),
                InstantSource.system())) {
      print("a webhook listens on port " + hook.port());
      for (int second = 1; second <= SECONDS; second++) {
        shop.trouble(second >= BREAKS && second < MENDED ? Trouble.PAYMENTS_FAIL : Trouble.NONE);
        shop.second();
        alarms.tick();
        if (second % 10 == 0) {
          Value orders = alarms.ask("sum by (outcome) (rate(shop_orders_total[20s]))");
          print("orders a second: " + text(orders) + "  firing: " + alarms.firing());
        }
        TimeUnit.SECONDS.sleep(1);
      }
    } finally {
      deliveries.shutdownNow();
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }

  /** A file that lies beside this class. */
  static String text(String name) throws IOException {
    try (InputStream in = Main.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path beside " + Main.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(Value value) {
    StringBuilder text = new StringBuilder();
    for (Value.Element element : ((Value.Vector) value).elements()) {
      text.append(String.format("%s %.2f  ", element.labels(), element.value()));
    }
    return text.toString().strip();
  }
}
