package io.monitorix.spring.alerts;

import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.properties.InvalidPropertyException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Reads rule files while the application's other beans are made, so that its start does not wait
 * for them. Thread-safe.
 */
public final class EarlyRules implements BeanFactoryPostProcessor {

  private final List<String> locations;
  private final RuleResources resources;
  private volatile @Nullable CompletableFuture<List<RuleFile>> read;

  /** For these locations, as {@code monitorix.alerts.rules.files} has them. */
  public EarlyRules(List<String> locations, ResourcePatternResolver resources) {
    this.locations = List.copyOf(locations);
    this.resources = new RuleResources(resources);
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    CompletableFuture<List<RuleFile>> reading =
        CompletableFuture.supplyAsync(() -> resources.read(locations), EarlyRules::onItsThread);
    CompletableFuture<Void> unused = reading.thenRun(AlertEngine::prepare);
    read = reading;
  }

  private static void onItsThread(Runnable task) {
    Thread thread = new Thread(task, "monitorix-rules");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The rule files.
   *
   * @throws InvalidPropertyException for the first location that is not there, or whose rules are
   *     wrong
   */
  List<RuleFile> files() {
    CompletableFuture<List<RuleFile>> reading = read;
    try {
      return reading == null ? resources.read(locations) : reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }
}
