package io.monitorix.spring;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.monitorix.spring",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.monitorix.spring";

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.monitorix.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsKnowOnlyThoseBelowThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
          .layer("properties")
          .definedBy(ROOT + ".properties..")
          .layer("client")
          .definedBy(ROOT + ".client..")
          .layer("metrics")
          .definedBy(ROOT + ".metrics..")
          .layer("alerts")
          .definedBy(ROOT + ".alerts..")
          .layer("health")
          .definedBy(ROOT + ".health..")
          .layer("endpoint")
          .definedBy(ROOT + ".endpoint..")
          .layer("failure")
          .definedBy(ROOT + ".failure..")
          .whereLayer("properties")
          .mayNotAccessAnyLayer()
          .whereLayer("client")
          .mayOnlyAccessLayers("properties")
          .whereLayer("metrics")
          .mayNotAccessAnyLayer()
          .whereLayer("alerts")
          .mayOnlyAccessLayers("properties", "metrics")
          .whereLayer("health")
          .mayOnlyAccessLayers("metrics")
          .whereLayer("endpoint")
          .mayOnlyAccessLayers("metrics")
          .whereLayer("failure")
          .mayOnlyAccessLayers("properties");
}
