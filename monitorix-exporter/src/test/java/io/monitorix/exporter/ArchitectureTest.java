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
          .layer("pem")
          .definedBy(ROOT + ".pem..")
          .layer("config")
          .definedBy(ROOT + ".config..")
          .layer("metric")
          .definedBy(ROOT + ".metric..")
          .layer("collect")
          .definedBy(ROOT + ".collect..")
          .layer("catalog")
          .definedBy(ROOT + ".catalog..")
          .layer("poll")
          .definedBy(ROOT + ".poll..")
          .layer("ondemand")
          .definedBy(ROOT + ".ondemand..")
          .layer("exposition")
          .definedBy(ROOT + ".exposition..")
          .layer("self")
          .definedBy(ROOT + ".self..")
          .layer("web")
          .definedBy(ROOT + ".web..")
          .layer("cli")
          .definedBy(ROOT + ".cli..")
          .layer("root")
          .definedBy(ROOT)
          .whereLayer("pem")
          .mayNotAccessAnyLayer()
          .whereLayer("config")
          .mayOnlyAccessLayers("pem")
          .whereLayer("metric")
          .mayNotAccessAnyLayer()
          .whereLayer("collect")
          .mayOnlyAccessLayers("config", "metric")
          .whereLayer("catalog")
          .mayOnlyAccessLayers("config", "metric", "collect")
          .whereLayer("poll")
          .mayOnlyAccessLayers("config", "metric", "collect", "catalog")
          .whereLayer("ondemand")
          .mayOnlyAccessLayers("config", "metric", "collect", "catalog", "poll")
          .whereLayer("exposition")
          .mayOnlyAccessLayers("metric")
          .whereLayer("self")
          .mayOnlyAccessLayers("poll", "ondemand", "config")
          .whereLayer("web")
          .mayOnlyAccessLayers(
              "pem", "config", "metric", "collect", "poll", "ondemand", "exposition", "self")
          .whereLayer("root")
          .mayOnlyAccessLayers(
              "config",
              "metric",
              "collect",
              "catalog",
              "poll",
              "ondemand",
              "exposition",
              "self",
              "web");

  @ArchTest
  static final ArchRule onlyWhatReadsProxmoxKnowsTheClient =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".config..",
              ROOT + ".exposition..",
              ROOT + ".metric..",
              ROOT + ".web..",
              ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.monitorix.client..", "io.monitorix.alerts..");

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
              "io.monitorix.examples..", "picocli..", "ch.qos.logback..", "mockwebserver3..");

  @ArchTest
  static final ArchRule nothingReachesThroughTheClient =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "okhttp3..", "okio..", "com.squareup.moshi..", "io.monitorix.client.internal..");
}
