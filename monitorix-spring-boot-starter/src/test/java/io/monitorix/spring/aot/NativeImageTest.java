package io.monitorix.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.store.database.QuietLog;
import io.monitorix.client.pbs.model.Datastore;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.spring.autoconfigure.MonitorixAlertsAutoConfiguration;
import io.monitorix.spring.autoconfigure.MonitorixAutoConfiguration;
import io.monitorix.spring.autoconfigure.MonitorixMetricsAutoConfiguration;
import io.monitorix.spring.client.TargetClients;
import io.monitorix.spring.endpoint.AlertView;
import io.monitorix.spring.fixture.Contexts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

class NativeImageTest {

  private static RuntimeHints hints() {
    RuntimeHints hints = new RuntimeHints();
    new MonitorixRuntimeHints().registerHints(hints, NativeImageTest.class.getClassLoader());
    return hints;
  }

  @Test
  void springFindsTheHints() {
    assertThat(
            SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(org.springframework.aot.hint.RuntimeHintsRegistrar.class))
        .hasAtLeastOneElementOfType(MonitorixRuntimeHints.class);
  }

  @Test
  void resourcesThatAreReadByNameAreInTheImage() {
    RuntimeHints hints = hints();
    assertThat(
            List.of(
                "io/monitorix/grafana/rules/guests.yml",
                "io/monitorix/alerts/notify/text/words-de.tmpl",
                "io/monitorix/alerts/store/migration/sqlite/V1__alerts.sql",
                "io/monitorix/alerts/store/migration/postgresql/V1__alerts.sql"))
        .allSatisfy(
            name -> {
              assertThat(getClass().getClassLoader().getResource(name)).as(name).isNotNull();
              assertThat(RuntimeHintsPredicates.resource().forResource(name)).accepts(hints);
            });
    assertThat(
            List.of(
                "io.monitorix.alerts.notify.text.plain",
                "io.monitorix.exporter.report.report",
                "io.monitorix.exporter.routing.trial"))
        .allSatisfy(
            name -> {
              assertThat(ResourceBundle.getBundle(name, Locale.GERMAN).keySet()).isNotEmpty();
              assertThat(RuntimeHintsPredicates.resource().forBundle(name)).accepts(hints);
            });
  }

  @Test
  void whatIsReadByReflectionIsInTheImage() throws NoSuchMethodException {
    RuntimeHints hints = hints();
    assertThat(
            List.of(
                ClusterResource.class, NodeStatus.class, NodeStatus.Memory.class, Datastore.class))
        .allSatisfy(
            type -> {
              assertThat(
                      RuntimeHintsPredicates.reflection()
                          .onConstructorInvocation(type.getDeclaredConstructors()[0]))
                  .accepts(hints);
              assertThat(
                      RuntimeHintsPredicates.reflection()
                          .onMethodInvocation(type.getRecordComponents()[0].getAccessor()))
                  .accepts(hints);
            });
    assertThat(
            RuntimeHintsPredicates.reflection()
                .onConstructorInvocation(QuietLog.class.getConstructor()))
        .accepts(hints);
    assertThat(
            RuntimeHintsPredicates.reflection()
                .onMethodInvocation(TargetClients.class.getMethod("pve", String.class)))
        .accepts(hints);
    assertThat(
            RuntimeHintsPredicates.reflection()
                .onMethodInvocation(AlertView.class.getMethod("silencedBy")))
        .accepts(hints);
  }

  @Test
  void theContextCanBeWrittenDownAheadOfTime() throws IOException {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      TestPropertyValues.of(Contexts.target("lab")).applyTo(context);
      context.register(
          MonitorixAutoConfiguration.class,
          MonitorixMetricsAutoConfiguration.class,
          MonitorixAlertsAutoConfiguration.class);
      InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
      DefaultGenerationContext generation =
          new DefaultGenerationContext(
              new ClassNameGenerator(ClassName.get("io.monitorix.spring.aot", "Generated")), files);

      new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
      generation.writeGeneratedContent();

      StringBuilder sources = new StringBuilder();
      for (String name : files.getGeneratedFiles(Kind.SOURCE).keySet()) {
        sources.append(files.getGeneratedFileContent(Kind.SOURCE, name));
      }
      assertThat(sources).contains("labPveClient").contains("monitorixAlertEngine");
    }
  }
}
