package io.monitorix.spring.aot;

import io.monitorix.spring.client.TargetClients;
import io.monitorix.spring.endpoint.Overview;
import io.monitorix.spring.properties.AlertsProperties;
import io.monitorix.spring.properties.MetricsProperties;
import io.monitorix.spring.properties.MonitorixProperties;
import io.monitorix.spring.properties.RoutingProperties;
import io.monitorix.spring.properties.TargetProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * Tells a native image what is found by name while Monitorix runs: resources, the records that JSON
 * of Proxmox is read into, and what the endpoint answers.
 */
public final class MonitorixRuntimeHints implements RuntimeHintsRegistrar {

  private static final String ENDPOINT =
      "org.springframework.boot.actuate.endpoint.annotation.Endpoint";

  private static final List<String> RESOURCES =
      List.of(
          "io/monitorix/grafana/rules/*.yml",
          "io/monitorix/alerts/notify/text/*.properties",
          "io/monitorix/alerts/notify/text/*.tmpl",
          "io/monitorix/alerts/store/migration/postgresql/*.sql",
          "io/monitorix/alerts/store/migration/sqlite/*.sql",
          "io/monitorix/exporter/build.properties",
          "io/monitorix/exporter/config/probe-modules.yml",
          "META-INF/services/io.monitorix.alerts.notify.IntegrationType");

  /** Words of notifications in English and German. */
  private static final List<String> BUNDLES =
      List.of(
          "io.monitorix.alerts.notify.text.plain",
          "io.monitorix.exporter.report.report",
          "io.monitorix.exporter.routing.trial");

  private static final String PACKAGE_INFO = "package-info.class";

  private static final List<String> MODELS =
      List.of("io/monitorix/client/pve/model", "io/monitorix/client/pbs/model");

  /** Spring makes it, while the application is built. */
  public MonitorixRuntimeHints() {}

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    RESOURCES.forEach(hints.resources()::registerPattern);
    BUNDLES.forEach(hints.resources()::registerResourceBundle);
    PathMatchingResourcePatternResolver classes = new PathMatchingResourcePatternResolver(loader);
    MODELS.forEach(model -> registerRecords(hints, classes, model));
    hints
        .reflection()
        .registerType(
            TypeReference.of("io.monitorix.alerts.store.database.QuietLog"),
            MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)
        .registerType(TargetClients.class, MemberCategory.INVOKE_PUBLIC_METHODS);
    BindingReflectionHintsRegistrar bindings = new BindingReflectionHintsRegistrar();
    bindings.registerReflectionHints(
        hints.reflection(),
        MonitorixProperties.class,
        TargetProperties.class,
        MetricsProperties.class,
        AlertsProperties.class,
        RoutingProperties.class);
    if (ClassUtils.isPresent(ENDPOINT, loader)) {
      bindings.registerReflectionHints(hints.reflection(), Overview.class);
    }
  }

  /** Moshi reads components, and calls the constructor and the accessors. */
  private static void registerRecords(
      RuntimeHints hints, PathMatchingResourcePatternResolver classes, String folder) {
    MetadataReaderFactory readers = new SimpleMetadataReaderFactory(classes);
    try {
      for (Resource resource : classes.getResources("classpath*:" + folder + "/*.class")) {
        if (PACKAGE_INFO.equals(resource.getFilename())) {
          continue;
        }
        String name = readers.getMetadataReader(resource).getClassMetadata().getClassName();
        hints
            .reflection()
            .registerType(
                TypeReference.of(name),
                MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                MemberCategory.INVOKE_PUBLIC_METHODS,
                MemberCategory.INVOKE_DECLARED_METHODS,
                MemberCategory.ACCESS_DECLARED_FIELDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read from the class path", e);
    }
  }
}
