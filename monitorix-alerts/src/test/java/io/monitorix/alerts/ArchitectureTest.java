package io.monitorix.alerts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.monitorix.alerts",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.monitorix.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noOtherModuleOfOursIsUsed =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to another module of ours",
                  (JavaClass used) ->
                      used.getPackageName().startsWith("io.monitorix.")
                          && !used.getPackageName().startsWith("io.monitorix.alerts")));

  @ArchTest
  static final ArchRule deliveryKnowsNothingOfWhatItDelivers =
      noClasses()
          .that()
          .resideInAPackage("io.monitorix.alerts.remote.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.prometheus..", "com.google.protobuf..", "org.xerial.snappy..");

  @ArchTest
  static final ArchRule onlyDeliveryQueriesScrapesAndReceiversSpeakHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.monitorix.alerts.remote.delivery..",
              "io.monitorix.alerts.remote.query..",
              "io.monitorix.alerts.scrape.fetch..",
              "io.monitorix.alerts.notify.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "okio..");

  @ArchTest
  static final ArchRule theSeriesStoreStandsOnLabelsStorageAndSamplesAlone =
      noClasses()
          .that()
          .resideInAPackage("io.monitorix.alerts.series..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.monitorix.alerts.promql..",
              "io.monitorix.alerts.remote..",
              "io.monitorix.alerts.relabel..");

  @ArchTest
  static final ArchRule routingKnowsNothingOfWhereAlertsGoNorOfSeries =
      noClasses()
          .that()
          .resideInAPackage("io.monitorix.alerts.routing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.monitorix.alerts.remote..",
              "io.monitorix.alerts.series..",
              "io.monitorix.alerts.promql.eval..",
              "java.sql..",
              "okhttp3..");

  @ArchTest
  static final ArchRule whatTheSeriesStoreIsMadeOfKnowsNothingOfMetrics =
      noClasses()
          .that()
          .resideInAPackage("io.monitorix.alerts.series.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.prometheus..", "io.monitorix.alerts.sample..");
}
