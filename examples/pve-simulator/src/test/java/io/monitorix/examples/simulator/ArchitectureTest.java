package io.monitorix.examples.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.monitorix", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.monitorix.examples.simulator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingBelowKnowsTheAssembly =
      noClasses()
          .that()
          .resideInAPackage("io.monitorix.examples.simulator.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.monitorix.examples.simulator");

  @ArchTest
  static final ArchRule noOtherModuleOfOursIsUsed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.monitorix.client..", "io.monitorix.alerts..", "io.monitorix.exporter..");

  @ArchTest
  static final ArchRule theWorldKnowsNothingOfTheWire =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..simulator.cluster..",
              "..simulator.pbs..",
              "..simulator.access..",
              "..simulator.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "mockwebserver3..", "okio..", "..simulator.http..");
}
