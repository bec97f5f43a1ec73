package io.monitorix.exporter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.monitorix.exporter",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.monitorix.exporter";

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.monitorix.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsKnowOnlyThoseBelowThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
          .layer("language")
          .definedBy(ROOT + ".language..")
          .layer("auth")
          .definedBy(ROOT + ".auth..")
          .layer("reach")
          .definedBy(ROOT + ".reach..")
          .layer("cache")
          .definedBy(ROOT + ".cache..")
          .layer("access")
          .definedBy(ROOT + ".access..")
          .layer("pem")
          .definedBy(ROOT + ".pem..")
          .layer("tuning")
          .definedBy(ROOT + ".tuning..")
          .layer("config")
          .definedBy(ROOT + ".config..")
          .layer("metric")
          .definedBy(ROOT + ".metric..")
          .layer("collect")
          .definedBy(ROOT + ".collect..")
          .layer("volume")
          .definedBy(ROOT + ".volume..")
          .layer("discovery")
          .definedBy(ROOT + ".discovery..")
          .layer("httpsd")
          .definedBy(ROOT + ".httpsd..")
          .layer("catalog")
          .definedBy(ROOT + ".catalog..")
          .layer("poll")
          .definedBy(ROOT + ".poll..")
          .layer("history")
          .definedBy(ROOT + ".history..")
          .layer("probe")
          .definedBy(ROOT + ".probe..")
          .layer("inventory")
          .definedBy(ROOT + ".inventory..")
          .layer("service")
          .definedBy(ROOT + ".service..")
          .layer("note")
          .definedBy(ROOT + ".note..")
          .layer("state")
          .definedBy(ROOT + ".state..")
          .layer("ondemand")
          .definedBy(ROOT + ".ondemand..")
          .layer("doctor")
          .definedBy(ROOT + ".doctor..")
          .layer("exposition")
          .definedBy(ROOT + ".exposition..")
          .layer("self")
          .definedBy(ROOT + ".self..")
          .layer("push")
          .definedBy(ROOT + ".push..")
          .layer("events")
          .definedBy(ROOT + ".events..")
          .layer("live")
          .definedBy(ROOT + ".live..")
          .layer("series")
          .definedBy(ROOT + ".series..")
          .layer("alerts")
          .definedBy(ROOT + ".alerts..")
          .layer("state")
          .definedBy(ROOT + ".state..")
          .layer("backup")
          .definedBy(ROOT + ".backup..")
          .layer("rules")
          .definedBy(ROOT + ".rules..")
          .layer("routing")
          .definedBy(ROOT + ".routing..")
          .layer("heartbeat")
          .definedBy(ROOT + ".heartbeat..")
          .layer("report")
          .definedBy(ROOT + ".report..")
          .layer("scrape")
          .definedBy(ROOT + ".scrape..")
          .layer("web")
          .definedBy(ROOT + ".web..")
          .layer("alertmanager")
          .definedBy(ROOT + ".alertmanager..")
          .layer("login")
          .definedBy(ROOT + ".login..")
          .layer("health")
          .definedBy(ROOT + ".health..")
          .layer("embedded")
          .definedBy(ROOT + ".embedded..")
          .layer("query")
          .definedBy(ROOT + ".query..")
          .layer("dashboards")
          .definedBy(ROOT + ".dashboards..")
          .layer("cli")
          .definedBy(ROOT + ".cli..")
          .layer("root")
          .definedBy(ROOT)
          .whereLayer("embedded")
          .mayOnlyAccessLayers("config", "push", "series", "alerts", "rules", "routing")
          .whereLayer("reach")
          .mayNotAccessAnyLayer()
          .whereLayer("cache")
          .mayOnlyAccessLayers("config")
          .whereLayer("language")
          .mayNotAccessAnyLayer()
          .whereLayer("pem")
          .mayNotAccessAnyLayer()
          .whereLayer("tuning")
          .mayNotAccessAnyLayer()
          .whereLayer("config")
          .mayOnlyAccessLayers("pem", "tuning")
          .whereLayer("metric")
          .mayNotAccessAnyLayer()
          .whereLayer("collect")
          .mayOnlyAccessLayers("config", "metric")
          .whereLayer("volume")
          .mayOnlyAccessLayers("config", "metric", "collect")
          .whereLayer("httpsd")
          .mayOnlyAccessLayers("config", "metric", "collect", "poll")
          .whereLayer("discovery")
          .mayOnlyAccessLayers("config", "metric")
          .whereLayer("catalog")
          .mayOnlyAccessLayers("config", "metric", "collect")
          .whereLayer("poll")
          .mayOnlyAccessLayers("config", "metric", "collect", "catalog", "volume")
          .whereLayer("history")
          .mayOnlyAccessLayers("config", "collect")
          .whereLayer("service")
          .mayOnlyAccessLayers("config", "probe", "state")
          .whereLayer("note")
          .mayOnlyAccessLayers("state")
          .whereLayer("inventory")
          .mayOnlyAccessLayers("auth", "config", "metric", "collect", "poll")
          .whereLayer("ondemand")
          .mayOnlyAccessLayers("config", "metric", "collect", "catalog", "poll", "reach")
          .whereLayer("doctor")
          .mayOnlyAccessLayers("config", "metric", "collect", "catalog", "language", "probe")
          .whereLayer("probe")
          .mayOnlyAccessLayers("config", "metric", "reach")
          .whereLayer("exposition")
          .mayOnlyAccessLayers("metric")
          .whereLayer("self")
          .mayOnlyAccessLayers("poll", "ondemand", "config", "metric")
          .whereLayer("push")
          .mayOnlyAccessLayers("config")
          .whereLayer("events")
          .mayOnlyAccessLayers("config", "collect", "poll", "probe")
          .whereLayer("live")
          .mayOnlyAccessLayers("config", "events", "push")
          .whereLayer("series")
          .mayOnlyAccessLayers("config", "history", "push")
          .whereLayer("alerts")
          .mayOnlyAccessLayers("config")
          .whereLayer("state")
          .mayOnlyAccessLayers("config")
          .whereLayer("backup")
          .mayOnlyAccessLayers("config", "state")
          .whereLayer("rules")
          .mayOnlyAccessLayers("alerts", "config", "state", "tuning")
          .whereLayer("routing")
          .mayOnlyAccessLayers("alerts", "config", "language", "reach")
          .whereLayer("heartbeat")
          .mayOnlyAccessLayers("config", "push")
          .whereLayer("report")
          .mayOnlyAccessLayers("config", "language", "routing")
          .whereLayer("scrape")
          .mayNotAccessAnyLayer()
          .whereLayer("auth")
          .mayOnlyAccessLayers("config", "collect", "poll", "state")
          .whereLayer("access")
          .mayOnlyAccessLayers("auth", "config", "state")
          .whereLayer("web")
          .mayOnlyAccessLayers(
              "access",
              "auth",
              "cache",
              "alerts",
              "backup",
              "rules",
              "routing",
              "report",
              "language",
              "pem",
              "config",
              "metric",
              "collect",
              "poll",
              "probe",
              "ondemand",
              "exposition",
              "self",
              "state",
              "httpsd",
              "inventory",
              "note",
              "service",
              "catalog",
              "events",
              "series")
          .whereLayer("alertmanager")
          .mayNotAccessAnyLayer()
          .whereLayer("login")
          .mayOnlyAccessLayers("alertmanager")
          .whereLayer("health")
          .mayNotAccessAnyLayer()
          .whereLayer("query")
          .mayOnlyAccessLayers("language")
          .whereLayer("dashboards")
          .mayOnlyAccessLayers(
              "catalog", "metric", "poll", "volume", "probe", "discovery", "language")
          .whereLayer("root")
          .mayOnlyAccessLayers(
              "access",
              "auth",
              "cache",
              "alerts",
              "backup",
              "rules",
              "routing",
              "heartbeat",
              "report",
              "config",
              "metric",
              "collect",
              "catalog",
              "discovery",
              "poll",
              "httpsd",
              "inventory",
              "note",
              "service",
              "state",
              "history",
              "probe",
              "ondemand",
              "exposition",
              "self",
              "web",
              "push",
              "scrape",
              "events",
              "live",
              "series");

  @ArchTest
  static final ArchRule onlyWhatReadsProxmoxKnowsTheClient =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".config..",
              ROOT + ".exposition..",
              ROOT + ".metric..",
              ROOT + ".probe..",
              ROOT + ".web..",
              ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.monitorix.client..");

  @ArchTest
  static final ArchRule onlyWhatTunesThemKnowsTheRulesThatComeWithIt =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackage(ROOT + ".tuning..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.monitorix.grafana");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheDashboards =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.monitorix.grafana.bundle..",
              "io.monitorix.grafana.dashboard..",
              "io.monitorix.grafana.alerting..");

  @ArchTest
  static final ArchRule onlyTheVolumeKnowsHowToRelabel =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackages(ROOT + ".config..", ROOT + ".volume..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.monitorix.alerts.relabel..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheSimulatorAndTheLibrariesOfTheProcess =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.monitorix.examples..",
              "picocli..",
              "ch.qos.logback..",
              "io.sentry..",
              "mockwebserver3..");

  @ArchTest
  static final ArchRule nothingReachesThroughTheClient =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.monitorix.client.internal..");

  @ArchTest
  static final ArchRule onlyTheApiAndAnswersToQueriesAreWrittenWithMoshi =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackages(
              ROOT + ".web.prometheus..",
              ROOT + ".web.alertmanager..",
              ROOT + ".web.monitorix..",
              ROOT + ".web.refusal..",
              ROOT + ".web.api..",
              ROOT + ".web.manage..",
              ROOT + ".web.openapi..",
              ROOT + ".web.auth..",
              ROOT + ".auth..",
              ROOT + ".alertmanager..",
              ROOT + ".login..",
              ROOT + ".query..",
              ROOT + ".backup.archive..",
              ROOT + ".backup.place..",
              ROOT + ".web.backup..",
              ROOT + ".dashboards..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.squareup.moshi..");

  @ArchTest
  static final ArchRule onlyServiceChecksAndQueriesSpeakHttpThemselves =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackages(
              ROOT + ".probe..",
              ROOT + ".auth.oidc..",
              ROOT + ".alertmanager..",
              ROOT + ".health..",
              ROOT + ".query..",
              ROOT + ".backup.s3..",
              ROOT + ".dashboards..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("okhttp3..");
}
